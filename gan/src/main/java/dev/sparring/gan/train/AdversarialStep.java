package dev.sparring.gan.train;

import dev.sparring.gan.data.DataLoader;
import java.util.Map;

/**
 * One step of an adversarial training: which networks learn, in which order, by which losses. {@link dev.sparring.gan.step.GanStep} is a GAN's; whoever
 * trains otherwise writes the step alone, and a {@link Trainer} counts, and a run records, draws, saves, resumes and watches.
 *
 * <p>A step's work is that of any training loop: read a batch, run the networks forward, compute the losses' gradients, run them
 * backward, and let each {@link dev.sparring.core.player.Player} update itself by its own schedule. A network plays several parts
 * in one step by several passes.
 *
 * <p>So that a run that was broken off goes on as if it had not been: what is random is a function of the step, such as
 * {@code new RandomStream(seed, "noise").at(step)}; data come from {@link #loaders}; and what else the step remembers is in
 * {@link #state}. One thread, the networks'.
 *
 * <pre>{@code
 * final class TwoGenerators implements AdversarialStep {
 *     public Players players() {
 *         return players;
 *     }
 *
 *     public StepReport play(long step) {
 *         first.network().clearGradients();
 *         try (Pass pass = first.network().pass(Inputs.of(noise), true)) {
 *             ...
 *             pass.backwardToParameters(gradient);
 *         }
 *         first.update();
 *         ...
 *         return new StepReport().loss("first", a).loss("second", b).loss("critic", c).logits(onReal, onFake);
 *     }
 * }
 * }</pre>
 */
public interface AdversarialStep {

    /**
     * Who plays.
     *
     * @return the same at every call
     */
    Players players();

    /**
     * Plays one step. Players that the monitor has sit out are {@linkplain dev.sparring.core.player.Player#freeze frozen} while
     * it does: their updates do nothing, and a step may save itself the work for them.
     *
     * @param step completed steps, so 0 at first
     * @return every player's loss, and what else is to be recorded
     */
    StepReport play(long step);

    /**
     * What it reads, so that a resumed run goes on in the data where it broke off.
     *
     * @return by name; none if it reads nothing through loaders
     */
    default Map<String, DataLoader> loaders() {
        return Map.of();
    }

    /**
     * The discriminator's loss where the game is settled: for cross entropy log 4.
     *
     * @return NaN if it is not known; the monitor then does without
     */
    default double equilibrium() {
        return Double.NaN;
    }

    /**
     * How often a step updates the discriminator for one update of the generator.
     *
     * @return at least 1
     */
    default int discriminatorUpdates() {
        return 1;
    }

    /**
     * What the step remembers beside players and loaders.
     *
     * @return numbers by name, in a fixed order; they go into every checkpoint
     */
    default Map<String, double[]> state() {
        return Map.of();
    }

    /**
     * Goes on from what was remembered, when a run is resumed or rolled back.
     *
     * @param state as {@link #state} gave it; of an older version perhaps less
     */
    default void restore(Map<String, double[]> state) {}
}
