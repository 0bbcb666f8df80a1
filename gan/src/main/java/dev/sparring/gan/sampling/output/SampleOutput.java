package dev.sparring.gan.sampling.output;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.PointScale;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.file.OutputFile;
import dev.sparring.gan.sampling.Jpeg;
import dev.sparring.gan.sampling.Npy;
import dev.sparring.gan.sampling.Png;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.sampling.SampleGrid;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/**
 * Where samples go, and what they are written as.
 *
 * @param path a file, or a folder
 * @param kind what is written there
 */
public record SampleOutput(Path path, Kind kind) {

    private static final String TABLE = "samples.csv";
    private static final int MOST_ON_A_SHEET = 1024;

    /** What is written. */
    public enum Kind {
        /** One lossless picture of all. */
        PNG(".png"),
        /** One picture of all that is smaller and not exact. */
        JPEG(".jpg"),
        /** Points, one {@code x,y} a line. */
        CSV(".csv"),
        /** All numbers as a NumPy array. */
        NPY(".npy"),
        /** Images as files of their own, {@code 0000.png} and on, pixel by pixel as the generator makes them; points as a table. */
        FOLDER("");

        private final String ending;

        Kind(String ending) {
            this.ending = ending;
        }

        /**
         * What a name of such a file ends in.
         *
         * @return with its point, such as {@code .png}; empty of a folder
         */
        public String ending() {
            return ending;
        }

        /**
         * What a name says its file is.
         *
         * @param file any
         * @return empty if its ending is none of these, and of a folder
         */
        public static Optional<Kind> of(Path file) {
            String ending = OutputFile.ending(file);
            String usual = "." + (ending.equals("jpeg") ? "jpg" : ending);
            return Stream.of(values()).filter(kind -> kind.ending.equals(usual)).findFirst();
        }
    }

    /**
     * Refuses what cannot be written, before anything is drawn. Whoever gave the name of one file knows whether it may be replaced; of
     * files whose names follow from it nobody was asked, so that none of them may be there yet.
     *
     * @param shape of the samples
     * @param count how many there will be, at least 1
     * @throws SparringException.Configuration if these samples cannot be written so, or not there
     */
    public void require(SampleShape shape, int count) throws SparringException.Configuration {
        if (kind == Kind.CSV && shape.isImage()) {
            throw new SparringException.Configuration(
                    path + " is a table, and these are images", "end the name in .png, .jpg, .npy or /");
        }
        if (kind != Kind.FOLDER) {
            OutputFile.requirePlace(path);
        } else if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new SparringException.Configuration(
                    path + " is a file", "give another name for the folder, or end it in .png, .jpg or .npy");
        } else if (Files.exists(path.resolve(shape.isImage() ? name(0) : TABLE))) {
            throw new SparringException.Configuration(path + " holds samples already", "give a new or an empty folder");
        }
        int sheets = sheets(shape, count);
        for (int i = 0; sheets > 1 && i < sheets; i++) {
            if (Files.exists(page(i))) {
                throw new SparringException.Configuration(
                        page(i) + " is there already, and " + count + " images take " + sheets + " files named so",
                        "give another name");
            }
        }
    }

    /**
     * Writes. If that fails or is ended, files that were there are as they were, and no new ones are left. A single file replaces one of
     * its name; of several none replaces another.
     *
     * @param samples all of them
     * @param scale how the data was scaled for the networks, if it was
     * @param progress is told the share that is written, in (0, 1]; may throw, which ends it
     * @throws SparringException.Storage if the disk is full or the place cannot be written to
     */
    public void write(SampleBatch samples, Optional<PointScale> scale, DoubleConsumer progress)
            throws SparringException.Storage {
        WrittenFiles files = new WrittenFiles(count(samples), progress);
        try {
            switch (kind) {
                case PNG, JPEG -> writeSheets(samples, files);
                case NPY -> files.put(path, Npy.of(samples, scale));
                case CSV -> files.put(path, SampleGrid.table(samples, scale));
                case FOLDER -> writeFolder(samples, scale, files);
            }
        } catch (SparringException.Storage | RuntimeException | Error e) {
            files.discard(e);
            throw e;
        }
    }

    /** Of how many files it consists. */
    private int count(SampleBatch samples) {
        return kind == Kind.FOLDER && samples.shape().isImage()
                ? samples.count()
                : sheets(samples.shape(), samples.count());
    }

    /** How many pictures there are of all; 1 of what is no picture. */
    private int sheets(SampleShape shape, int count) {
        boolean picture = kind == Kind.PNG || kind == Kind.JPEG;
        return picture && shape.isImage() ? (count + MOST_ON_A_SHEET - 1) / MOST_ON_A_SHEET : 1;
    }

    /** One sheet, or several beside it where there are many images: {@code samples-1.png} and on. */
    private void writeSheets(SampleBatch samples, WrittenFiles files) throws SparringException.Storage {
        if (sheets(samples.shape(), samples.count()) == 1) {
            files.put(path, encoded(samples));
            return;
        }
        int length = samples.shape().length();
        for (int from = 0; from < samples.count(); from += MOST_ON_A_SHEET) {
            int count = Math.min(MOST_ON_A_SHEET, samples.count() - from);
            float[] values = Arrays.copyOfRange(samples.values(), from * length, (from + count) * length);
            SampleBatch page = new SampleBatch(samples.step(), samples.shape(), count, values, columns(samples));
            files.add(page(from / MOST_ON_A_SHEET), encoded(page));
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

    /**
     * What there is to look at, for people.
     *
     * @param samples that were written
     * @return the file or folder, or the first and the last one of several files
     */
    public String told(SampleBatch samples) {
        int sheets = sheets(samples.shape(), samples.count());
        return sheets > 1 ? page(0) + " to " + page(sheets - 1).getFileName() : path.toString();
    }

    private byte[] encoded(SampleBatch samples) {
        BufferedImage sheet = sheet(samples);
        return kind == Kind.PNG ? Png.of(sheet) : Jpeg.of(sheet);
    }

    private static BufferedImage sheet(SampleBatch samples) {
        return samples.shape().isImage() ? SampleGrid.grid(samples) : SampleGrid.plane(samples, samples.values());
    }

    private void writeFolder(SampleBatch samples, Optional<PointScale> scale, WrittenFiles files)
            throws SparringException.Storage {
        files.makeDirectory(path);
        if (!samples.shape().isImage()) {
            files.add(path.resolve(TABLE), SampleGrid.table(samples, scale));
            return;
        }
        for (int i = 0; i < samples.count(); i++) {
            files.add(path.resolve(name(i)), Png.of(SampleGrid.single(samples, i)));
        }
    }

    private static String name(int index) {
        return String.format(Locale.ROOT, "%04d.png", index);
    }
}
