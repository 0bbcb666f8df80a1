package dev.sparring.gan.monitor.statistics;

import java.util.function.ToDoubleFunction;

/** What the generator does to its latent vectors. */
public enum GeneratorSignal implements DescribedSignal {
    /**
     * At least 0; 0 where all latent vectors give the same sample, high where the samples jump between modes. With a linear generator
     * of normal latent vectors it is the diversity. Gao and Li 2025 ("Evolution of discriminator and generator gradients in GAN
     * training: from fitting to collapse", TMLR) call a generator's sensitivity to its latent vector steepness. NaN where the data is
     * all the same, or samples are made of something else than latent vectors.
     */
    STEEPNESS(
            "generator.steepness",
            "how steeply samples change with their latent vectors, over the spread of the data",
            "ratio",
            SignalInput::steepness);

    @SuppressWarnings("ImmutableEnumChecker") // a value with a function without state
    private final Description description;

    GeneratorSignal(String key, String text, String unit, ToDoubleFunction<SignalInput> taken) {
        this.description = new Description(key, text, unit, taken);
    }

    @Override
    public Description description() {
        return description;
    }
}
