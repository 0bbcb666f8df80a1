package dev.sparring.gan.config;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.IdxFiles;
import dev.sparring.gan.data.image.ImageFolder;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.data.synthetic.Shapes;
import java.nio.file.Path;
import java.util.List;

/** Where real samples come from. */
public sealed interface DataConfig {

    /** The sources by name. */
    List<String> SOURCES = List.of("ring", "grid", "spiral", "shapes", "idx", "folder");

    /**
     * The shape of the samples.
     *
     * @return points in the plane, or square images
     */
    SampleShape shape();

    /**
     * Opens the source, reading files if it has any.
     *
     * @param seed of the run, for sources that draw
     * @return the source
     * @throws SparringException.Data if files are missing, damaged or of the wrong kind
     */
    DataSource open(long seed) throws SparringException.Data;

    /**
     * Gaussians on a circle.
     *
     * @param modes how many
     * @param radius of the circle
     * @param sigma standard deviation of each
     */
    record Ring(int modes, double radius, double sigma) implements DataConfig {
        @Override
        public String toString() {
            return "ring of " + modes + " Gaussians";
        }

        @Override
        public SampleShape shape() {
            return SampleShape.vector(2);
        }

        @Override
        public DataSource open(long seed) {
            return GaussianMixture.ring(modes, radius, sigma, seed);
        }
    }

    /**
     * Gaussians on a square grid.
     *
     * @param side Gaussians along a side
     * @param spacing between neighbours
     * @param sigma standard deviation of each
     */
    record Grid(int side, double spacing, double sigma) implements DataConfig {
        @Override
        public String toString() {
            return "grid of " + side + "x" + side + " Gaussians";
        }

        @Override
        public SampleShape shape() {
            return SampleShape.vector(2);
        }

        @Override
        public DataSource open(long seed) {
            return GaussianMixture.grid(side, spacing, sigma, seed);
        }
    }

    /**
     * Archimedean spiral arms.
     *
     * @param arms how many
     * @param turns of each
     * @param sigma standard deviation about the arm
     */
    record Spiral(int arms, double turns, double sigma) implements DataConfig {
        @Override
        public String toString() {
            return "spiral of " + arms + " arms";
        }

        @Override
        public SampleShape shape() {
            return SampleShape.vector(2);
        }

        @Override
        public DataSource open(long seed) {
            return dev.sparring.gan.data.synthetic.Spiral.of(arms, turns, sigma, seed);
        }
    }

    /**
     * Procedural images.
     *
     * @param size side in pixels
     * @param channels 1 or 3
     */
    record Drawn(int size, int channels) implements DataConfig {
        @Override
        public String toString() {
            return "shapes " + size + "x" + size + "x" + channels;
        }

        @Override
        public SampleShape shape() {
            return SampleShape.image(channels, size);
        }

        @Override
        public DataSource open(long seed) {
            return Shapes.of(size, channels, seed);
        }
    }

    /**
     * Images in IDX files, as MNIST's.
     *
     * @param path the directory
     * @param size side in pixels
     * @param channels 1 or 3
     */
    record Idx(Path path, int size, int channels) implements DataConfig {
        @Override
        public String toString() {
            return "idx files in " + path + ", " + size + "x" + size + "x" + channels;
        }

        @Override
        public SampleShape shape() {
            return SampleShape.image(channels, size);
        }

        @Override
        public DataSource open(long seed) throws SparringException.Data {
            return IdxFiles.load(path, size, channels);
        }
    }

    /**
     * A folder of pictures.
     *
     * @param path the directory
     * @param size side in pixels
     * @param channels 1 or 3
     * @param skipUnreadable whether unreadable pictures are left out instead of refused
     */
    record Folder(Path path, int size, int channels, boolean skipUnreadable) implements DataConfig {
        @Override
        public String toString() {
            return "pictures in " + path + ", " + size + "x" + size + "x" + channels;
        }

        @Override
        public SampleShape shape() {
            return SampleShape.image(channels, size);
        }

        @Override
        public DataSource open(long seed) throws SparringException.Data {
            return ImageFolder.load(path, size, channels, skipUnreadable);
        }
    }

    /** Reads the {@code data} section. */
    static DataConfig from(ConfigReader section) throws SparringException.Configuration {
        Range positive = Range.above(0, 1e6);
        String source = section.choice("source", "ring", SOURCES);
        return switch (source) {
            case "ring" ->
                new Ring(
                        (int) section.integer("modes", 8, 1, 10_000),
                        section.number("radius", 1, positive),
                        section.number("sigma", 0.02, positive));
            case "grid" ->
                new Grid(
                        (int) section.integer("side", 5, 1, 100),
                        section.number("spacing", 2, positive),
                        section.number("sigma", 0.05, positive));
            case "spiral" ->
                new Spiral(
                        (int) section.integer("arms", 2, 1, 64),
                        section.number("turns", 1, Range.above(0, 100)),
                        section.number("sigma", 0.02, positive));
            case "shapes" -> new Drawn(size(section, 28, 8), channels(section, 1));
            case "idx" -> new Idx(path(section), size(section, 28, 4), channels(section, 1));
            default ->
                new Folder(
                        path(section),
                        size(section, 32, 4),
                        channels(section, 3),
                        section.flag("skipUnreadable", false));
        };
    }

    private static Path path(ConfigReader section) throws SparringException.Configuration {
        String path = section.text("path", "");
        if (path.isBlank() || path.indexOf('\0') >= 0) {
            throw new SparringException.Configuration("data.path is missing", "give the directory of the files");
        }
        return UserPath.of(path);
    }

    private static int size(ConfigReader section, int fallback, int least) throws SparringException.Configuration {
        int size = (int) section.integer("size", fallback, least, 1024);
        if (size % 4 != 0) {
            throw new SparringException.Configuration("data.size is " + size, "it must be divisible by 4");
        }
        return size;
    }

    private static int channels(ConfigReader section, int fallback) throws SparringException.Configuration {
        int channels = (int) section.integer("channels", fallback, 1, 3);
        if (channels == 2) {
            throw new SparringException.Configuration("data.channels is 2", "it must be 1 (grey) or 3 (colour)");
        }
        return channels;
    }
}
