package dev.sparring.bench.pytorch;

import static org.bytedeco.pytorch.global.torch.avg_pool2d;
import static org.bytedeco.pytorch.global.torch.leaky_relu;
import static org.bytedeco.pytorch.global.torch.tanh;
import static org.bytedeco.pytorch.global.torch.upsample_nearest2d;

import dev.sparring.bench.game.Case;
import dev.sparring.bench.game.InitialState;
import dev.sparring.bench.game.ResidualShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** The residual networks, layer by layer those of the other systems. */
final class Residual implements Body {

    private final ResidualShape shape;
    private final boolean generator;
    private final Map<String, Conv2dImpl> convolutions = new LinkedHashMap<>();
    private final LinearImpl dense;
    private final Scalar slope = new Scalar(Case.SLOPE);

    Residual(Case game, boolean generator) {
        this.shape = ResidualShape.of(game);
        this.generator = generator;
        if (generator) {
            this.dense = new LinearImpl(game.latent(), (long) shape.start() * ResidualShape.BASE * ResidualShape.BASE);
        } else {
            convolutions.put("inp", convolution(game.channels(), game.width(), 3, true));
            this.dense = new LinearImpl(last(shape.discriminator()), 1);
        }
        for (ResidualShape.Block block : generator ? shape.generator() : shape.discriminator()) {
            convolutions.put(block.name() + ".c1", convolution(block.inputs(), block.outputs(), 3, true));
            convolutions.put(block.name() + ".c2", convolution(block.outputs(), block.outputs(), 3, true));
            convolutions.put(block.name() + ".sc", convolution(block.inputs(), block.outputs(), 1, false));
        }
        if (generator) {
            convolutions.put("out", convolution(last(shape.generator()), game.channels(), 3, true));
        }
    }

    private static int last(List<ResidualShape.Block> blocks) {
        return blocks.get(blocks.size() - 1).outputs();
    }

    private static Conv2dImpl convolution(int inputs, int outputs, int kernel, boolean bias) {
        Conv2dOptions options = new Conv2dOptions(inputs, outputs, new LongPointer(new long[] {kernel, kernel}));
        options.padding().put(new LongPointer(new long[] {kernel / 2, kernel / 2}));
        options.bias().put(bias);
        return new Conv2dImpl(options);
    }

    private Tensor through(String name, Tensor input) {
        return Objects.requireNonNull(convolutions.get(name), name).forward(input);
    }

    private Tensor block(String name, Tensor input) {
        Tensor inner = through(name + ".c1", leaky_relu(input, slope));
        return through(name + ".sc", input).add(through(name + ".c2", leaky_relu(inner, slope)));
    }

    @Override
    public Tensor forward(Tensor input) {
        return generator ? make(input) : judge(input);
    }

    private Tensor make(Tensor latents) {
        Tensor image = dense.forward(latents).view(-1, shape.start(), ResidualShape.BASE, ResidualShape.BASE);
        long side = ResidualShape.BASE;
        for (ResidualShape.Block block : shape.generator()) {
            side *= 2;
            image = block(block.name(), upsample_nearest2d(image, side, side));
        }
        return tanh(through("out", leaky_relu(image, slope)));
    }

    private Tensor judge(Tensor images) {
        Tensor image = through("inp", images);
        for (ResidualShape.Block block : shape.discriminator()) {
            image = avg_pool2d(block(block.name(), image), 2, 2);
        }
        return dense.forward(leaky_relu(image, slope).sum(2, 3));
    }

    @Override
    public TensorVector parameters() {
        TensorVector all = new TensorVector();
        for (String layer : shape.layers(generator)) {
            Module module = layer.equals("fc") ? dense : Objects.requireNonNull(convolutions.get(layer), layer);
            TensorVector own = module.parameters();
            for (long i = 0; i < own.size(); i++) {
                all.push_back(own.get(i));
            }
        }
        return all;
    }

    /** Without normalisation, what has one dimension is a bias. */
    @Override
    public void begin(InitialState start) {
        TensorVector all = parameters();
        for (long i = 0; i < all.size(); i++) {
            Networks.begin(all.get(i), all.get(i).dim() > 1, start);
        }
    }

    @Override
    public void close() {
        convolutions.values().forEach(Conv2dImpl::close);
        dense.close();
    }
}
