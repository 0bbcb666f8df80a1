package dev.sparring.gan.monitor.detector;

import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.statistics.Signals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns what a detector finds into few events: raised when it lasts, raised again when it worsens, lowered to a warning when it
 * eases, taken back when it is over.
 */
public final class DetectorState {

    /** How a severity is stored: by its place here. */
    private static final List<Severity> STORED = List.of(Severity.INFO, Severity.WARNING, Severity.CRITICAL);

    private static final List<PlayerRole> SIDES = List.of(PlayerRole.values());

    /** The length of {@link #state}. */
    public static final int STATE = 7;

    /** Of the easing, which is stored by itself. */
    public static final int EASING_STATE = 2;

    private final Detector detector;
    private Severity raised = Severity.INFO;
    private PlayerRole dominantPlayer = PlayerRole.BOTH;
    private int worse;
    private int better;
    private long since;
    private long pendingSince;
    /** The least severity of the checks in a row that were worse than what is raised. */
    private Severity pending = Severity.INFO;
    /** Checks in a row that were less bad than what is raised, and the first of them. */
    private int milder;

    private long milderSince;

    /** Of a detector that has found nothing yet. */
    public DetectorState(Detector detector) {
        this.detector = detector;
    }

    /** The state by which an alarm is stored, apart for each network of a kind. */
    public String name() {
        return "alarm/" + detector.kind() + "/" + detector.network();
    }

    /** Takes a check in. Gives the event if a diagnosis is made, worsens, eases or is over. */
    public Optional<RunEvent> observe(Signals signals) {
        Severity seen = detector.severity(signals);
        if (raised != Severity.INFO && seen != Severity.INFO) {
            // Whoever ran ahead at first may have been held back since then.
            dominantPlayer = detector.dominantPlayer(signals);
        }
        if (seen.compareTo(raised) > 0) {
            better = 0;
            milder = 0;
            pendingSince = worse == 0 ? signals.step() : pendingSince;
            pending = worse == 0 || seen.compareTo(pending) < 0 ? seen : pending;
            worse++;
            if (worse < detector.patience()) {
                return Optional.empty();
            }
            worse = 0;
            raised = pending;
            since = pendingSince;
            dominantPlayer = detector.dominantPlayer(signals);
            Map<String, Object> evidence = new LinkedHashMap<>(detector.evidence(signals));
            evidence.put("since_step", since);
            return Optional.of(new RunEvent(
                    signals.step(), detector.kind(), raised, detector.network(), evidence, detector.advice(), ""));
        }
        worse = 0;
        if (seen == raised) {
            better = 0;
            milder = 0;
            return Optional.empty();
        }
        better = seen == Severity.INFO ? better + 1 : 0;
        milderSince = milder == 0 ? signals.step() : milderSince;
        milder++;
        if (better == detector.patience()) {
            return Optional.of(over(signals));
        }
        return milder >= detector.patience() && raised == Severity.CRITICAL
                ? Optional.of(eased(signals))
                : Optional.empty();
    }

    private RunEvent over(Signals signals) {
        better = 0;
        milder = 0;
        raised = Severity.INFO;
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("was", detector.kind());
        evidence.putAll(detector.evidence(signals));
        return new RunEvent(signals.step(), "recovered", Severity.INFO, detector.network(), evidence, "", "");
    }

    /** It may have been worse: what is left counts from where it became less. */
    private RunEvent eased(Signals signals) {
        milder = 0;
        raised = Severity.WARNING;
        since = milderSince;
        Map<String, Object> evidence = new LinkedHashMap<>(detector.evidence(signals));
        evidence.put("eased_from", "critical");
        evidence.put("since_step", since);
        return new RunEvent(
                signals.step(), detector.kind(), raised, detector.network(), evidence, detector.advice(), "");
    }

    /** What is raised. */
    public Optional<Diagnosis> diagnosis() {
        return raised == Severity.INFO
                ? Optional.empty()
                : Optional.of(new Diagnosis(detector.kind(), raised, detector.network(), dominantPlayer, since));
    }

    /** Whether nothing is raised and nothing looks as if it would be. */
    public boolean isClear() {
        return raised == Severity.INFO && worse == 0;
    }

    /** Forgets everything. */
    public void clear() {
        raised = Severity.INFO;
        dominantPlayer = PlayerRole.BOTH;
        worse = 0;
        better = 0;
        since = 0;
        pendingSince = 0;
        pending = Severity.INFO;
        milder = 0;
        milderSince = 0;
    }

    /** What it remembers of the easing; see {@link #EASING_STATE}. */
    public double[] easing() {
        return new double[] {milder, milderSince};
    }

    /** Goes on from what {@link #easing} gave. */
    public void restoreEasing(double[] state) {
        milder = (int) state[0];
        milderSince = (long) state[1];
    }

    /** What else it remembers. */
    public double[] state() {
        return new double[] {
            STORED.indexOf(raised),
            worse,
            better,
            since,
            STORED.indexOf(pending),
            SIDES.indexOf(dominantPlayer),
            pendingSince
        };
    }

    /** Goes on from what {@link #state} gave. */
    public void restore(double[] state) {
        raised = STORED.get((int) state[0]);
        worse = (int) state[1];
        better = (int) state[2];
        since = (long) state[3];
        pending = STORED.get((int) state[4]);
        dominantPlayer = SIDES.get((int) state[5]);
        pendingSince = (long) state[6];
    }
}
