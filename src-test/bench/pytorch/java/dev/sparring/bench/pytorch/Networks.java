package dev.sparring.bench.pytorch;

import dev.sparring.bench.game.Case;
import dev.sparring.bench.game.InitialState;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.ConvTranspose2dImpl;
import org.bytedeco.pytorch.ConvTranspose2dOptions;
import org.bytedeco.pytorch.FlattenImpl;
import org.bytedeco.pytorch.LeakyReLUImpl;
import org.bytedeco.pytorch.LeakyReLUOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LinearOptions;
import org.bytedeco.pytorch.LongVector;
import org.bytedeco.pytorch.ReLUImpl;
import org.bytedeco.pytorch.ReLUOptions;
import org.bytedeco.pytorch.SequentialImpl;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.TanhImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.UnflattenImpl;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/** A case's two networks, layer by layer those of {@code gan.model}; one call runs a whole network. */
final class Networks {

    private Networks() {}

    /** One of the game's networks. */
    static Body body(Case game, boolean generator) {
        if (game.body() == Case.Body.RESNET) {
            return new Residual(game, generator);
        }
        SequentialImpl layers = generator ? generator(game) : discriminator(game);
        return new Body() {
            @Override
            public Tensor forward(Tensor input) {
                return layers.forward(input);
            }

            @Override
            public TensorVector parameters() {
                return layers.parameters();
            }

            @Override
            public void begin(InitialState start) {
                Networks.begin(layers, start);
            }

            @Override
            public void close() {
                layers.close();
            }
        };
    }

    private static SequentialImpl generator(Case game) {
        if (!game.isImage()) {
            return mlp(game.latent(), game.width(), game.channels(), false);
        }
        int stages = stages(game.side());
        int side = game.side() >> stages;
        int channels = game.width() << (stages - 1);
        SequentialImpl layers = new SequentialImpl();
        LinearOptions first = new LinearOptions(game.latent(), (long) channels * side * side);
        first.bias().put(false);
        layers.push_back(new LinearImpl(first));
        layers.push_back(new UnflattenImpl(1, new LongVector(channels, side, side)));
        for (int stage = stages - 1; stage >= 0; stage--) {
            boolean last = stage == 0;
            int outputs = last ? game.channels() : channels / 2;
            layers.push_back(new BatchNorm2dImpl(new BatchNormOptions(channels)));
            layers.push_back(new ReLUImpl(new ReLUOptions(true)));
            ConvTranspose2dOptions options = new ConvTranspose2dOptions(channels, outputs, new LongPointer(both(4)));
            options.stride().put(both(2));
            options.padding().put(both(1));
            options.bias().put(last);
            layers.push_back(new ConvTranspose2dImpl(options));
            channels = outputs;
        }
        layers.push_back(new TanhImpl());
        return layers;
    }

    private static SequentialImpl discriminator(Case game) {
        if (!game.isImage()) {
            return mlp(game.channels(), game.width(), 1, true);
        }
        int stages = stages(game.side());
        int side = game.side() >> stages;
        int channels = game.channels();
        boolean normalised = game.body() == Case.Body.DCGAN;
        SequentialImpl layers = new SequentialImpl();
        for (int stage = 0; stage < stages; stage++) {
            boolean first = stage == 0;
            int outputs = game.width() << stage;
            Conv2dOptions options = new Conv2dOptions(channels, outputs, new LongPointer(both(4)));
            options.stride().put(both(2));
            options.padding().put(new LongPointer(both(1)));
            options.bias().put(first || !normalised);
            layers.push_back(new Conv2dImpl(options));
            if (!first && normalised) {
                layers.push_back(new BatchNorm2dImpl(new BatchNormOptions(outputs)));
            }
            layers.push_back(leakyRelu(true));
            channels = outputs;
        }
        layers.push_back(new FlattenImpl());
        layers.push_back(new LinearImpl((long) channels * side * side, 1));
        return layers;
    }

    private static void begin(SequentialImpl network, InitialState start) {
        // The scope keeps the dictionary, into whose memory its tensors point.
        try (PointerScope scope = new PointerScope()) {
            StringTensorDict parameters = network.named_parameters();
            for (long i = 0; i < parameters.size(); i++) {
                begin(
                        parameters.get(i).value(),
                        parameters.get(i).key().getString().endsWith("weight"),
                        start);
            }
        }
    }

    /** Writes the first numbers of a parameter. */
    static void begin(Tensor parameter, boolean weight, InitialState start) {
        long[] shape = new long[(int) parameter.dim()];
        for (int side = 0; side < shape.length; side++) {
            shape[side] = parameter.size(side);
        }
        float[] numbers = weight ? start.weight(shape) : start.bias(parameter.numel());
        parameter.data_ptr_float().put(numbers);
    }

    /** Stores the weights of convolutions channel by channel within each place, as the batches must be too. */
    static void channelsLast(Body network) {
        try (PointerScope scope = new PointerScope()) {
            TensorVector parameters = network.parameters();
            for (long i = 0; i < parameters.size(); i++) {
                Tensor parameter = parameters.get(i);
                if (parameter.dim() == 4) {
                    parameter.set_data(parameter.data().contiguous(MemoryFormat.ChannelsLast));
                }
            }
        }
    }

    private static SequentialImpl mlp(int inputs, int width, int outputs, boolean leaky) {
        SequentialImpl layers = new SequentialImpl();
        int from = inputs;
        for (int hidden = 0; hidden < 2; hidden++) {
            layers.push_back(new LinearImpl(from, width));
            if (leaky) {
                layers.push_back(leakyRelu(false));
            } else {
                layers.push_back(new ReLUImpl());
            }
            from = width;
        }
        layers.push_back(new LinearImpl(from, outputs));
        return layers;
    }

    /** Halvings down to a side of at most 8 where it divides, two at least, as {@code gan.model.Dcgan} chooses them. */
    private static int stages(int side) {
        int stages = 2;
        while ((side >> stages) > 8 && side % (2 << stages) == 0) {
            stages++;
        }
        return stages;
    }

    private static LeakyReLUImpl leakyRelu(boolean inPlace) {
        LeakyReLUOptions options = new LeakyReLUOptions();
        options.negative_slope().put(Case.SLOPE);
        options.inplace().put(inPlace);
        return new LeakyReLUImpl(options);
    }

    private static long[] both(long size) {
        return new long[] {size, size};
    }
}
