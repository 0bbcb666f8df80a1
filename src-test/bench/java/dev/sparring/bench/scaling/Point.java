package dev.sparring.bench.scaling;

import dev.sparring.bench.game.Answers;
import dev.sparring.bench.game.Case;
import dev.sparring.bench.game.Game;
import dev.sparring.bench.system.SparringGame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** One size, measured in a process of its own, so that its peak of memory is its own. */
final class Point {

    private static final int ROUNDS = 3;
    private static final double ROUND_NANOSECONDS = 5e8;

    private Point() {}

    /**
     * Answers the milliseconds a step and the peak resident memory in megabytes, -1 where the system does not say.
     *
     * @param arguments {@code dcgan} or {@code resnet}; side, width and batch
     * @throws IOException if the process's figures cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        int[] sizes =
                Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray();
        Case point = arguments[0].equals("resnet")
                ? Case.residual("point", sizes[0], sizes[1], sizes[2], Case.Objective.PAIRING_R1_R2)
                : Case.dcgan("point", 3, sizes[0], sizes[1], sizes[2]);
        try (Game game = new SparringGame(point)) {
            time(game, 2);
            int steps = (int) Math.max(1, Math.ceil(ROUND_NANOSECONDS / time(game, 1)));
            double[] rounds = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                rounds[round] = time(game, steps) / 1e6;
            }
            Arrays.sort(rounds);
            Answers.give(System.out, rounds[ROUNDS / 2] + " " + peakMegabytes());
        }
    }

    private static double time(Game game, int steps) {
        long start = System.nanoTime();
        game.play(steps);
        return (double) (System.nanoTime() - start) / steps;
    }

    private static long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
                }
            }
        }
        return -1;
    }
}
