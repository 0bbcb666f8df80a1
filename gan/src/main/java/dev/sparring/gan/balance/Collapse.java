package dev.sparring.gan.balance;

import java.util.LinkedHashMap;
import java.util.Map;

/** The samples are much closer together than the data: most of the modes, or all but one, are lost. */
record Collapse() implements Detector {

    private static final double WARNING = 0.4;
    private static final double CRITICAL = 0.15;
    /** A generator begins with samples close together; until then that means nothing. */
    private static final long FIRST_STEP = 500;

    @Override
    public String kind() {
        return "mode-collapse";
    }

    @Override
    public Side network() {
        return Side.GENERATOR;
    }

    @Override
    public Severity look(Signals signals) {
        if (signals.step() < FIRST_STEP || signals.diversity() > WARNING) {
            return Severity.INFO;
        }
        return signals.diversity() < CRITICAL ? Severity.CRITICAL : Severity.WARNING;
    }

    @Override
    public Map<String, Object> evidence(Signals signals) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("diversity", signals.diversity());
        evidence.put("threshold", WARNING);
        return evidence;
    }

    @Override
    public String advice() {
        return "Warm the generator up longer or lower its learning rate; go back to a checkpoint from before the collapse.";
    }

    @Override
    public int patience() {
        return 3;
    }
}
