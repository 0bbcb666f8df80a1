package dev.sparring.bench.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkippedTestsTest {

    private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path root;

    private void report(String module, String test, String cases, Instant time) throws Exception {
        Path folder = Files.createDirectories(root.resolve(module).resolve("target/surefire-reports"));
        Path file = Files.writeString(
                folder.resolve("TEST-" + test + ".xml"),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"" + test + "\">" + cases
                        + "</testsuite>");
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    private static String skipped(String reason) {
        return "<testcase name=\"a\" classname=\"b.C\"><skipped message=\"" + reason + "\"/></testcase>";
    }

    @Test
    void eachReasonIsSaidOnceInOneLine() throws Exception {
        report("gan", "A", skipped("no pictures:&#10;install them") + "<testcase name=\"d\"/>", START);
        report("src-test/bench", "B", skipped("no window") + skipped("no window"), START.plusSeconds(9));
        report("core", "C", "<testcase name=\"e\"/>", START);
        assertThat(SkippedTests.line(root, START)).isEqualTo("Skipped tests: no pictures: install them; no window");
    }

    @Test
    void aSkipWithoutAReasonNamesTheTest() throws Exception {
        report("gan", "A", skipped(""), START);
        assertThat(SkippedTests.line(root, START)).isEqualTo("Skipped tests: b.C for no reason given");
    }

    @Test
    void whereNothingWasSkippedItSaysSo() throws Exception {
        report("core", "C", "<testcase name=\"e\"/>", START);
        assertThat(SkippedTests.line(root, START)).isEqualTo("Skipped tests: none");
    }

    @Test
    void reportsOfAnEarlierBuildAreLeftAlone() throws Exception {
        report("core", "C", skipped("long ago"), START.minusSeconds(1));
        assertThat(SkippedTests.line(root, START)).isEmpty();
    }
}
