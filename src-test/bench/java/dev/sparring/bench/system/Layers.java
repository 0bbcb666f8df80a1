package dev.sparring.bench.system;

import dev.sparring.bench.game.Case;
import dev.sparring.bench.game.InitialState;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.model.Dcgan;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.model.Model;
import dev.sparring.gan.model.Normalization;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A case's two networks as DL4J defines them, and their first parameters. */
final class Layers {

    private Layers() {}

    static SampleShape shape(Case game) {
        return new SampleShape(game.channels(), game.side(), game.side());
    }

    static MultiLayerConfiguration generator(Case game) {
        return model(game).generator(game.latent(), shape(game), 1).layers().orElseThrow();
    }

    static MultiLayerConfiguration discriminator(Case game) {
        return judge(game).discriminator(shape(game), 2).layers().orElseThrow();
    }

    private static Model model(Case game) {
        return game.isImage() ? new Dcgan(game.width(), 0, Case.SLOPE, Normalization.BATCH) : new Mlp(game.width(), 2);
    }

    private static Model judge(Case game) {
        return game.body() == Case.Body.DCGAN_BARE
                ? new Dcgan(game.width(), 0, Case.SLOPE, Normalization.NONE)
                : model(game);
    }

    /** Writes the first parameters into a network's, given by DL4J's names, such as {@code 0_W} and {@code 1_gamma}. */
    static void begin(Map<String, INDArray> parameters, int layers, InitialState start) {
        for (int i = 0; i < layers; i++) {
            for (String kind : List.of("gamma", "W", "beta", "b")) {
                INDArray parameter = parameters.get(i + "_" + kind);
                if (parameter != null) {
                    parameter.assign(first(kind, parameter, start));
                }
            }
        }
    }

    private static INDArray first(String kind, INDArray parameter, InitialState start) {
        boolean dense = kind.equals("W") && parameter.rank() == 2;
        if (dense) {
            // [in, out] here, [out, in] in PyTorch.
            long[] transposed = {parameter.size(1), parameter.size(0)};
            return Nd4j.create(start.weight(transposed), transposed, 'c').transpose();
        }
        float[] numbers =
                switch (kind) {
                    case "W" -> start.weight(parameter.shape());
                    case "gamma" -> start.weight(parameter.length());
                    default -> start.bias(parameter.length());
                };
        return Nd4j.create(numbers, parameter.shape(), 'c');
    }
}
