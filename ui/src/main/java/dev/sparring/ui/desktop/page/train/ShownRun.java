package dev.sparring.ui.desktop.page.train;

import dev.sparring.gan.event.RunEvent;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunProgress;
import dev.sparring.ui.desktop.session.RunSetup;
import dev.sparring.ui.desktop.session.series.RunSeries;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A run as charts see it.
 *
 * @param setup what it is played with; null until it is prepared
 * @param plan what it will do; null until that is known
 * @param series what it has done
 * @param progress where it stands; null before its first step
 * @param events what happened, newest first
 * @param dark whether the window is dark
 */
public record ShownRun(
        ObservableValue<@Nullable RunSetup> setup,
        ObservableValue<@Nullable RunPreview> plan,
        ObservableValue<RunSeries> series,
        ObservableValue<@Nullable RunProgress> progress,
        ObservableList<RunEvent> events,
        ObservableValue<Boolean> dark) {

    static ShownRun of(DesktopModel model) {
        return new ShownRun(
                model.settingProperty(),
                model.planProperty(),
                model.curvesProperty(),
                model.progressProperty(),
                model.events(),
                model.darkProperty());
    }

    /** Completed steps. */
    long now() {
        RunProgress last = progress.getValue();
        return last == null ? 0 : last.record().step();
    }
}
