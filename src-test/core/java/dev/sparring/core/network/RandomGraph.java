package dev.sparring.core.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.buffer.DataType;

/** Layers and joins that have kernels, in a graph drawn at random, with branches and merges; the same graph for the same seed. */
final class RandomGraph implements TestedGraph {

    private final SplittableRandom random;
    private final long seed;
    private final boolean smooth;
    private final List<Point> points = new ArrayList<>();
    private final Set<String> read = new HashSet<>();
    private final List<Point> inputs = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** A vertex and what a sample is there: {@code [numbers]} or {@code [channels, height, width]}. */
    private record Point(String name, int... sample) {
        boolean image() {
            return sample.length == 3;
        }
    }

    private record Part(String name, Object what, List<String> from) {}

    /**
     * A graph.
     *
     * @param seed draws it
     * @param smooth whether to leave out what has no tangent pass
     */
    RandomGraph(long seed, boolean smooth) {
        this.seed = seed;
        this.smooth = smooth;
        this.random = new SplittableRandom(seed);
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            Point input = random.nextBoolean()
                    ? new Point("in" + i, channels(), 4 + random.nextInt(4), 4 + random.nextInt(4))
                    : new Point("in" + i, 2 + random.nextInt(10));
            inputs.add(input);
            points.add(input);
        }
        int size = 3 + random.nextInt(9);
        for (int i = 0; i < size; i++) {
            grow();
        }
        finish();
    }

    private int channels() {
        return random.nextInt(3) == 0 ? 16 * (1 + random.nextInt(2)) : 1 + random.nextInt(6);
    }

    /** Prefers what nobody reads yet and what came last. */
    private Point pick() {
        Point one = points.get(random.nextInt(points.size()));
        Point other = points.get(points.size() - 1 - random.nextInt(Math.min(3, points.size())));
        return read.contains(one.name) ? other : one;
    }

    private void grow() {
        Point from = pick();
        switch (random.nextInt(13)) {
            case 0, 1, 2 -> {
                if (from.image()) {
                    convolution(from);
                } else {
                    dense(from);
                }
            }
            case 3 -> activation(from);
            case 4 -> elementWise(from);
            case 5 -> residual(from);
            case 6 -> merge(from);
            case 7 -> subset(from);
            case 8 -> add(new ScaleVertex(0.5 + random.nextDouble()), from.sample, from);
            case 9 -> add(new ShiftVertex(random.nextDouble() - 0.5), from.sample, from);
            case 10 -> {
                if (from.image()) {
                    resample(from);
                } else {
                    toImage(from);
                }
            }
            case 11 -> {
                if (from.image()) {
                    PoolingType type = random.nextBoolean() ? PoolingType.SUM : PoolingType.AVG;
                    add(new GlobalPoolingLayer.Builder(type).build(), new int[] {from.sample[0]}, from);
                } else {
                    dense(from);
                }
            }
            default -> {
                if (smooth) {
                    activation(from);
                } else {
                    add(new BatchNormalization.Builder().build(), from.sample, from);
                }
            }
        }
    }

    private Point add(Object what, int[] sample, Point... from) {
        Point point = new Point("v" + parts.size(), sample);
        List<String> names = new ArrayList<>();
        for (Point one : from) {
            names.add(one.name);
            read.add(one.name);
        }
        parts.add(new Part(point.name, what, names));
        points.add(point);
        text.append(' ')
                .append(point.name)
                .append('=')
                .append(what.getClass().getSimpleName())
                .append(names);
        return point;
    }

    private IActivation function() {
        IActivation[] all = {
            new ActivationLReLU(0.2),
            Activation.RELU.getActivationFunction(),
            Activation.TANH.getActivationFunction(),
            Activation.SOFTPLUS.getActivationFunction(),
            Activation.SWISH.getActivationFunction(),
            Activation.IDENTITY.getActivationFunction()
        };
        return all[random.nextInt(all.length)];
    }

    private Point dense(Point from) {
        int outputs = 1 + random.nextInt(20);
        return dense(from, outputs);
    }

    private Point dense(Point from, int outputs) {
        return add(new DenseLayer.Builder().nOut(outputs).activation(function()).build(), new int[] {outputs}, from);
    }

    private Point convolution(Point from) {
        int outputs = channels();
        boolean one = random.nextInt(3) == 0;
        return add(
                new ConvolutionLayer.Builder(one ? 1 : 3, one ? 1 : 3)
                        .convolutionMode(ConvolutionMode.Same)
                        .nOut(outputs)
                        .activation(function())
                        .build(),
                new int[] {outputs, from.sample[1], from.sample[2]},
                from);
    }

    private Point activation(Point from) {
        return add(new ActivationLayer.Builder().activation(function()).build(), from.sample, from);
    }

    /** Two points of one shape: another that there is, or one made for it. */
    private void elementWise(Point from) {
        ElementWiseVertex.Op[] all = ElementWiseVertex.Op.values();
        add(new ElementWiseVertex(all[random.nextInt(all.length)]), from.sample, from, partner(from));
    }

    private Point partner(Point from) {
        // Now and then the same once more.
        if (random.nextInt(5) == 0) {
            return from;
        }
        List<Point> same = points.stream()
                .filter(point -> !point.equals(from) && Arrays.equals(point.sample, from.sample))
                .toList();
        return same.isEmpty() ? activation(from) : same.get(random.nextInt(same.size()));
    }

    /** A block as in a residual network: two layers and what goes past them. */
    private void residual(Point from) {
        Point inner = activation(from);
        if (from.image()) {
            inner = convolution(inner);
            Point same = add(
                    new ConvolutionLayer.Builder(3, 3)
                            .convolutionMode(ConvolutionMode.Same)
                            .nOut(from.sample[0])
                            .activation(Activation.IDENTITY)
                            .build(),
                    from.sample,
                    inner);
            add(new ElementWiseVertex(ElementWiseVertex.Op.Add), from.sample, from, same);
        } else {
            Point same = dense(dense(inner), from.sample[0]);
            add(new ElementWiseVertex(ElementWiseVertex.Op.Add), from.sample, from, same);
        }
    }

    private void merge(Point from) {
        List<Point> fitting = points.stream()
                .filter(point -> !point.equals(from)
                        && point.image() == from.image()
                        && (!from.image() || (point.sample[1] == from.sample[1] && point.sample[2] == from.sample[2])))
                .toList();
        Point other = fitting.isEmpty() ? activation(from) : fitting.get(random.nextInt(fitting.size()));
        int[] sample = from.sample.clone();
        sample[0] += other.sample[0];
        add(new MergeVertex(), sample, from, other);
    }

    /** Of rows alone: DL4J works out a wrong number of channels behind a subset of an image's. */
    private void subset(Point from) {
        if (from.image()) {
            convolution(from);
            return;
        }
        int first = random.nextInt(from.sample[0]);
        int last = first + random.nextInt(from.sample[0] - first);
        int[] sample = from.sample.clone();
        sample[0] = last - first + 1;
        add(new SubsetVertex(first, last), sample, from);
    }

    private void resample(Point from) {
        if (random.nextBoolean() && Math.min(from.sample[1], from.sample[2]) >= 2) {
            add(
                    new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                            .kernelSize(2, 2)
                            .stride(2, 2)
                            .build(),
                    new int[] {from.sample[0], from.sample[1] / 2, from.sample[2] / 2},
                    from);
        } else if (Math.max(from.sample[1], from.sample[2]) <= 8) {
            add(
                    new Upsampling2D.Builder().size(2).build(),
                    new int[] {from.sample[0], 2 * from.sample[1], 2 * from.sample[2]},
                    from);
        } else {
            convolution(from);
        }
    }

    private void toImage(Point from) {
        int channels = channels();
        Point row = dense(from, channels * 6);
        add(new PreprocessorVertex(new FeedForwardToCnnPreProcessor(2, 3, channels)), new int[] {channels, 2, 3}, row);
    }

    /** Everything leads to the output. */
    private void finish() {
        List<Point> ends = new ArrayList<>(
                points.stream().filter(point -> !read.contains(point.name)).toList());
        List<Point> rows = new ArrayList<>();
        for (Point end : ends) {
            rows.add(dense(end, 5));
        }
        Point last = rows.size() == 1
                ? rows.get(0)
                : add(new ElementWiseVertex(ElementWiseVertex.Op.Add), new int[] {5}, rows.toArray(Point[]::new));
        add(new DenseLayer.Builder().nOut(1).activation(Activation.IDENTITY).build(), new int[] {1}, last);
    }

    @Override
    public ComputationGraphConfiguration definition(DataType type) {
        ComputationGraphConfiguration.GraphBuilder builder =
                new NeuralNetConfiguration.Builder().seed(seed).dataType(type).graphBuilder();
        for (Point input : inputs) {
            builder.addInputs(input.name);
        }
        for (Part part : parts) {
            String[] from = part.from.toArray(String[]::new);
            if (part.what instanceof Layer layer) {
                builder.addLayer(part.name, layer.clone(), from);
            } else {
                builder.addVertex(part.name, ((GraphVertex) part.what).clone(), from);
            }
        }
        return builder.setOutputs(parts.get(parts.size() - 1).name)
                .setInputTypes(inputs.stream()
                        .map(input -> input.image()
                                ? InputType.convolutional(input.sample[1], input.sample[2], input.sample[0])
                                : InputType.feedForward(input.sample[0]))
                        .toArray(InputType[]::new))
                .build();
    }

    @Override
    public List<String> inputNames() {
        return inputs.stream().map(Point::name).toList();
    }

    @Override
    public long[] input(int index, int batch) {
        int[] sample = inputs.get(index).sample;
        long[] shape = new long[sample.length + 1];
        shape[0] = batch;
        for (int i = 0; i < sample.length; i++) {
            shape[i + 1] = sample[i];
        }
        return shape;
    }

    @Override
    public String toString() {
        return "seed " + seed + ":" + text;
    }
}
