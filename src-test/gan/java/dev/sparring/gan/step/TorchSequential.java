package dev.sparring.gan.step;

import dev.sparring.core.layer.GroupNormalization;
import dev.sparring.core.layer.MinibatchStandardDeviation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;

/** A network as PyTorch prints it, {@code Sequential((0): Conv2d(3, 4, kernel_size=(3, 3), ...) ...)}, as a definition of DL4J's. */
final class TorchSequential {

    private static final Pattern LINE = Pattern.compile("\\((\\d+)\\): (\\w+)\\((.*)\\)");

    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    private TorchSequential() {}

    static TorchSequential parse(String printed) {
        TorchSequential network = new TorchSequential();
        for (String line : printed.split("\n")) {
            Matcher matcher = LINE.matcher(line.strip());
            if (matcher.matches()) {
                network.add(matcher.group(1), matcher.group(2), matcher.group(3));
            }
        }
        return network;
    }

    private void add(String place, String kind, String settings) {
        switch (kind) {
            case "Conv2d" ->
                weights(
                        place,
                        new ConvolutionLayer.Builder(number(settings, "kernel_size"), number(settings, "kernel_size"))
                                .stride(number(settings, "stride"), number(settings, "stride"))
                                .padding(number(settings, "padding"), number(settings, "padding"))
                                .nOut(plain(settings, 1))
                                .activation(Activation.IDENTITY)
                                .build());
            case "Linear" ->
                weights(
                        place,
                        new DenseLayer.Builder()
                                .nOut(number(settings, "out_features"))
                                .activation(Activation.IDENTITY)
                                .build());
            case "GroupNorm" -> normalisation(place, GroupNormalization.of(plain(settings, 0)));
            case "InstanceNorm2d" -> normalisation(place, GroupNormalization.ofInstance());
            case "MbStd" -> layers.add(new MinibatchStandardDeviation());
            case "AvgPool2d" ->
                layers.add(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                        .kernelSize(number(settings, "kernel_size"), number(settings, "kernel_size"))
                        .stride(number(settings, "stride"), number(settings, "stride"))
                        .build());
            case "LeakyReLU" ->
                layers.add(new ActivationLayer(
                        new ActivationLReLU(Double.parseDouble(settings.substring(settings.indexOf('=') + 1)))));
            case "SiLU" -> layers.add(new ActivationLayer(Activation.SWISH));
            case "Tanh" -> layers.add(new ActivationLayer(Activation.TANH));
            case "Softplus" -> layers.add(new ActivationLayer(Activation.SOFTPLUS));
            case "Flatten" -> {
                // DL4J does that by itself.
            }
            default -> throw new IllegalArgumentException("no layer for " + kind);
        }
    }

    private void weights(String place, Layer layer) {
        names.put(place + ".weight", layers.size() + "_W");
        names.put(place + ".bias", layers.size() + "_b");
        layers.add(layer);
    }

    private void normalisation(String place, Layer layer) {
        names.put(place + ".weight", layers.size() + "_gain");
        names.put(place + ".bias", layers.size() + "_shift");
        layers.add(layer);
    }

    /** Of {@code name=(n, n)} or {@code name=n} the number. */
    private static int number(String settings, String name) {
        Matcher matcher = Pattern.compile(name + "=\\(?(\\d+)").matcher(settings);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** A number without a name, by its place. */
    private static int plain(String settings, int place) {
        return Integer.parseInt(settings.split(", *")[place]);
    }

    /** PyTorch's names of the parameters with DL4J's. */
    Map<String, String> names() {
        return names;
    }

    /** The definition for images of a shape {@code [batch, channels, height, width]}. */
    MultiLayerConfiguration definition(long[] shape) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder().list();
        layers.forEach(list::layer);
        return list.setInputType(InputType.convolutional(shape[2], shape[3], shape[1]))
                .build();
    }
}
