package dev.sparring.bench.jmh;

import dev.sparring.bench.game.Case;
import dev.sparring.bench.game.Game;
import dev.sparring.bench.system.SparringGame;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A whole training step of each case of the comparison. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH opens before it plays.
public class StepBenchmark {

    /** Name of the case. */
    @Param({"dcgan28", "dcgan64", "mlp-ring"})
    public String game = "";

    private Game played;

    /** Opens the game. */
    @Setup
    public void open() {
        played = new SparringGame(Case.named(game));
    }

    /** One step. */
    @Benchmark
    public void step() {
        played.play(1);
    }

    /** Closes the game. */
    @TearDown
    public void close() {
        played.close();
    }
}
