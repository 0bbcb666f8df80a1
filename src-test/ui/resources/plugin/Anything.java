package mine;

import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.Severity;
import dev.sparring.gan.monitor.detector.Detector;
import dev.sparring.gan.monitor.statistics.Signals;
import java.util.Map;

/** A detector that finds something wrong wherever there is a number. */
public final class Anything extends Detector {

    public Anything() {
        super("any-number", PlayerRole.GENERATOR, 1, "Look at it.");
    }

    @Override
    public Severity severity(Signals signals) {
        return Double.isNaN(signals.get(new FirstFeature())) ? Severity.INFO : Severity.WARNING;
    }

    @Override
    public Map<String, Object> evidence(Signals signals) {
        return Map.of("first_feature", signals.get(new FirstFeature()));
    }
}
