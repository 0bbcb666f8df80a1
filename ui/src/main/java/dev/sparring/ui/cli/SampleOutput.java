package dev.sparring.ui.cli;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.PointScale;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.sampling.Jpeg;
import dev.sparring.gan.sampling.Npy;
import dev.sparring.gan.sampling.Png;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.sampling.SampleGrid;
import dev.sparring.ui.cli.output.OutFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where samples go, and what they are written as: its name says so.
 *
 * @param path a file, or a folder
 * @param kind what is written there
 */
record SampleOutput(Path path, Kind kind) {

    private static final String TABLE = "samples.csv";
    private static final int MOST_ON_A_SHEET = 1024;

    /** What is written. */
    enum Kind {
        /** One lossless picture of all. */
        PNG,
        /** One picture of all that is smaller and not exact. */
        JPEG,
        /** Points, one {@code x,y} a line. */
        CSV,
        /** All numbers as a NumPy array. */
        NPY,
        /** Images as files of their own, {@code 0000.png} and on, pixel by pixel as the generator makes them; points as a table. */
        FOLDER
    }

    /** Reads it from the command line; looks at the file system only to see whether a folder is there. */
    static final class Converter implements ITypeConverter<SampleOutput> {
        @Override
        public SampleOutput convert(String text) {
            Path path = new PathConverter().convert(text);
            if (text.endsWith("/") || text.endsWith(path.getFileSystem().getSeparator()) || Files.isDirectory(path)) {
                return new SampleOutput(path, Kind.FOLDER);
            }
            return switch (OutFile.ending(path)) {
                case "png" -> new SampleOutput(path, Kind.PNG);
                case "jpg", "jpeg" -> new SampleOutput(path, Kind.JPEG);
                case "csv" -> new SampleOutput(path, Kind.CSV);
                case "npy" -> new SampleOutput(path, Kind.NPY);
                default ->
                    throw new TypeConversionException(
                            text
                                    + " does not say what to write; end it in .png, .jpg, .npy, .csv for points, or / for a folder");
            };
        }
    }

    /**
     * Refuses what cannot be written, before anything is drawn.
     *
     * @param shape of the samples
     * @throws SparringException.Configuration if these samples cannot be written so, or not there
     */
    void require(SampleShape shape) throws SparringException.Configuration {
        if (kind == Kind.CSV && shape.isImage()) {
            throw new SparringException.Configuration(
                    "--out " + path + " is a table, and these are images", "end the name in .png, .jpg, .npy or /");
        }
        if (kind != Kind.FOLDER) {
            OutFile.requirePlace(path);
        } else if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new SparringException.Configuration(
                    "--out " + path + " is a file",
                    "give another name for the folder, or end it in .png, .jpg or .npy");
        } else if (Files.exists(path.resolve(shape.isImage() ? name(0) : TABLE))) {
            throw new SparringException.Configuration(
                    "--out " + path + " holds samples already", "give a new or an empty folder");
        }
    }

    /**
     * Writes.
     *
     * @param samples all of them
     * @param scale how the data was scaled for the networks, if it was
     * @throws SparringException.Storage if the disk is full or the place cannot be written to
     */
    void write(SampleBatch samples, Optional<PointScale> scale) throws SparringException.Storage {
        switch (kind) {
            case PNG, JPEG -> writeSheets(samples);
            case NPY -> OutFile.write(path, Npy.of(samples, scale));
            case CSV -> OutFile.write(path, SampleGrid.table(samples, scale));
            case FOLDER -> writeFolder(samples, scale);
        }
    }

    /** One sheet, or several beside it where there are many images: {@code samples-1.png} and on. */
    private void writeSheets(SampleBatch samples) throws SparringException.Storage {
        if (!samples.shape().isImage() || samples.count() <= MOST_ON_A_SHEET) {
            OutFile.write(path, encoded(samples));
            return;
        }
        int length = samples.shape().length();
        for (int from = 0; from < samples.count(); from += MOST_ON_A_SHEET) {
            int count = Math.min(MOST_ON_A_SHEET, samples.count() - from);
            float[] values = Arrays.copyOfRange(samples.values(), from * length, (from + count) * length);
            SampleBatch page = new SampleBatch(samples.step(), samples.shape(), count, values, columns(samples));
            OutFile.write(page(from / MOST_ON_A_SHEET), encoded(page));
        }
    }

    private static int columns(SampleBatch samples) {
        return Math.min(samples.columns(), (int) Math.ceil(Math.sqrt(MOST_ON_A_SHEET)));
    }

    private Path page(int number) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return path.resolveSibling(name.substring(0, dot) + "-" + (number + 1) + name.substring(dot));
    }

    /** What there is to look at, for people. */
    String told(SampleBatch samples) {
        boolean paged = (kind == Kind.PNG || kind == Kind.JPEG)
                && samples.shape().isImage()
                && samples.count() > MOST_ON_A_SHEET;
        return paged
                ? page(0) + " to "
                        + page((samples.count() - 1) / MOST_ON_A_SHEET).getFileName()
                : path.toString();
    }

    private byte[] encoded(SampleBatch samples) {
        BufferedImage sheet = sheet(samples);
        return kind == Kind.PNG ? Png.of(sheet) : Jpeg.of(sheet);
    }

    private static BufferedImage sheet(SampleBatch samples) {
        return samples.shape().isImage() ? SampleGrid.grid(samples) : SampleGrid.plane(samples, samples.values());
    }

    private void writeFolder(SampleBatch samples, Optional<PointScale> scale) throws SparringException.Storage {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw SparringException.Storage.of("cannot make " + path, e);
        }
        if (!samples.shape().isImage()) {
            OutFile.write(path.resolve(TABLE), SampleGrid.table(samples, scale));
            return;
        }
        for (int i = 0; i < samples.count(); i++) {
            OutFile.write(path.resolve(name(i)), Png.of(SampleGrid.single(samples, i)));
        }
    }

    private static String name(int index) {
        return String.format(Locale.ROOT, "%04d.png", index);
    }
}
