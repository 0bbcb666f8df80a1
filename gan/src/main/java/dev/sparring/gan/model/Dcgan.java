package dev.sparring.gan.model;

import dev.sparring.core.layer.SpectralConvolution2D;
import dev.sparring.core.layer.SpectralDenseLayer;
import dev.sparring.core.network.Definition;
import dev.sparring.core.onednn.OpenMp;
import dev.sparring.gan.data.SampleShape;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Deep convolutional networks (Radford, Metz and Chintala 2016): each stage halves or doubles the side with a 4x4
 * convolution of stride 2 and padding 1; normalisation, by the batch or another, but in the generator's output and the discriminator's input.
 *
 * <p>The stage nearest the image has {@code width} channels, each one further in twice as many. First weights are drawn
 * from N(0, 0.02).
 *
 * @param width channels next to the image, at least 1
 * @param stages how often the side is halved, at least 1; 0 chooses by the image: at least twice, and on while the side is
 *     even and above 8; where that leaves too large an image, the sample is taken as the middle of a larger one
 * @param slope of LeakyReLU in the discriminator, in [0, 1)
 * @param normalization between the layers; where there is none behind a convolution, it has a bias in its place
 */
public record Dcgan(int width, int stages, double slope, Normalization normalization) implements Model {

    private static final String NAME = "dcgan";
    private static final int LEAST_STAGES = 2;

    /** Of the smallest image: where halving stops. */
    private static final int WANTED_BASE = 8;

    /** Of an image from which the generator begins, where none would call it wide. */
    private static final int WIDEST_BASE = 16;

    /** Above this the image is rather taken as the middle of one that can be halved more often. */
    private static final int LARGEST_BASE = 32;

    /** Validates. */
    public Dcgan {
        if (width < 1 || stages < 0 || !(slope >= 0 && slope < 1)) {
            throw new IllegalArgumentException("width must be at least 1, stages at least 0 and slope in [0, 1), got "
                    + width + ", " + stages + " and " + slope);
        }
    }

    /**
     * The usual choice: stages by the image, slope 0.2.
     *
     * @param width channels next to the image, at least 1
     * @return the model
     */
    public static Dcgan of(int width) {
        return new Dcgan(width, 0, 0.2, Normalization.BATCH);
    }

    /**
     * The same with another normalisation; gradient penalties want none, or one of each sample by itself, in a discriminator.
     *
     * @param other the other
     * @return the model
     */
    public Dcgan with(Normalization other) {
        return new Dcgan(width, stages, slope, other);
    }

    @Override
    public String toString() {
        return "dcgan of width " + width
                + (normalization == Normalization.BATCH ? "" : " with normalization " + normalization.label());
    }

    /** Whether a layer of its own follows convolutions, and takes their biases' place. */
    private boolean normalised() {
        return normalization != Normalization.NONE && normalization != Normalization.SPECTRAL;
    }

    @Override
    public Definition generator(NetworkSpec spec) {
        SampleShape shape = spec.shape();
        if (normalization == Normalization.SPECTRAL) {
            throw new IllegalArgumentException(
                    "spectral normalization is for the discriminator; dcgan's generator has transposed convolutions");
        }
        ImageStages image = stages(shape);
        int depth = image.halvings();
        int height = image.height();
        int columns = image.width();
        int channels = width << (depth - 1);
        int inputs = LabelEmbedding.joined(spec);
        int numbers = image.start(NAME, inputs, channels);
        Stack stack = start(spec);
        stack.add(new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(numbers)
                .hasBias(!normalised())
                .activation(new ActivationIdentity())
                .build());
        stack.before(new FeedForwardToCnnPreProcessor(height, columns, channels));
        for (int stage = depth - 1; stage >= 0; stage--) {
            int normalised = channels;
            normalization.layer(normalised).ifPresent(layer -> stack.addNormalization(layer, normalised));
            stack.add(activation(new ActivationReLU()));
            boolean last = stage == 0;
            int outputs = last ? shape.channels() : channels / 2;
            stack.add(new Deconvolution2D.Builder(4, 4)
                    .stride(2, 2)
                    .padding(1, 1)
                    .nIn(channels)
                    .nOut(outputs)
                    .hasBias(last || !normalised())
                    .activation(last ? new ActivationTanH() : new ActivationIdentity())
                    .build());
            channels = outputs;
        }
        image.after().ifPresent(stack::add);
        return stack.generator();
    }

