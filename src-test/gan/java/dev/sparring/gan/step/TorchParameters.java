package dev.sparring.gan.step;

import dev.sparring.core.network.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/** PyTorch's names and layouts of the two networks' parameters beside DL4J's. */
final class TorchParameters {

    static final TorchParameters GENERATOR = new TorchParameters(Map.of(
            "0.weight",
            "0_W",
            "2.weight",
            "1_gamma",
            "2.bias",
            "1_beta",
            "4.weight",
            "3_W",
            "5.weight",
            "4_gamma",
            "5.bias",
            "4_beta",
            "7.weight",
            "6_W",
            "7.bias",
            "6_b"));
    static final TorchParameters DISCRIMINATOR = new TorchParameters(Map.of(
            "0.weight",
            "0_W",
            "0.bias",
            "0_b",
            "2.weight",
            "1_W",
            "3.weight",
            "2_gamma",
            "3.bias",
            "2_beta",
            "6.weight",
            "4_W",
            "6.bias",
            "4_b"));

    private final Map<String, String> names;

    TorchParameters(Map<String, String> names) {
        this.names = names;
    }

    void load(Network network, Path folder, String prefix) throws IOException {
        Map<String, INDArray> views = network.parameterViews(network.parameters());
        for (Map.Entry<String, String> entry : names.entrySet()) {
            INDArray view = Objects.requireNonNull(views.get(entry.getValue()), entry.getValue());
            INDArray given = NpyArray.read(folder.resolve(prefix + entry.getKey() + ".npy"))
                    .array();
            view.assign(dense(view, given) ? given.transpose() : given.reshape('c', view.shape()));
        }
    }

    /** By PyTorch's names, in its layouts. */
    Map<String, float[]> read(Network network) {
        return read(network, network.parameters());
    }

    /** The same of another vector that is laid out as the parameters. */
    Map<String, float[]> read(Network network, INDArray vector) {
        Map<String, INDArray> views = network.parameterViews(vector);
        Map<String, float[]> values = new LinkedHashMap<>();
        names.forEach((torch, ours) -> {
            INDArray view = Objects.requireNonNull(views.get(ours), ours);
            boolean dense = ours.endsWith("_W") && view.rank() == 2;
            values.put(torch, (dense ? view.transpose() : view).dup('c').data().asFloat());
        });
        return values;
    }

    /** A dense layer's weights are [in, out] here and [out, in] there. */
    private static boolean dense(INDArray view, INDArray given) {
        return view.rank() == 2 && given.rank() == 2;
    }
}
