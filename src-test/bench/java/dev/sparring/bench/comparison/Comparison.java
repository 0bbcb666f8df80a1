package dev.sparring.bench.comparison;

import dev.sparring.bench.game.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Times a whole step of each case in this project, in DL4J and in PyTorch: {@code mvn -B -q -Pbench verify -DskipTests}.
 *
 * <p>First each system's native libraries are unpacked. Then all play the same steps from the same start and must lose the same. At last, after a warm-up, they are timed
 * in turn, round by round, so that whatever else the machine does falls on all of them; a figure is the median of the
 * rounds.
 */
public final class Comparison {

    private static final int ROUNDS = 5;
    private static final double TOLERANCE = 1e-3;

    private final List<SystemUnderTest> contestants;

    private Comparison(List<SystemUnderTest> contestants) {
        this.contestants = contestants;
    }

    /**
     * Writes {@code peers.json} and {@code peers.md}.
     *
     * @param arguments the target folders of the ND4J and of the PyTorch module; the figures go to the first
     * @throws IOException if a process cannot be started or ends early, or a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        String nd4j = classPath(folder);
        String pytorch = classPath(Path.of(arguments[1]));
        Path json = folder.resolve("peers.json");
        Files.deleteIfExists(json);
        List<Peer> peers = List.of(
                new Peer("dl4j", nd4j, "dev.sparring.bench.system.Dl4jGame", 0),
                new Peer("sparring", nd4j, "dev.sparring.bench.system.SparringGame", Jvm.LOOKS),
                new Peer("pytorch", pytorch, "dev.sparring.bench.pytorch.PytorchGame", 0));
        List<SystemUnderTest> contestants = new ArrayList<>();
        try {
            start(peers, folder, contestants);
            Comparison comparison = new Comparison(contestants);
            for (Case game : Case.ALL) {
                comparison.check(game);
            }
            Figures figures = comparison.measure();
            figures.write(json);
            Files.writeString(folder.resolve("peers.md"), figures.table());
            System.out.println(figures.table());
        } finally {
            contestants.forEach(SystemUnderTest::close);
        }
    }

    /**
     * Has the libraries of all systems unpacked, and only then starts those that play: the first system on two threads, the
     * others on one and on two.
     *
     * @param contestants takes each as it is started, to be closed whatever happens to the next
     */
    static void start(List<Peer> peers, Path folder, List<SystemUnderTest> contestants) throws IOException {
        for (Peer peer : peers) {
            peer.unpack(folder, Case.ALL.get(0));
        }
        contestants.add(peers.get(0).start(2, folder));
        for (int threads = 1; threads <= 2; threads++) {
            contestants.add(peers.get(1).start(threads, folder));
            contestants.add(peers.get(2).start(threads, folder));
        }
    }

    private static String classPath(Path target) throws IOException {
        String dependencies = Files.readString(target.resolve("classpath.txt")).trim();
        return target.resolve("classes") + System.getProperty("path.separator") + dependencies;
    }

    /** All but DL4J where it cannot play. */
    private List<SystemUnderTest> players(Case game) {
        return contestants.stream()
                .filter(one -> game.isForDl4j() || !one.system().equals("dl4j"))
                .toList();
    }

    private void check(Case game) throws IOException {
        List<SystemUnderTest> players = players(game);
        SystemUnderTest reference = players.get(0);
        double[] expected = reference.losses(game);
        for (SystemUnderTest other : players.subList(1, players.size())) {
            double[] actual = other.losses(game);
            for (int i = 0; i < expected.length; i++) {
                if (!(Math.abs(actual[i] - expected[i]) <= TOLERANCE * Math.abs(expected[i]))) {
                    throw new IllegalStateException("the systems do not play the same game: in " + game.name()
                            + " the losses of the first steps"
                            + " (discriminator, generator, ...) are " + Arrays.toString(expected) + " for "
                            + reference + " and " + Arrays.toString(actual) + " for " + other);
                }
            }
        }
    }

    private Figures measure() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Case game : Case.ALL) {
            for (SystemUnderTest contestant : players(game)) {
                entries.add(Entry.warmedUp(game, contestant));
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Entry entry : entries) {
                entry.playRound();
            }
        }
        List<Figures.OfCase> cases = new ArrayList<>();
        for (Case game : Case.ALL) {
            List<Figures.OfSystem> systems = entries.stream()
                    .filter(entry -> entry.game().equals(game))
                    .map(Entry::figures)
                    .toList();
            cases.add(new Figures.OfCase(game.name(), game.batch(), systems));
        }
        return new Figures(Environment.here(), cases);
    }
}
