package dev.sparring.ui.desktop.app;

import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.model.WatchedRun;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunProgress;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The window's title, which a task bar shows too: the run, how far it is, and the program. */
final class WindowTitle {

    private static final String PROGRAM = "Sparring";

    private WindowTitle() {}

    /** The title as the run goes on that trains, shown or not; it changes with each percent and not with each step. */
    static ObservableValue<String> of(DesktopModel model) {
        ObservableValue<WatchedRun> run = model.trainedProperty();
        ObservableValue<@Nullable RunPreview> plan = run.flatMap(WatchedRun::planProperty);
        ObservableValue<@Nullable RunProgress> progress = run.flatMap(WatchedRun::progressProperty);
        ObservableValue<Phase> phase = run.flatMap(WatchedRun::phaseProperty);
        return Bindings.createStringBinding(
                () -> text(plan.getValue(), progress.getValue(), phase.getValue()), plan, progress, phase);
    }

    /** Such as {@code ring 42 % (Paused) - Sparring}. */
    static String text(@Nullable RunPreview plan, @Nullable RunProgress progress, Phase phase) {
        if (plan == null || progress == null) {
            return PROGRAM;
        }
        long percent = 100 * progress.record().step() / plan.steps();
        String state = phase == Phase.RUNNING ? "" : " (" + phase.label().replace("…", "") + ")";
        return String.format(Locale.ROOT, "%s %d %%%s - %s", plan.name(), percent, state, PROGRAM);
    }
}
