package dev.sparring.ui.desktop.page.monitor;

import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.train.PlayerMetrics;
import dev.sparring.gan.train.StepMetrics;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.component.chart.RateForecast;
import dev.sparring.ui.desktop.session.RunPreview;
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
            return "has not learned yet";
        }
        if (player.updates() < warmup) {
            return "warming up, update " + FigureFormat.count(player.updates()) + " of " + FigureFormat.count(warmup);
        }
        double share = player.learningRate() / forecast.schedule().peak();
        return share >= FULL ? "at its full rate" : "at " + FigureFormat.percent(share) + " of its full rate";
    }

    /** How it does against the other, a sentence. */
    static String game(PlayerRole role, StepMetrics step) {
        double right = step.separation();
        if (role == PlayerRole.GENERATOR) {
            return "Fools the discriminator with " + FigureFormat.percent(1 - step.fakeAccuracy()) + " of its samples.";
        }
        String share = FigureFormat.percent(right);
        if (right >= AHEAD) {
            return "Tells real from generated in " + share + " of the batch: it is far ahead.";
        }
        return right < GUESSING
                ? "Tells real from generated in " + share + " of the batch: it can only guess."
                : "Tells real from generated in " + share + " of the batch.";
    }

    /** Its figures, a line each. */
    static List<String> figures(PlayerRole role, StepMetrics step) {
        PlayerMetrics player = role == PlayerRole.GENERATOR ? step.generator() : step.discriminator();
        List<String> lines = new ArrayList<>();
        lines.add("learning rate " + FigureFormat.rate(player.learningRate()) + " after "
                + FigureFormat.count(player.updates()) + " updates");
        lines.add("loss " + FigureFormat.value(player.loss()) + ", gradient norm "
                + FigureFormat.value(player.gradientNorm()));
        lines.add("each update changes its parameters by " + FigureFormat.rate(player.updateRatio())
                + " of their length");
        if (role == PlayerRole.DISCRIMINATOR) {
            lines.add("right on real samples " + FigureFormat.percent(step.realAccuracy()) + ", on generated ones "
                    + FigureFormat.percent(step.fakeAccuracy()));
        }
        return lines;
    }
}
