package dev.sparring.ui.desktop.page.monitor;

import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.train.PlayerMetrics;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.chart.RateForecast;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** How a player does, in words. Pure functions. */
final class PlayerText {

    /** Shares of right answers from which on the discriminator is far ahead, and below which it guesses. */
    private static final double AHEAD = 0.95;

    private static final double GUESSING = 0.55;
    private static final double FULL = 0.999;

    private PlayerText() {}

    /** Where its learning rate stands, such as {@code warming up, update 60 of 200}. */
    static String rate(PlayerRole role, StepMetrics step, RunPreview plan) {
        boolean generator = role == PlayerRole.GENERATOR;
        PlayerMetrics player = generator ? step.generator() : step.discriminator();
        RateForecast forecast = generator ? plan.generator() : plan.discriminator();
        long warmup = generator ? plan.generatorWarmup() : plan.discriminatorWarmup();
        if (player.updates() == 0) {
            return Texts.text("monitor.rate.none");
        }
        if (player.updates() < warmup) {
            return Texts.text("monitor.rate.warmup", FigureFormat.count(player.updates()), FigureFormat.count(warmup));
        }
        double share = player.learningRate() / forecast.schedule().peak();
        return share >= FULL
                ? Texts.text("monitor.rate.full")
                : Texts.text("monitor.rate.share", FigureFormat.percent(share));
    }

    /** How it does against the other, a sentence. */
    static String game(PlayerRole role, StepMetrics step) {
        double right = step.separation();
        if (role == PlayerRole.GENERATOR) {
            return Texts.text("monitor.game.fools", FigureFormat.percent(1 - step.fakeAccuracy()));
        }
        String share = FigureFormat.percent(right);
        if (right >= AHEAD) {
            return Texts.text("monitor.game.ahead", share);
        }
        return right < GUESSING ? Texts.text("monitor.game.guesses", share) : Texts.text("monitor.game.tells", share);
    }

    /** Its figures, a line each. */
    static List<String> figures(PlayerRole role, StepMetrics step) {
        PlayerMetrics player = role == PlayerRole.GENERATOR ? step.generator() : step.discriminator();
        List<String> lines = new ArrayList<>();
        lines.add(Texts.count(
                "monitor.figures.rate",
                player.updates(),
                FigureFormat.count(player.updates()),
                FigureFormat.rate(player.learningRate())));
        lines.add(Texts.text(
                "monitor.figures.loss", FigureFormat.value(player.loss()), FigureFormat.value(player.gradientNorm())));
        lines.add(Texts.text("monitor.figures.change", FigureFormat.rate(player.updateRatio())));
        if (role == PlayerRole.DISCRIMINATOR) {
            lines.add(Texts.text(
                    "monitor.figures.right",
                    FigureFormat.percent(step.realAccuracy()),
                    FigureFormat.percent(step.fakeAccuracy())));
        }
        return lines;
    }
}
