package dev.sparring.bench.game;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A process that plays one system's games as it is told, so that systems can be timed in turn.
 *
 * <p>Each line of the standard input is answered by one of the {@link Answers}, until the input ends:
 *
 * <ul>
 *   <li>{@code losses CASE} opens a fresh game and answers the discriminator's and the generator's loss of each of its first
 *       {@link InitialState#STEPS} steps;
 *   <li>{@code time CASE STEPS} plays on in the game of that case and answers the nanoseconds.
 * </ul>
 */
public final class Worker {

    private final Function<Case, Game> system;
    private final Map<Case, Game> games = new HashMap<>();

    private Worker(Function<Case, Game> system) {
        this.system = system;
    }

    /**
     * Serves until the standard input ends. Whatever else is printed goes to the standard error.
     *
     * @param system opens a game
     * @throws IOException if the standard input cannot be read
     */
    public static void serve(Function<Case, Game> system) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        Worker worker = new Worker(system);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Answers.give(answers, worker.answer(line.split(" ")));
        }
        worker.games.values().forEach(Game::close);
    }

    private String answer(String[] words) {
        Case game = Case.named(words[1]);
        return switch (words[0]) {
            case "losses" -> losses(game);
            case "time" -> Long.toString(time(game, Integer.parseInt(words[2])));
            default -> throw new IllegalArgumentException("order must be losses or time, got " + words[0]);
        };
    }

    private String losses(Case game) {
        Game fresh = system.apply(game);
        Game former = games.put(game, fresh);
        if (former != null) {
            former.close();
        }
        StringBuilder line = new StringBuilder();
        for (int step = 0; step < InitialState.STEPS; step++) {
            Game.StepLosses losses = fresh.play(InitialState.latents(game, step));
            line.append(losses.discriminator())
                    .append(' ')
                    .append(losses.generator())
                    .append(' ');
        }
        return line.toString().trim();
    }

    private long time(Case game, int steps) {
        Game played = games.computeIfAbsent(game, system);
        long start = System.nanoTime();
        played.play(steps);
        return System.nanoTime() - start;
    }
}
