package dev.sparring.ui.desktop.session.samples;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.util.Optional;

/** Which checkpoint of a run a generator is taken from. */
public sealed interface GeneratorChoice {

    /**
     * Opens its generator.
     *
     * @param root the run's directory
     * @return to be drawn from
     * @throws SparringException if there is no such checkpoint, or it is damaged
     */
    RunSampler open(Path root) throws SparringException;

    /** For people. */
    String label();

    /** The newest sound one; of a run that is trained the one that it has written last. */
    record Latest() implements GeneratorChoice {
        @Override
        public RunSampler open(Path root) throws SparringException {
            return new RunSampler(root, Optional.empty(), warning -> {});
        }

        @Override
        public String label() {
            return Texts.text("samples.generator.latest");
        }
    }

    /** The one whose samples were nearest to the data. */
    record Best() implements GeneratorChoice {
        @Override
        public RunSampler open(Path root) throws SparringException {
            return new RunSampler(root, Optional.of(RunSampler.bestStep(root, warning -> {})), warning -> {});
        }

        @Override
        public String label() {
            return Texts.text("samples.generator.best");
        }
    }

    /**
     * That of a step.
     *
     * @param step of the checkpoint
     */
    record Step(long step) implements GeneratorChoice {
        @Override
        public RunSampler open(Path root) throws SparringException {
            return new RunSampler(root, Optional.of(step), warning -> {});
        }

        @Override
        public String label() {
            return Texts.text("samples.generator.step", FigureFormat.count(step));
        }
    }
}
