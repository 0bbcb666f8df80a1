package dev.sparring.ui.desktop.session.samples.generator;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Which checkpoint of a run a generator is taken from. */
public sealed interface GeneratorChoice {

    /**
     * Opens its generator.
     *
     * @param root the run's directory
     * @param warnings told of damaged checkpoints that are passed over, one line each
     * @return to be drawn from
     * @throws SparringException if there is no such checkpoint, or it is damaged
     */
    default RunSampler open(Path root, Consumer<String> warnings) throws SparringException {
        return new RunSampler(root, step(root, warnings), warnings);
    }

    /**
     * The step of the checkpoint.
     *
     * @param root the run's directory
     * @param warnings told of damaged checkpoints that are passed over, one line each
     * @return empty for the newest sound one
     * @throws SparringException if there is no run, or it has no such checkpoint
     */
    Optional<Long> step(Path root, Consumer<String> warnings) throws SparringException;

    /**
     * All that a run has.
     *
     * @param checkpoints their steps, in ascending order
     * @return the latest, the best, and those of the steps, the newest first
     */
    static List<GeneratorChoice> of(List<Long> checkpoints) {
        List<GeneratorChoice> choices = new ArrayList<>();
        choices.add(new Latest());
        choices.add(new Best());
        for (int i = checkpoints.size() - 1; i >= 0; i--) {
            choices.add(new Step(checkpoints.get(i)));
        }
        return choices;
    }

    /** For people. */
    String label();

    /** The newest sound one; of a run that is trained the one that it has written last. */
    record Latest() implements GeneratorChoice {
        @Override
        public Optional<Long> step(Path root, Consumer<String> warnings) {
            return Optional.empty();
        }

        @Override
        public String label() {
            return Texts.text("samples.generator.latest");
        }
    }

    /** The one whose samples were nearest to the data. */
    record Best() implements GeneratorChoice {
        @Override
        public Optional<Long> step(Path root, Consumer<String> warnings) throws SparringException {
            return Optional.of(RunSampler.bestStep(root, warnings));
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
        public Optional<Long> step(Path root, Consumer<String> warnings) {
            return Optional.of(step);
        }

        @Override
        public String label() {
            return Texts.text("samples.generator.step", FigureFormat.count(step));
        }
    }
}
