package dev.sparring.ui.desktop.page.runs;

import dev.sparring.ui.desktop.model.Workspace;
import dev.sparring.ui.desktop.session.RunSource;
import dev.sparring.ui.desktop.session.library.FileManager;
import dev.sparring.ui.desktop.session.library.RunSummary;
import dev.sparring.ui.desktop.text.Texts;
import java.text.DecimalFormatSymbols;
import java.util.OptionalLong;
import javafx.beans.value.ObservableValue;

/** What can be done with a run of the list. */
final class RunCommands {

    /** What people put between thousands: a comma or, in German, a point. */
    private static final char GROUPING =
            DecimalFormatSymbols.getInstance(Texts.locale()).getGroupingSeparator();

    private final Workspace workspace;

    RunCommands(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Whether a run is trained here, so that no other one can be. */
    ObservableValue<Boolean> busyProperty() {
        return workspace.desktop().canStartProperty().map(can -> !can);
    }

    /** Whether a run is just being prepared or opened, so that no other one can be shown. */
    ObservableValue<Boolean> unsettledProperty() {
        return workspace.desktop().canOpenProperty().map(can -> !can);
    }

    void open(RunSummary run) {
        workspace.open(run.root());
    }

    void continueToEnd(RunSummary run) {
        workspace.continueRun(run, OptionalLong.empty());
    }

    /** Goes on for as many steps as a person typed. */
    void continueFor(RunSummary run, String typed) {
        String digits = typed.strip().replaceAll("[ _'" + GROUPING + "]", "");
        if (digits.matches("[1-9]\\d{0,11}")) {
            workspace.continueRun(run, OptionalLong.of(Long.parseLong(digits)));
        } else {
            workspace.desktop().fail(Texts.text("runs.no-steps", typed));
        }
    }

    void duplicate(RunSummary run) {
        workspace.setUp(new RunSource.Copy(run.root()));
    }

    void rename(RunSummary run, String name) {
        workspace.runs().rename(run, name);
    }

    void reveal(RunSummary run) {
        FileManager.show(run.root(), problem -> workspace.desktop().fail(problem));
    }

    void delete(RunSummary run) {
        workspace.runs().delete(run);
    }
}
