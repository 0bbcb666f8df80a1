package dev.sparring.ui.desktop.shell;

import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunProgress;
import dev.sparring.ui.desktop.session.RunSetup;
import dev.sparring.ui.desktop.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Where the run stands, how fast it goes, and where it is written. */
final class StatusBar extends HBox {

    private final DesktopModel model;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label step = fixed("steps");
    private final Label pace = fixed("pace");
    private final Label left = fixed("left");
    private final Label accuracy = fixed("accuracy");

    StatusBar(DesktopModel model) {
        this.model = model;
        Label notice = fixed("notice");
        notice.textProperty().bind(model.noticeProperty());
        Label root = new Label();
        root.textProperty().bind(model.settingProperty().map(RunSetup::place).orElse(""));
        root.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        root.setMinWidth(0);
        Hint where = Hint.on(root, "");
        model.settingProperty()
                .map(setting -> setting.root().toString())
                .orElse("")
                .subscribe(where::say);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getStyleClass().add("status-bar");
        getChildren().addAll(notice, bar, step, pace, left, accuracy, space, root);
        model.progressProperty().addListener((property, before, now) -> refresh());
        model.planProperty().addListener((property, before, now) -> refresh());
        model.phaseProperty().addListener((property, before, now) -> refresh());
        refresh();
    }

    private static Label fixed(String id) {
        Label label = new Label();
        label.setId(id);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private void refresh() {
        RunPreview plan = model.planProperty().get();
        RunProgress progress = model.progressProperty().get();
        if (plan == null || progress == null) {
            bar.setProgress(0);
            step.setText(plan == null ? "" : Texts.text("status.steps", FigureFormat.count(plan.steps())));
            pace.setText("");
            left.setText("");
            accuracy.setText("");
            return;
        }
        long done = progress.record().step();
        bar.setProgress((double) done / plan.steps());
        step.setText(Texts.text("status.step", FigureFormat.count(done), FigureFormat.count(plan.steps())));
        pace.setText(Texts.text("status.pace", FigureFormat.count(Math.round(progress.imagesPerSecond()))));
        double seconds = plan.secondsLeft(done, progress.imagesPerSecond());
        boolean goesOn = !model.phaseProperty().get().canStart() && seconds > 0;
        left.setText(goesOn ? Texts.text("status.left", FigureFormat.duration(seconds)) : "");
        accuracy.setText(Texts.text(
                "status.accuracy",
                FigureFormat.percent(progress.record().realAccuracy()),
                FigureFormat.percent(progress.record().fakeAccuracy())));
    }
}
