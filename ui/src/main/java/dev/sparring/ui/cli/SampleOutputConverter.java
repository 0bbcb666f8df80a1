package dev.sparring.ui.cli;

import dev.sparring.gan.sampling.output.SampleOutput;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where samples go from the command line: the name says as what. Looks at the file system only to see whether a folder is there. */
final class SampleOutputConverter implements ITypeConverter<SampleOutput> {

    @Override
    public SampleOutput convert(String text) {
        Path path = new PathConverter().convert(text);
        if (text.endsWith("/") || text.endsWith(path.getFileSystem().getSeparator()) || Files.isDirectory(path)) {
            return new SampleOutput(path, SampleOutput.Kind.FOLDER);
        }
        return SampleOutput.Kind.of(path)
                .map(kind -> new SampleOutput(path, kind))
                .orElseThrow(
                        () -> new TypeConversionException(
                                text
                                        + " does not say what to write; end it in .png, .jpg, .npy, .csv for points, or / for a folder"));
    }
}
