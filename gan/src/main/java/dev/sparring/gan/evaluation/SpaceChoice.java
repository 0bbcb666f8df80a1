package dev.sparring.gan.evaluation;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.classifier.ClassifierFile;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.feature.ClassifierFeatures;
import dev.sparring.gan.feature.FeatureSpace;
import dev.sparring.gan.feature.FeatureSpaceProvider;
import dev.sparring.gan.feature.FeatureSpaces;
import dev.sparring.gan.feature.OnnxFeatures;
import dev.sparring.gan.feature.RandomConvolutions;
import dev.sparring.gan.feature.RawFeatures;
import java.nio.file.Path;
import java.util.Optional;

/** In which feature space samples are to be compared. */
public sealed interface SpaceChoice {

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
        return FeatureSpaces.catalog()
                .find(name)
                .map(Provided::new)
                .orElseThrow(() -> new SparringException.Configuration(
                        "there are no features " + name,
                        "choose one of "
                                + String.join(", ", FeatureSpaces.catalog().names())));
    }

    /** The samples' own numbers. */
    record Raw() implements SpaceChoice {
        @Override
        public String kind() {
            return "raw";
        }

        @Override
        public FeatureSpace open(DataSource source) {
            return new RawFeatures(source.shape().length());
        }
    }

    /** Random convolutions, the same ones in every evaluation of the same data. */
    record Convolutions() implements SpaceChoice {

        private static final long SEED = 0;

        @Override
        public String kind() {
            return "random-convolutions";
        }

        @Override
        public FeatureSpace open(DataSource source) {
            return RandomConvolutions.of(source, SEED);
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
            return ClassifierFeatures.load(directory, source.shape());
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
     * A space by its name, ours or one that a jar on the class path brings.
     *
     * @param provider makes it
     */
    record Provided(FeatureSpaceProvider provider) implements SpaceChoice {

        private static final long SEED = 0;

        @Override
        public String kind() {
            return provider.name().equals("random") ? new Convolutions().kind() : provider.name();
        }

        @Override
        public FeatureSpace open(DataSource source) throws SparringException {
            return provider.open(source, SEED);
        }
    }
}
