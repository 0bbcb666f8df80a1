package dev.sparring.gan.penalty;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Catalog;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Range;
import dev.sparring.gan.catalog.Settings;
import dev.sparring.gan.penalty.GradientPenalty.Points;
import java.util.List;

/** The penalties that configurations choose from. */
public final class PenaltyCatalog {

    private static final Range POSITIVE = Range.closed(0, 1e9);
    private static final Key<Double> GAMMA =
            Key.number("gamma", POSITIVE, "the penalty is gamma/2 mean |v|^2").or(10.0);
    private static final Key<Double> WEIGHT =
            Key.number("weight", POSITIVE, "factor of the penalty").or(10.0);
    private static final Key<Double> LECAM_WEIGHT =
            Key.number("weight", POSITIVE, "factor of the penalty").or(0.1);
    private static final Key<Double> DECAY = Key.number(
                    "decay", Range.below(0, 1), "weight of the past in the running means")
            .or(0.99);
    private static final Key<Double> BOUND =
            Key.number("bound", Range.above(0, 1e6), "the largest parameter").or(0.01);

    private static final Catalog<PenaltyProvider> CATALOG = Catalog.of(
            PenaltyProvider.class,
            List.of(
                    gradient(
                            "r1",
                            "small gradients at real samples (Mescheder et al. 2018)",
                            GAMMA,
                            Points.REAL,
                            0,
                            0.5),
                    gradient(
                            "r2",
                            "small gradients at generated samples (Mescheder et al. 2018)",
                            GAMMA,
                            Points.FAKE,
                            0,
                            0.5),
                    gradient(
                            "wgan-gp",
                            "gradients of norm 1 between real and generated samples (Gulrajani et al. 2017)",
                            WEIGHT,
                            Points.BETWEEN,
                            1,
                            1),
                    gradient(
                            "dragan",
                            "gradients of norm 1 around real samples (Kodali et al. 2017)",
                            WEIGHT,
                            Points.AROUND_REAL,
                            1,
                            1),
                    gradient(
                            "zero-centred",
                            "small gradients between real and generated samples (Thanh-Tung et al. 2019)",
                            WEIGHT,
                            Points.BETWEEN,
                            0,
                            1),
                    new Ours(
                            "lecam",
                            "logits near where those of the other side have been, for few data (Tseng et al. 2021)",
                            List.of(LECAM_WEIGHT, DECAY),
                            settings -> new LeCam(settings.get(LECAM_WEIGHT), settings.get(DECAY))),
                    new Ours(
                            "weight-clip",
                            "parameters within a bound (Arjovsky et al. 2017)",
                            List.of(BOUND),
                            settings -> new WeightClip(settings.get(BOUND).floatValue()))));

    private PenaltyCatalog() {}

    /**
     * Our penalties and those of jars on the class path.
     *
     * @return the catalog
     */
    public static Catalog<PenaltyProvider> catalog() {
        return CATALOG;
    }

    /** Of the form {@code share * setting * (|v| - target)^2}. */
    private static PenaltyProvider gradient(
            String name, String help, Key<Double> setting, Points points, double target, double share) {
        return new Ours(
                name,
                help,
                List.of(setting),
                settings -> new GradientPenalty(points, target, share * settings.get(setting)));
    }

    private interface Maker {
        Penalty from(Settings settings) throws SparringException.Configuration;
    }

    private record Ours(String name, String help, List<Key<?>> keys, Maker maker) implements PenaltyProvider {
        @Override
        public Penalty make(Settings settings) throws SparringException.Configuration {
            return maker.from(settings);
        }
    }
}
