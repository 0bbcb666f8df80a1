package dev.sparring.gan.monitor.detector;

import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.statistics.Signals;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One thing that can go wrong, as a pure function of the signals of a run that is old enough to judge. A figure that cannot be
 * had is NaN, and nothing is said because of it.
 *
 * <pre>{@code
 * public final class Anything extends Detector {
 *     public Anything() {
 *         super("too-loud", PlayerRole.GENERATOR, 3, "Lower the generator's learningRate.");
 *     }
 *     public Severity severity(Signals signals) {
 *         return signals.get(TrainingSignal.GENERATOR_RATIO) > 0.01 ? Severity.WARNING : Severity.INFO;
 *     }
 *     public Map<String, Object> evidence(Signals signals) {
 *         return Map.of("generator_ratio", signals.get(TrainingSignal.GENERATOR_RATIO));
 *     }
 * }
 * }</pre>
 *
 * @see DetectorState for how findings become events
 */
public abstract class Detector {

    private static final Pattern KIND = Pattern.compile("[a-z]+(-[a-z]+)*");

    private final String kind;
    private final PlayerRole network;
    private final int patience;
    private final String advice;

    /**
     * A detector.
     *
     * @param kind of the events, such as {@code mode-collapse}: words of [a-z] with hyphens between them
     * @param network whom it is about
     * @param patience how many checks in a row must agree before an event is raised or taken back, at least 1
     * @param advice what a person should try
     * @throws IllegalArgumentException if the kind is not of such words, or the patience below 1
     */
    protected Detector(String kind, PlayerRole network, int patience, String advice) {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException(
                    "kind must be words of [a-z] with hyphens between them, got \"" + kind + "\"");
        }
        if (patience < 1) {
            throw new IllegalArgumentException("patience must be at least 1, got " + patience);
        }
        this.kind = kind;
        this.network = network;
        this.patience = patience;
        this.advice = advice;
    }

    /** The kind of its diagnoses. */
    public final String kind() {
        return kind;
    }

    /** Whom they are about. */
    public final PlayerRole network() {
        return network;
    }

    /** How many checks in a row must agree. */
    public final int patience() {
        return patience;
    }

    /** What a person should try, one sentence. */
    public final String advice() {
        return advice;
    }

    /** The network that ran ahead, which is the one to hold back: by default the one it is about. */
    public PlayerRole dominantPlayer(Signals signals) {
        return network;
    }

    /** How bad it looks now; {@link Severity#INFO} is well. */
    public abstract Severity severity(Signals signals);

    /** The numbers and thresholds of a check. */
    public abstract Map<String, Object> evidence(Signals signals);
}
