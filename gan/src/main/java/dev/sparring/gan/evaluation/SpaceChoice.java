package dev.sparring.gan.evaluation;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.classifier.ClassifierFile;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.feature.FeatureSpace;
import dev.sparring.gan.feature.FeatureSpaceProvider;
import dev.sparring.gan.feature.FeatureSpaces;
import dev.sparring.gan.feature.LabellingSpace;
import dev.sparring.gan.feature.OnnxFeatures;
import java.nio.file.Path;
import java.util.Optional;

/** In which feature space samples are to be compared. */
public sealed interface SpaceChoice {

    /** Name of the samples' own numbers among {@link FeatureSpaces}. */
    String RAW = "raw";

    /** Name of random convolutions among {@link FeatureSpaces}. */
    String RANDOM = "random";

    /** Draws what is random in a space: the same in every evaluation. */
    long SEED = 0;

    /**
     * The name in files.
     *
     * @return one word
     */
    String kind();

    /**
     * Where it comes from.
     *
     * @return a file or directory, or empty if the space is computed
     */
    default Optional<Path> origin() {
        return Optional.empty();
    }

    /**
     * Makes the space ready.
     *
     * @param source of the data
     * @return its features, to be closed by the caller
     * @throws SparringException if a file is missing or damaged, or does not fit the data
     */
    FeatureSpace open(DataSource source) throws SparringException;

    /**
     * The space for data of which nothing more is known: their own numbers for vectors, random convolutions for images.
     *
     * @param shape of the samples
     * @return the space
     */
    static SpaceChoice usual(SampleShape shape) {
        return shape.isImage() ? new Convolutions() : new Raw();
    }

    /**
     * A space by its name.
     *
     * @param name one of {@link FeatureSpaces}
     * @return the space
     * @throws SparringException.Configuration if there is none of that name
     */
    static SpaceChoice named(String name) throws SparringException.Configuration {
        FeatureSpaceProvider provider = FeatureSpaces.catalog()
                .find(name)
                .orElseThrow(() -> new SparringException.Configuration(
                        "there are no features " + name,
                        "choose one of "
                                + String.join(", ", FeatureSpaces.catalog().names())));
        return switch (name) {
            case RAW -> new Raw();
            case RANDOM -> new Convolutions();
            default -> new Provided(provider);
        };
    }

    /** The samples' own numbers. */
    record Raw() implements SpaceChoice {
        @Override
        public String kind() {
            return "raw";
        }

        @Override
        public FeatureSpace open(DataSource source) throws SparringException {
            return FeatureSpaces.catalog().get(RAW).open(source, SEED);
        }
    }

    /** Random convolutions, the same ones in every evaluation of the same data. */
    record Convolutions() implements SpaceChoice {

        @Override
        public String kind() {
            return "random-convolutions";
        }

        @Override
        public FeatureSpace open(DataSource source) throws SparringException {
            return FeatureSpaces.catalog().get(RANDOM).open(source, SEED);
        }
    }

    /**
     * What a classifier has learned.
     *
     * @param directory where {@link ClassifierFile} wrote it
     */
    record Learned(Path directory) implements SpaceChoice {
        @Override
        public String kind() {
            return "classifier";
        }

        @Override
        public Optional<Path> origin() {
            return Optional.of(directory);
        }

        @Override
        public FeatureSpace open(DataSource source) throws SparringException {
            return LabellingSpace.load(directory, source);
        }
    }

    /**
     * What a network in an ONNX file gives.
     *
     * @param file the file
     * @param black what it takes for the darkest pixel
     * @param white what it takes for the brightest one
     */
    record Onnx(Path file, float black, float white) implements SpaceChoice {
        @Override
        public String kind() {
            return "onnx";
        }

        @Override
        public Optional<Path> origin() {
            return Optional.of(file);
        }

        @Override
        public FeatureSpace open(DataSource source) throws SparringException {
            return OnnxFeatures.of(file, source.shape(), black, white);
        }
    }

    /**
     * A space that a jar on the class path brings.
     *
     * @param provider makes it
     */
    record Provided(FeatureSpaceProvider provider) implements SpaceChoice {

        @Override
        public String kind() {
            return provider.name();
        }

        @Override
        public FeatureSpace open(DataSource source) throws SparringException {
            return provider.open(source, SEED);
        }
    }
}
