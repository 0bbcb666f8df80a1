package dev.sparring.gan.monitor.statistics;

import java.util.function.ToDoubleFunction;

/** How the networks' parameters move from check to check. */
public enum TrajectorySignal implements DescribedSignal {
    /** Mean cosine between one check's way and the next one's, in [-1, 1]: below 0 to and fro. */
    GENERATOR_TURNING(
            "generator.turning",
            "whether the generator's parameters go straight on or to and fro",
            "-1 to 1",
            in -> in.generator().turning()),
    /** Distance from the first to the last over the length of the way, in [0, 1]. */
    GENERATOR_STRAIGHTNESS(
            "generator.straightness", "how straight the generator's way is", "share", in -> in.generator()
                    .straightness()),
    /** Common logarithm. */
    GENERATOR_SLOWEST_LAYER(
            "generator.slowest_layer",
            "change over parameters of the generator's slowest layer",
            "decades",
            in -> in.generator().slowestLayer()),
    /** Common logarithm. */
    GENERATOR_FASTEST_LAYER(
            "generator.fastest_layer",
            "change over parameters of the generator's fastest layer",
            "decades",
            in -> in.generator().fastestLayer()),
    /** Mean cosine between one check's way and the next one's, in [-1, 1]: below 0 to and fro. */
    DISCRIMINATOR_TURNING(
            "discriminator.turning",
            "whether the discriminator's parameters go straight on or to and fro",
            "-1 to 1",
            in -> in.discriminator().turning()),
    /** Distance from the first to the last over the length of the way, in [0, 1]. */
    DISCRIMINATOR_STRAIGHTNESS(
            "discriminator.straightness", "how straight the discriminator's way is", "share", in -> in.discriminator()
                    .straightness()),
    /** Common logarithm. */
    DISCRIMINATOR_SLOWEST_LAYER(
            "discriminator.slowest_layer",
            "change over parameters of the discriminator's slowest layer",
            "decades",
            in -> in.discriminator().slowestLayer()),
    /** Common logarithm. */
    DISCRIMINATOR_FASTEST_LAYER(
            "discriminator.fastest_layer",
            "change over parameters of the discriminator's fastest layer",
            "decades",
            in -> in.discriminator().fastestLayer());

    @SuppressWarnings("ImmutableEnumChecker") // a value with a function without state
    private final Description description;

    TrajectorySignal(String key, String text, String unit, ToDoubleFunction<SignalInput> taken) {
        this.description = new Description(key, text, unit, taken);
    }

    @Override
    public Description description() {
        return description;
    }
}
