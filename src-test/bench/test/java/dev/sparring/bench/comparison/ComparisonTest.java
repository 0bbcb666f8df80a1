package dev.sparring.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.bench.game.Case;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private Peer noting(String name) {
        String classPath = folder.resolve(name) + File.pathSeparator + System.getProperty("java.class.path");
        return new Peer(name, classPath, Noting.class.getName(), 0);
    }

    @Test
    void everySystemHasUnpackedBeforeTheFirstOfThoseThatPlayIsStarted() throws Exception {
        List<SystemUnderTest> contestants = new ArrayList<>();
        try {
            Comparison.start(List.of(noting("one"), noting("two"), noting("three")), folder, contestants);
            for (SystemUnderTest contestant : contestants) {
                assertThat(contestant.losses(Case.ALL.get(0))).containsExactly(1, 2);
            }
        } finally {
            contestants.forEach(SystemUnderTest::close);
        }
        assertThat(contestants)
                .extracting(SystemUnderTest::toString)
                .containsExactly(
                        "one on 2 threads",
                        "two on 1 thread",
                        "three on 1 thread",
                        "two on 2 threads",
                        "three on 2 threads");
        List<String> notes = Files.readAllLines(folder.resolve("notes"));
        assertThat(notes.subList(0, 9))
                .containsExactly(
                        "one on 1 begins",
                        "one on 1 losses",
                        "one on 1 ends",
                        "two on 1 begins",
                        "two on 1 losses",
                        "two on 1 ends",
                        "three on 1 begins",
                        "three on 1 losses",
                        "three on 1 ends");
        assertThat(notes).hasSize(9 + 5 * 3);
    }
}
