package dev.sparring.gan.monitor.statistics;

import java.util.function.ToDoubleFunction;

/** What fresh samples beside the data say, in a space of features; none of it knows the true modes. */
public enum SampleSignal implements DescribedSignal {
    /** At least 0; NaN where all of the data is the same. */
    DIVERSITY("samples.diversity", "spread of the samples over the spread of the data", "ratio", in -> in.samples()
            .diversity()),
    /** Vendi score of order 2, at least 0. */
    EFFECTIVE(
            "samples.effective",
            "effective number of samples over that of as many of the data",
            "ratio",
            in -> in.samples().effective()),
    /** In [0, 1]. */
    SHARE_LOST(
            "samples.share_lost",
            "share of the data whose neighbourhoods hold hardly any samples",
            "share",
            in -> in.samples().shareLost()),
    /** In [0, 1]; NaN where most of the data is the same, as the next three. */
    PRECISION("samples.overlap.precision", "share of samples that lie among the data", "share", in -> in.samples()
            .overlap()
            .precision()),
    /** In [0, 1]. */
    RECALL("samples.overlap.recall", "share of the data that lies among the samples", "share", in -> in.samples()
            .overlap()
            .recall()),
    /** 1 is as the data. */
    DENSITY("samples.overlap.density", "how densely samples lie among the data", "ratio", in -> in.samples()
            .overlap()
            .density()),
    /** In [0, 1]. */
    COVERAGE("samples.overlap.coverage", "share of the data with a sample in its ball", "share", in -> in.samples()
            .overlap()
            .coverage()),
    /** In [0, 1]. */
    DIFFERENT_BINS(
            "samples.different_bins",
            "share of the data's bins with significantly more or fewer samples than due",
            "share",
            in -> in.samples().differentBins()),
    /** At least 0. */
    DIVERGENCE(
            "samples.divergence",
            "Jensen-Shannon divergence of samples and data over the bins",
            "nats",
            in -> in.samples().divergence()),
    /** Over a few coarse bins, in [0, 1]; 0 at the first check. */
    DRIFT(
            "samples.drift",
            "how much of the samples' histogram has moved since the last check",
            "share",
            in -> in.samples().drift()),
    /** From the same latent vector; 1 at the first check. */
    MOVED(
            "samples.moved",
            "mean way of a sample since the last check over the data's spread",
            "ratio",
            in -> in.samples().moved()),
    /** At least 0; NaN where the data is small or full of duplicates itself. */
    DUPLICATES(
            "samples.duplicates",
            "near-duplicate pairs among the samples over those of as many of the data",
            "ratio",
            in -> in.samples().duplicates()),
    /** Within the run's age. */
    HIGHEST_DIVERSITY("highest_diversity", "the highest diversity so far", "ratio", SignalInput::highestDiversity);

    @SuppressWarnings("ImmutableEnumChecker") // a value with a function without state
    private final Description description;

    SampleSignal(String key, String text, String unit, ToDoubleFunction<SignalInput> taken) {
        this.description = new Description(key, text, unit, taken);
    }

    @Override
    public Description description() {
        return description;
    }
}
