package mine;

import dev.sparring.gan.monitor.statistics.Signal;
import dev.sparring.gan.monitor.statistics.SignalInput;

/** A signal: the first number of the first sample. */
public final class FirstFeature implements Signal {

    @Override
    public String key() {
        return "samples.first_feature";
    }

    @Override
    public String text() {
        return "first number of the first sample";
    }

    @Override
    public String unit() {
        return "features";
    }

    @Override
    public double take(SignalInput input) {
        return input.samples().features().numbers()[0]
                + input.training().separation().recent();
    }
}
