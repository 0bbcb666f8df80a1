package dev.sparring.ui.desktop.page.newrun;

import dev.sparring.gan.config.Config;
import dev.sparring.ui.desktop.component.Card;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.component.board.ChartContents;
import dev.sparring.ui.desktop.component.board.ChartKinds;
import dev.sparring.ui.desktop.component.chart.Axis;
import dev.sparring.ui.desktop.component.chart.ChartContent;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.chart.Palette;
import dev.sparring.ui.desktop.component.chart.draw.ChartLegend;
import dev.sparring.ui.desktop.component.chart.draw.ChartPane;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.series.RunSeries;
import dev.sparring.ui.desktop.text.Texts;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;

/** Both learning rates of the next run, over the run or its warmups. */
final class PlannedRates {

    private final DesktopModel model;
    private final ChartPane chart = new ChartPane(ChartContent.nothing(""), surface -> {});
    private final ChartLegend legend = new ChartLegend(FigureFormat::rate);
    private final ToggleButton warmup = new ToggleButton(Texts.text("newrun.warmups"));
    private final Card card = new Card(Texts.text("newrun.rates"), chart, legend, warmup);

    PlannedRates(DesktopModel model) {
        this.model = model;
        chart.setId("planned-rates");
        warmup.getStyleClass().add("chip");
        Hint.on(warmup, Texts.text("newrun.warmups.tooltip"));
        warmup.selectedProperty().addListener((property, before, now) -> show(config()));
        model.draft().configProperty().subscribe(this::show);
        model.darkProperty().subscribe(dark -> chart.colours(Palette.of(dark)));
    }

    private @Nullable Config config() {
        return model.draft().configProperty().get();
    }

    private void show(@Nullable Config config) {
        if (config == null) {
            chart.show(ChartContent.nothing(""));
            legend.show(ChartContent.nothing(""), OptionalLong.empty());
            return;
        }
        RunPreview plan = RunPreview.of(config);
        ChartContent content = content(plan, warmup.isSelected());
        chart.show(content);
        legend.show(content, OptionalLong.of(plan.steps()));
        chart.setAccessibleText(Texts.text(
                "newrun.rates.spoken",
                FigureFormat.rate(plan.generator().schedule().peak()),
                FigureFormat.rate(plan.discriminator().schedule().peak())));
    }

    /** What the chart shows of a plan. */
    static ChartContent content(RunPreview plan, boolean opening) {
        Axis steps = Axis.linear(opening ? 1 : 0, (double) (opening ? plan.opening() : plan.steps()));
        return ChartContents.of(
                ChartKinds.RATES,
                new ChartContents.Shown(plan, RunSeries.EMPTY, 0),
                new ChartContents.Manner(steps, false, false, 0));
    }

    Node node() {
        return card;
    }
}
