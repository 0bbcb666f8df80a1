package dev.sparring.gan.loss;

import dev.sparring.gan.catalog.Catalog;
import java.util.List;
import java.util.Optional;

/** The losses there are: ours as constants, all of them by the names that configurations use. */
public final class Losses {

    /** Cross entropy; the generator maximises {@code log D(G(z))}. */
    public static final Loss NON_SATURATING = new NonSaturating();

    /** Cross entropy; the generator minimises {@code log(1 - D(G(z)))}. */
    public static final Loss MINIMAX = new Minimax();

    /** Squares of the distance to labels. */
    public static final Loss LEAST_SQUARES = new LeastSquares();

    /** Margins of 1 on both sides. */
    public static final Loss HINGE = new Hinge();

    /** The difference of the mean logits; needs a critic whose slope is bounded. */
    public static final Loss WASSERSTEIN = new Wasserstein();

    /** Cross entropy of the difference of paired logits. */
    public static final Loss RELATIVISTIC_PAIRING = new RelativisticPairing();

    /** Cross entropy of the difference of each logit from the mean of the other side. */
    public static final Loss RELATIVISTIC_AVERAGE = new RelativisticAverage();

    private static final Catalog<LossProvider> CATALOG = Catalog.of(
            LossProvider.class,
            List.of(
                    new Ours("non-saturating", "cross entropy; the generator maximises log D(G(z))", NON_SATURATING),
                    new Ours("minimax", "cross entropy; the generator minimises log(1 - D(G(z)))", MINIMAX),
                    new Ours("least-squares", "squared distances to labels", LEAST_SQUARES),
                    new Ours("hinge", "margins of 1 on both sides", HINGE),
                    new Ours("wasserstein", "difference of the mean logits; wants a bounded critic", WASSERSTEIN),
                    new Ours("relativistic-pairing", "cross entropy of paired differences", RELATIVISTIC_PAIRING),
                    new Ours(
                            "relativistic-average",
                            "cross entropy of differences from the mean of the other side",
                            RELATIVISTIC_AVERAGE)));

    private Losses() {}

    private record Ours(String name, String help, Loss loss) implements LossProvider {}

    /**
     * Our losses and those of jars on the class path.
     *
     * @return the catalog
     */
    public static Catalog<LossProvider> catalog() {
        return CATALOG;
    }

    /**
     * A loss by its name.
     *
     * @param name such as {@code hinge}
     * @return the loss, or empty if there is none of that name
     */
    public static Optional<Loss> find(String name) {
        return CATALOG.find(name).map(LossProvider::loss);
    }
}
