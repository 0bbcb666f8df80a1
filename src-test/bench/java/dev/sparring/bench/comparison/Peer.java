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
    SystemUnderTest start(int threads, Path folder) throws IOException {
        String name = this.name + " on " + threads + (threads == 1 ? " thread" : " threads");
        Path log = folder.resolve(this.name + "-" + threads + ".log");
        return new SystemUnderTest(this.name, threads, process(name, threads, log));
    }

    /**
     * Has the system's native libraries unpacked, by a process that plays a first step and ends. JavaCPP unpacks them at their
     * first use into a folder that all processes share, and two that do so at once may load what is half there.
     *
     * <p>A process that dies of it is followed by one more: where the operating system has a PyTorch of its own, the first one
     * loads a library of that in place of one that is not unpacked yet.
     *
     * @param folder where the log goes
     * @param game the case it plays
     * @throws IOException if the second process dies too
     */
    void unpack(Path folder, Case game) throws IOException {
        try {
            playOnce(folder, game);
        } catch (IOException first) {
            try {
                playOnce(folder, game);
            } catch (IOException second) {
                second.addSuppressed(first);
                throw second;
            }
        }
    }

    private void playOnce(Path folder, Case game) throws IOException {
        try (MeasuringProcess first = process(name + ", unpacking,", 1, folder.resolve(name + "-unpacking.log"))) {
            first.ask("losses " + game.name());
        }
    }

    private MeasuringProcess process(String title, int threads, Path log) throws IOException {
        return MeasuringProcess.start(
                title,
                threads,
                looks,
                log,
                "-Xmx2g",
                "-XX:ErrorFile=" + log.resolveSibling(name + "-crash.log"),
                "-cp",
                classPath,
                main,
                Integer.toString(threads));
    }
}
