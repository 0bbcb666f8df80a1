package dev.sparring.gan.data.image.binary;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.ImageSize;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Settings;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataKeys;
import dev.sparring.gan.data.DataProvider;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.image.StackedImages;
import java.nio.file.Path;
import java.util.List;

/**
 * Stacks of three images from IDX files, one in each channel.
 *
 * @param path the directory
 * @param shape of a stack, of three channels
 * @param count how many stacks there are, or 0 for an endless number
 */
public record StackedData(Path path, SampleShape shape, int count) implements DataConfig {

    @Override
    public String toString() {
        return "stacks of three of the idx files in " + path + ", " + shape.height() + "x" + shape.width() + "x"
                + shape.channels();
    }

    @Override
    public DataSource open(long seed) throws SparringException.Data {
        ImageSet images = IdxFiles.load(path, new SampleShape(1, shape.height(), shape.width()));
        int kinds = images.labelNames().size();
        if (kinds > StackedImages.MOST_KINDS) {
            throw new SparringException.Data(
                    "the images in " + path + " have " + kinds + " labels, and three of them make too many",
                    "give images with at most " + StackedImages.MOST_KINDS + " labels, or remove the file of labels");
        }
        return StackedImages.of(images, count, seed);
    }

    /** {@code source: stacked}. */
    public static final class Provider implements DataProvider {

        private static final Key<Path> PATH = DataKeys.path("the directory of the IDX files");
        private static final Key<ImageSize> SIZE = DataKeys.size(4, 28);
        private static final Key<Integer> COUNT = Key.integer(
                        "count", 0, Integer.MAX_VALUE, "stacks, drawn once; 0 draws new ones without end")
                .or(0)
                .fix();

        @Override
        public String name() {
            return "stacked";
        }

        @Override
        public String help() {
            return "three random images of IDX files, one in each channel";
        }

        @Override
        public List<Key<?>> keys() {
            return List.of(PATH, SIZE, COUNT);
        }

        @Override
        public DataConfig make(Settings settings) throws SparringException.Configuration {
            ImageSize size = settings.get(SIZE);
            return new StackedData(
                    settings.get(PATH),
                    new SampleShape(StackedImages.CHANNELS, size.height(), size.width()),
                    settings.get(COUNT));
        }

        @Override
        public String preset() {
            return "stacked-mnist";
        }
    }
}
