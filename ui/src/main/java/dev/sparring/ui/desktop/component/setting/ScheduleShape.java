package dev.sparring.ui.desktop.component.setting;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.ui.desktop.session.RunPreview;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a kind of warmup or decay looks like, on a run of a length at which one sees it. */
final class ScheduleShape {

    /** How many rates a shape has. */
    static final int POINTS = 48;

    private static final Pattern KIND = Pattern.compile("(?:generator|discriminator)\\.(warmup|decay)\\.type");
    private static final int STEPS = 480;
    private static final int WARMUP = 320;
    /** Without which there is no such decay. */
    private static final String MILESTONES = ", milestones: [160, 320]";

    private static final Map<String, Optional<double[]>> KNOWN = new ConcurrentHashMap<>();

    private ScheduleShape() {}

    /**
     * The shape of a kind.
     *
     * @param path of the key that chooses it
     * @param kind its name
     * @return rates from the first to the last step as shares of the highest; empty if the key chooses no schedule
     */
    static Optional<double[]> of(String path, String kind) {
        Matcher match = KIND.matcher(path);
        return match.matches()
                ? KNOWN.computeIfAbsent(match.group(1) + " " + kind, key -> drawn(match.group(1), kind))
                : Optional.empty();
    }

    private static Optional<double[]> drawn(String part, String kind) {
        try {
            ConfigBuilder layers = ConfigBuilder.preset("ring")
                    .set("steps", Integer.toString(STEPS))
                    .set("generator." + part, "{type: " + kind + (kind.equals("multistep") ? MILESTONES : "") + "}");
            if (part.equals("decay")) {
                layers.set("generator.warmup", "{type: none}");
            } else if (!kind.equals("none") && !kind.startsWith("untuned") && !kind.equals("radam")) {
                layers.set("generator.warmup.updates", Integer.toString(WARMUP));
            }
            return Optional.of(rates(layers.build()));
        } catch (SparringException e) {
            // A kind that needs more than its name, such as one of a plug-in: it is chosen by its name alone.
            return Optional.empty();
        }
    }

    private static double[] rates(Config config) {
        RunPreview plan = RunPreview.of(config);
        double peak = plan.generator().schedule().peak();
        return IntStream.range(0, POINTS)
                .mapToDouble(
                        i -> plan.generator().rateAt(1 + Math.round((double) i * (STEPS - 1) / (POINTS - 1))) / peak)
                .toArray();
    }
}
