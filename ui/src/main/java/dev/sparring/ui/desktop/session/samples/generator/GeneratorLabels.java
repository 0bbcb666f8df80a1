package dev.sparring.ui.desktop.session.samples.generator;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.sampling.RunSampler;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The labels of a saved generator, for people who choose one. Does not use ND4J. */
public final class GeneratorLabels {

    private GeneratorLabels() {}

    /**
     * All that a generator can be asked for.
     *
     * @param sampler the generator
     * @return their names; none if it is told none
     */
    public static List<String> of(RunSampler sampler) {
        return sampler.labels().map(known -> known.labels().names()).orElse(List.of());
    }

    /**
     * A label for each sample.
     *
     * @param sampler the generator
     * @param wanted a name; empty, and one that the generator is not told, for all in turn
     * @param count of the samples, at least 1
     * @return their indices; none of a generator that is told none
     * @throws SparringException.Configuration never of a label that the generator knows
     */
    static int[] asked(RunSampler sampler, Optional<String> wanted, int count) throws SparringException.Configuration {
        List<String> labels = of(sampler);
        int[] asked = new int[labels.isEmpty() ? 0 : count];
        // A label that was chosen for another run is none of this one's.
        Optional<String> label = wanted.filter(labels::contains);
        if (label.isPresent()) {
            Arrays.fill(asked, sampler.label(label.get()));
        } else {
            Arrays.setAll(asked, i -> i % labels.size());
        }
        return asked;
    }
}