    @Override
    public Definition discriminator(NetworkSpec spec) {
        SampleShape shape = spec.shape();
        ImageStages image = stages(shape);
        int depth = image.halvings();
        boolean spectral = normalization == Normalization.SPECTRAL;
        Stack stack = start(spec);
        image.before().ifPresent(stack::add);
        int channels = shape.channels();
        for (int stage = 0; stage < depth; stage++) {
            boolean first = stage == 0;
            int outputs = width << stage;
            if (spectral) {
                stack.add(spectral(channels, outputs));
                stack.add(activation(new ActivationLReLU(slope)));
            } else {
                stack.add(convolution(channels, outputs, first));
            }
            if (!first && !spectral) {
                normalization.layer(outputs).ifPresent(stack::add);
                stack.add(activation(new ActivationLReLU(slope)));
            }
            channels = outputs;
        }
        stack.before(new CnnToFeedForwardPreProcessor(image.height(), image.width(), channels));
        stack.add(head(Math.multiplyExact(channels, Math.multiplyExact(image.height(), image.width())), spectral));
        return stack.discriminator();
    }

    private Layer convolution(int inputs, int outputs, boolean first) {
        return new ConvolutionLayer.Builder(4, 4)
                .stride(2, 2)
                .padding(1, 1)
                .nIn(inputs)
                .nOut(outputs)
                .hasBias(first || !normalised())
                .activation(first ? new ActivationLReLU(slope) : new ActivationIdentity())
                .build();
    }

    private static Layer spectral(int inputs, int outputs) {
        SpectralConvolution2D layer = new SpectralConvolution2D(4, 2, 1, outputs);
        layer.setInputs(inputs);
        return layer;
    }

    private static Layer head(int inputs, boolean spectral) {
        if (spectral) {
            SpectralDenseLayer layer = new SpectralDenseLayer(1);
            layer.setInputs(inputs);
            return layer;
        }
        return new DenseLayer.Builder()
                .nIn(inputs)
                .nOut(1)
                .activation(new ActivationIdentity())
                .build();
    }

    /** Warns of a side that cannot be halved often: the layer that makes the smallest images then has very many weights. */
    @Override
    public List<String> warnings(int latent, SampleShape shape) {
        if (stages != 0 || !shape.isImage() || Math.min(shape.height(), shape.width()) < WANTED_BASE / 2) {
            return List.of();
        }
        ImageStages image = chosen(shape);
        if (Math.max(image.height(), image.width()) <= WIDEST_BASE) {
            return List.of();
        }
        int better = better(Math.max(shape.height(), shape.width()));
        SampleShape other = SampleShape.image(shape.channels(), better);
        return List.of(String.format(
                Locale.ROOT,
                "images of %dx%d can be halved %d times only, to %dx%d, which gives the dcgan generator a first layer of %,d"
                        + " weights; data.size %d would need %,d",
                shape.height(),
                shape.width(),
                image.halvings(),
                image.height(),
                image.width(),
                firstWeights(latent, image),
                better,
                firstWeights(latent, chosen(other))));
    }

    private long firstWeights(int latent, ImageStages image) {
        long places = (long) image.height() * image.width();
        return Math.multiplyExact(Math.multiplyExact((long) latent, places), (long) width << (image.halvings() - 1));
    }

    /** The nearest side that can be halved until it is 8 or less. */
    private static int better(int side) {
        int halvings = 2;
        while (side >> halvings > 8) {
            halvings++;
        }
        int unit = 1 << halvings;
        return (side + unit / 2) / unit * unit;
    }

    private ImageStages stages(SampleShape shape) {
        ImageStages found = stages == 0 ? chosen(shape) : ImageStages.of(NAME, shape, stages);
        if (normalization == Normalization.INSTANCE && found.height() == 1 && found.width() == 1) {
            throw new IllegalArgumentException(
                    "instance normalization needs more than one position, and the smallest image has one");
        }
        return found;
    }

    /** As often as the sides can be halved, if that is often enough; else more often, of a larger image. */
    private static ImageStages chosen(SampleShape shape) {
        int halvings = LEAST_STAGES;
        while ((shape.height() >> halvings) > WANTED_BASE
                && shape.height() % (2 << halvings) == 0
                && shape.width() % (2 << halvings) == 0) {
            halvings++;
        }
        boolean divides = shape.height() % (1 << halvings) == 0 && shape.width() % (1 << halvings) == 0;
        boolean small = Math.max(shape.height(), shape.width()) >> halvings <= LARGEST_BASE;
        return divides && small
                ? ImageStages.of(NAME, shape, halvings)
                : ImageStages.of(NAME, shape, WIDEST_BASE, LEAST_STAGES);
    }

    private static Stack start(NetworkSpec spec) {
        OpenMp.requireReadableThreads();
        return new Stack(
                new NeuralNetConfiguration.Builder()
                        .seed(spec.seed())
                        .dataType(DataType.FLOAT)
                        .cacheMode(CacheMode.DEVICE)
                        .weightInit(new NormalDistribution(0, 0.02)),
                spec);
    }

    private static ActivationLayer activation(IActivation function) {
        return new ActivationLayer.Builder().activation(function).build();
    }
}
