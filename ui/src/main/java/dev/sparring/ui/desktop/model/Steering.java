package dev.sparring.ui.desktop.model;

import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.train.UpdateMask;
import dev.sparring.ui.desktop.session.RunPreview;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What a person does to the players while a run trains. Each takes hold at the next step and is an event of the run; without a run that trains, nothing
 * happens. One thread, the screen's.
 */
public final class Steering {

    private static final long LEAST_WARMUP = 200;
    private static final double HALF = 0.5;
    private static final long SLOW_MOTION_MILLIS = 150;

    private final Supplier<Optional<RunControl>> run;
    private final Supplier<@Nullable RunPreview> plan;
    private final ReadOnlyObjectWrapper<UpdateMask> learning = new ReadOnlyObjectWrapper<>(UpdateMask.BOTH);
    private final ReadOnlyBooleanWrapper slowMotion = new ReadOnlyBooleanWrapper();

    /**
     * A wheel for whatever run trains.
     *
     * @param run how the run is steered that trains; empty while there is none
     * @param plan of that run
     */
    Steering(Supplier<Optional<RunControl>> run, Supplier<@Nullable RunPreview> plan) {
        this.run = run;
        this.plan = plan;
    }

    /** Another run begins, as every run does: both networks learn, at full speed. */
    void begin() {
        learning.set(UpdateMask.BOTH);
        slowMotion.set(false);
    }

    /**
     * Warms a network up once more, over as many updates as its warmup had, or 200 if that is more. The planned rate bends.
     *
     * @param network the generator or the discriminator
     */
    public void warmUpAgain(PlayerRole network) {
        RunPreview now = plan.get();
        if (now != null) {
            long before = network == PlayerRole.GENERATOR ? now.generatorWarmup() : now.discriminatorWarmup();
            run.get().ifPresent(control -> control.rewarm(network, Math.max(LEAST_WARMUP, before), 0));
        }
    }

    /**
     * Halves the learning rate of a network for good.
     *
     * @param network the generator or the discriminator
     */
    public void halveRate(PlayerRole network) {
        run.get().ifPresent(control -> control.reduceRate(network, HALF));
    }

    /**
     * Chooses who learns.
     *
     * @param mask both networks or one of them
     */
    public void learn(UpdateMask mask) {
        run.get().ifPresent(control -> {
            control.learn(mask);
            learning.set(mask);
        });
    }

    /** Lets both networks go back to the newest checkpoint at which nothing was wrong. */
    public void goBack() {
        run.get().ifPresent(RunControl::goBack);
    }

    /**
     * Lets the run go so slowly that a person can follow, or at full speed again.
     *
     * @param slow whether slowly
     */
    public void slowMotion(boolean slow) {
        run.get().ifPresent(control -> {
            control.slowMotion(slow ? SLOW_MOTION_MILLIS : 0);
            slowMotion.set(slow);
        });
    }

    /** Who learns, by hand. */
    public ReadOnlyObjectProperty<UpdateMask> learningProperty() {
        return learning.getReadOnlyProperty();
    }

    /** Whether the run goes slowly so that a person can follow. */
    public ReadOnlyBooleanProperty slowMotionProperty() {
        return slowMotion.getReadOnlyProperty();
    }
}
