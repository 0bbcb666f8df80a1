package dev.sparring.bench.comparison;

import dev.sparring.bench.game.Case;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A system that is compared.
 *
 * @param name its own
 * @param classPath of its processes
 * @param main their class, a {@link dev.sparring.bench.game.Worker} that is given the number of threads
 * @param looks how often OpenMP's threads look before they sleep
 */
record Peer(String name, String classPath, String main, int looks) {

    /**
     * Starts a process of it.
     *
     * @param threads for its arithmetic
     * @param folder where the log goes
     */
    Contestant start(int threads, Path folder) throws IOException {
        String name = this.name + " on " + threads + (threads == 1 ? " thread" : " threads");
        Path log = folder.resolve(this.name + "-" + threads + ".log");
        return new Contestant(this.name, threads, process(name, threads, log));
    }

    /**
     * Has the system's native libraries unpacked, by a process that plays a first step and ends. JavaCPP unpacks them at their
     * first use into a folder that all processes share, and two that do so at once may load what is half there.
     *
     * @param folder where the log goes
     * @param game the case it plays
     */
    void unpack(Path folder, Case game) throws IOException {
        try (MeasuringProcess first = process(name + ", unpacking,", 1, folder.resolve(name + "-unpacking.log"))) {
            first.ask("losses " + game.name());
        }
    }

    private MeasuringProcess process(String title, int threads, Path log) throws IOException {
        return MeasuringProcess.start(
                title, threads, looks, log, "-Xmx2g", "-cp", classPath, main, Integer.toString(threads));
    }
}
