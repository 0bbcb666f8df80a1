package dev.sparring.gan.data.array;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Settings;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataKeys;
import dev.sparring.gan.data.DataProvider;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageKeys;
import dev.sparring.gan.data.image.decode.ImageFit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The array of a NumPy file: points {@code [N, numbers]}, or images {@code [N, height, width]} or {@code [N, height, width, channels]} of bytes, or
 * {@code [N, channels, height, width]} of floats in [-1, 1].
 *
 * @param path the file
 * @param shape of the samples
 * @param fit what becomes of images of other proportions
 */
public record NpyData(Path path, SampleShape shape, ImageFit fit) implements DataConfig {

    @Override
    public String toString() {
        return shape.toText() + " in " + path;
    }

    @Override
    public DataSource open(long seed) throws SparringException.Data {
        NpyHeader header = NpyHeader.of(path);
        if (header.isVectors() == shape.isImage()) {
            throw new SparringException.Data(
                    path + (shape.isImage() ? " holds points" : " holds images"),
                    shape.isImage() ? "set data.numbers: " + header.length() : "leave data.numbers out");
        }
        if (shape.isImage()) {
            return NpyImages.load(path, header, shape, fit);
        }
        if (header.length() != shape.length()) {
            throw new SparringException.Data(
                    path + " holds points of " + header.length() + " numbers, and data.numbers is " + shape.length(),
                    "set data.numbers: " + header.length());
        }
        return points(header);
    }

    private DataSource points(NpyHeader header) throws SparringException.Data {
        long numbers = header.numbers();
        if (numbers > Runtime.getRuntime().maxMemory() / Float.BYTES / 2 || numbers > Integer.MAX_VALUE - 8) {
            throw new SparringException.Data(
                    "the points of " + path + " do not fit into memory", "use fewer, or start Java with a larger -Xmx");
        }
        float[] values = new float[(int) numbers];
        float[] point = new float[header.length()];
        try (NpyFile file = NpyFile.open(path, header)) {
            for (int at = 0; at < values.length; at += point.length) {
                file.next(point);
                System.arraycopy(point, 0, values, at, point.length);
            }
        }
        return PointTable.of(values, point.length);
    }

    /** {@code source: npy}. */
    public static final class Provider implements DataProvider {

        private static final Key<Path> PATH = DataKeys.path("the .npy file");
        private static final Key<Integer> NUMBERS = Key.integer("numbers", 1, 1 << 20, "numbers of a point")
                .orElse("the file holds images")
                .fix();

        @Override
        public String name() {
            return "npy";
        }

        @Override
        public String help() {
            return "images or points in a NumPy file";
        }

        @Override
        public List<Key<?>> keys() {
            List<Key<?>> keys = new ArrayList<>(List.of(PATH, NUMBERS));
            keys.addAll(List.of(ImageKeys.SIZE, ImageKeys.CHANNELS, ImageKeys.FIT));
            return keys;
        }

        @Override
        public DataConfig make(Settings settings) throws SparringException.Configuration {
            Optional<Integer> numbers = settings.find(NUMBERS);
            return new NpyData(
                    settings.get(PATH),
                    numbers.isPresent() ? SampleShape.vector(numbers.get()) : ImageKeys.shape(settings),
                    ImageKeys.fit(settings));
        }

        @Override
        public ObjectNode look(Path path) throws SparringException.Data {
            NpyHeader header = NpyHeader.of(path);
            ObjectNode keys = JsonNodeFactory.instance.objectNode();
            if (header.isVectors()) {
                return keys.put(NUMBERS.name(), header.length());
            }
            SampleShape own = NpyImages.shape(path, header);
            String size =
                    own.height() == own.width() ? Integer.toString(own.height()) : own.height() + "x" + own.width();
            return keys.put(DataKeys.SIZE, size).put(DataKeys.CHANNELS, own.channels());
        }

        @Override
        public String preset(Path path) throws SparringException.Data {
            return NpyHeader.of(path).isVectors() ? "ring" : preset();
        }
    }
}
