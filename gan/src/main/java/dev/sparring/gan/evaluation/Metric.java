package dev.sparring.gan.evaluation;

/** What is measured of samples. */
public enum Metric {
    /** Modes of a mixture of Gaussians that samples hold. */
    MODES("modes", "modes held", Wanted.HIGHER),
    /** Share of samples within three standard deviations of a mode. */
    HIGH_QUALITY("high_quality", "high quality", Wanted.HIGHER),
    /** How unevenly samples of high quality are spread over the modes. */
    REVERSE_KL("reverse_kl", "reverse KL over the modes", Wanted.LOWER),
    /** Share of samples in which a classifier finds the label that they were asked for. */
    LABEL_AGREEMENT("label_agreement", "label agreement", Wanted.HIGHER),
    /** Squared Fréchet distance of the Gaussians with the sets' moments. */
    FRECHET_DISTANCE("frechet_distance", "Frechet distance", Wanted.LOWER),
    /** Squared maximum mean discrepancy with a cubic kernel. */
    KERNEL_DISTANCE("kernel_distance", "kernel distance", Wanted.LOWER),
    /** Share of samples that lie among the data. */
    PRECISION("precision", "precision", Wanted.HIGHER),
    /** Share of the data that lies among the samples. */
    RECALL("recall", "recall", Wanted.HIGHER),
    /** How densely samples lie among the data. */
    DENSITY("density", "density", Wanted.AS_DATA),
    /** Share of the data with a sample in their midst. */
    COVERAGE("coverage", "coverage", Wanted.HIGHER),
    /** Share of the data around which hardly any sample lies. */
    SHARE_LOST("share_lost", "share of the data lost", Wanted.LOWER),
    /** Share of bins that hold statistically more or fewer samples than data. */
    BINS_DIFFERENT("bins_different", "share of bins that differ", Wanted.LOWER),
    /** Jensen-Shannon divergence of the histograms over the bins. */
    BIN_DIVERGENCE("bin_divergence", "divergence over the bins", Wanted.LOWER),
    /** How many samples that have nothing in common would be as diverse. */
    EFFECTIVE_NUMBER("effective_number", "effective number", Wanted.AS_DATA);

    /** Which way is good. */
    public enum Wanted {
        /** The lower the better. */
        LOWER,
        /** The higher the better. */
        HIGHER,
        /** As near to the data's own figure as possible. */
        AS_DATA
    }

    private final String key;
    private final String title;
    private final Wanted wanted;

    Metric(String key, String title, Wanted wanted) {
        this.key = key;
        this.title = title;
        this.wanted = wanted;
    }

    /**
     * The name in files.
     *
     * @return such as {@code frechet_distance}
     */
    public String key() {
        return key;
    }

    /**
     * The name for people.
     *
     * @return a few words in ASCII
     */
    public String title() {
        return title;
    }

    /**
     * Which way is good.
     *
     * @return it
     */
    public Wanted wanted() {
        return wanted;
    }
}
