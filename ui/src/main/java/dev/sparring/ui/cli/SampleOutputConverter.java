package dev.sparring.ui.cli;

import dev.sparring.gan.file.OutputFile;
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
        return switch (OutputFile.ending(path)) {
            case "png" -> new SampleOutput(path, SampleOutput.Kind.PNG);
            case "jpg", "jpeg" -> new SampleOutput(path, SampleOutput.Kind.JPEG);
            case "csv" -> new SampleOutput(path, SampleOutput.Kind.CSV);
            case "npy" -> new SampleOutput(path, SampleOutput.Kind.NPY);
            default ->
                throw new TypeConversionException(
                        text
                                + " does not say what to write; end it in .png, .jpg, .npy, .csv for points, or / for a folder");
        };
    }
}
