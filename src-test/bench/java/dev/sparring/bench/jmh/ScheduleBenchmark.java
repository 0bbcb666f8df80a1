package dev.sparring.bench.jmh;

import dev.sparring.core.schedule.Decay;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One rate of a schedule, in the middle of its warmup and of its decay. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@org.openjdk.jmh.annotations.Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScheduleBenchmark {

    private final LearningRate rate =
            LearningRate.constant(2e-4).withWarmup(new Warmup.Linear(1000)).withDecay(new Decay.Cosine(10_000, 0));

    /** An update of the warmup; not final, or the compiler would know the rate. */
    private long early = 500;

    /** An update of the decay. */
    private long late = 5000;

    /**
     * While warming up.
     *
     * @return the rate
     */
    @Benchmark
    public double warmup() {
        return rate.rate(early);
    }

    /**
     * While decaying.
     *
     * @return the rate
     */
    @Benchmark
    public double decay() {
        return rate.rate(late);
    }
}
