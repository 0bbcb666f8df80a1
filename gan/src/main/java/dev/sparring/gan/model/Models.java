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
    private static final Key<String> DCGAN_NORMALIZATION =
            NORMALIZATION.or("batch").fix();
    private static final Key<String> MLP_NORMALIZATION =
            NORMALIZATION.or("none").fix();

    private static final Catalog<ModelProvider> CATALOG = Catalog.of(
            ModelProvider.class,
            List.of(
                    new Ours(
                            "mlp",
                            "fully connected layers, for points and small images",
                            List.of(MLP_WIDTH, LAYERS, MLP_NORMALIZATION),
                            settings -> new Mlp(
                                    settings.get(MLP_WIDTH),
                                    settings.get(LAYERS),
                                    Normalization.of(settings.get(MLP_NORMALIZATION)))),
                    new Ours(
                            "dcgan",
                            "convolutions that halve or double the side, for images (Radford et al. 2016)",
                            List.of(DCGAN_WIDTH, DCGAN_NORMALIZATION),
                            Models::dcgan)));

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
