package dev.sparring.gan.model;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Catalog;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Settings;
import java.util.List;

/** The models that configurations choose from. */
public final class Models {

    private static final Key<Integer> MLP_WIDTH =
            Key.integer("width", 1, 8192, "units of a hidden layer").or(128).fix();
    private static final Key<Integer> LAYERS =
            Key.integer("layers", 1, 64, "hidden layers").or(3).fix();
    private static final Key<Integer> DCGAN_WIDTH = Key.integer(
                    "width", 1, 8192, "channels next to the image, twice as many in each layer further in")
            .or(64)
            .fix();
    private static final Key<String> NORMALIZATION = Key.choice(
                    "normalization", Normalization.choices(), "what keeps the numbers between layers in their range")
            .fix();
    private static final Key<Integer> RESIDUAL_WIDTH = Key.integer(
                    "width", 1, 8192, "channels next to the image, twice and then four times as many further in")
            .or(64)
            .fix();
    private static final Key<Integer> BLOCKS = Key.integer("blocks", 1, 16, "residual blocks between two sizes")
            .or(1)
            .fix();
    private static final Key<String> DCGAN_NORMALIZATION =
            NORMALIZATION.or("batch").fix();
    private static final Key<String> PLAIN_NORMALIZATION =
            NORMALIZATION.or("none").fix();

    private static final Catalog<ModelProvider> CATALOG = Catalog.of(
            ModelProvider.class,
            List.of(
                    new Ours(
                            "mlp",
                            "fully connected layers, for points and small images",
                            List.of(MLP_WIDTH, LAYERS, PLAIN_NORMALIZATION),
                            settings -> new Mlp(
                                    settings.get(MLP_WIDTH),
                                    settings.get(LAYERS),
                                    Normalization.of(settings.get(PLAIN_NORMALIZATION)))),
                    new Ours(
                            "dcgan",
                            "convolutions that halve or double the side, for images (Radford et al. 2016)",
                            List.of(DCGAN_WIDTH, DCGAN_NORMALIZATION),
                            Models::dcgan),
                    new Ours(
                            "resnet",
                            "residual blocks of 3x3 convolutions, for images (Miyato et al. 2018)",
                            List.of(RESIDUAL_WIDTH, PLAIN_NORMALIZATION),
                            settings -> new ResNet(
                                    settings.get(RESIDUAL_WIDTH), Normalization.of(settings.get(PLAIN_NORMALIZATION)))),
                    new Ours(
                            "r3gan",
                            "residual blocks of grouped convolutions without normalization, for images, made for R1 and R2 (Huang et"
                                    + " al. 2024)",
                            List.of(RESIDUAL_WIDTH, BLOCKS),
                            settings -> new R3Gan(settings.get(RESIDUAL_WIDTH), settings.get(BLOCKS)))));

    private Models() {}

    /**
     * Our models and those of jars on the class path.
     *
     * @return the catalog
     */
    public static Catalog<ModelProvider> catalog() {
        return CATALOG;
    }

    private static Model dcgan(Settings settings) throws SparringException.Configuration {
        return Dcgan.of(settings.get(DCGAN_WIDTH)).with(Normalization.of(settings.get(DCGAN_NORMALIZATION)));
    }

    private interface Maker {
        Model from(Settings settings) throws SparringException.Configuration;
    }

    private record Ours(String name, String help, List<Key<?>> keys, Maker maker) implements ModelProvider {
        @Override
        public Model make(Settings settings) throws SparringException.Configuration {
            return maker.from(settings);
        }
    }
}
