package dev.sparring.bench.comparison;

import dev.sparring.bench.game.Case;
import dev.sparring.bench.game.Worker;
import java.io.IOException;
import java.util.Arrays;

/**
 * A system in a process of its own, which runs {@link Worker} and waits while others are asked.
 *
 * @param system its name
 * @param threads for its arithmetic
 * @param process that plays
 */
record SystemUnderTest(String system, int threads, MeasuringProcess process) implements AutoCloseable {

    /** The discriminator's and the generator's loss of each of the first steps of a fresh game. */
    double[] losses(Case game) throws IOException {
        return Arrays.stream(process.ask("losses " + game.name()).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** Plays on. Milliseconds a step. */
    double time(Case game, int steps) throws IOException {
        return Long.parseLong(process.ask("time " + game.name() + " " + steps)) / 1e6 / steps;
    }

    @Override
    public void close() {
        process.close();
    }

    @Override
    public String toString() {
        return system + " on " + threads + (threads == 1 ? " thread" : " threads");
    }
}
