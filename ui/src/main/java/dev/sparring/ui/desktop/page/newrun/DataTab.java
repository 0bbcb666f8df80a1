package dev.sparring.ui.desktop.page.newrun;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.SampleView;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.model.DataModel;
import dev.sparring.ui.desktop.session.SampleImage;
import dev.sparring.ui.desktop.text.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The data: a sheet of samples exactly as the networks get them, counts and labels, and what is hardly meant. */
final class DataTab extends HBox {

    private static final double TEXT_WIDTH = 380;

    private final SampleView view = new SampleView();
    private final Label summary = new Label();
    private final VBox warnings = new VBox();
    private final Label problem = new Label();

    DataTab(DataModel data, ObservableValue<Boolean> dark) {
        view.setId("data-sheet");
        view.setMinSize(120, 120);
        view.setAccessibleText(Texts.text("newrun.data.samples"));
        ProgressIndicator busy = new ProgressIndicator();
        busy.setMaxSize(48, 48);
        busy.visibleProperty().bind(data.lookingProperty());
        StackPane sheet = new StackPane(view, busy);
        HBox.setHgrow(sheet, Priority.ALWAYS);
        summary.setId("data-summary");
        summary.setWrapText(true);
        problem.setId("data-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add(Styles.DANGER);
        problem.textProperty().bind(data.problemProperty());
        warnings.getStyleClass().add("data-warnings");
        VBox text = new VBox(problem, summary, warnings);
        text.getStyleClass().add("data-text");
        ScrollPane scroll = new ScrollPane(text);
        scroll.setFitToWidth(true);
        scroll.setPrefWidth(TEXT_WIDTH);
        scroll.setMinWidth(TEXT_WIDTH / 2);
        getStyleClass().add("data-tab");
        getChildren().addAll(sheet, scroll);
        data.lookProperty().subscribe(this::show);
        dark.subscribe(now -> view.colours(Palette.of(now)));
    }

    private void show(DataModel.@Nullable Look look) {
        view.show(look == null ? null : look.picture());
        view.data(look != null && look.picture() instanceof SampleImage.Cloud cloud ? cloud.points() : new float[0]);
        warnings.getChildren().clear();
        if (look == null) {
            summary.setText("");
            return;
        }
        summary.setText(look.summary().facts().strip());
        for (String warning : look.summary().warnings()) {
            Label line = new Label(warning, new FontIcon(Feather.ALERT_TRIANGLE));
            line.getStyleClass().add("data-warning");
            line.setWrapText(true);
            line.setMinHeight(USE_PREF_SIZE);
            warnings.getChildren().add(line);
        }
    }
}
