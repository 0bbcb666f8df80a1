package dev.sparring.core.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenMpTest {

    /** Says what this process's OpenMP runtime found in its environment. */
    static final class Report {
        public static void main(String[] arguments) {
            System.out.println(OpenMp.setting("OMP_NUM_THREADS").orElse("unset"));
            OpenMp.requireReadableThreads();
        }
    }

    private record Said(String out, String errors, int exit) {}

    private static Said report(Map<String, String> environment, String... options) throws Exception {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command()
                .add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(List.of(options));
        builder.command().addAll(List.of("-cp", System.getProperty("java.class.path"), Report.class.getName()));
        builder.environment().remove("OMP_NUM_THREADS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(out.strip(), errors, process.waitFor());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the environment is not set there")
    void aProcessWithOneProcessorGetsOneThreadWhateverItsHostHas() throws Exception {
        assertThat(report(Map.of(), "-XX:ActiveProcessorCount=1").out()).isEqualTo("1");
    }

    @Test
    void moreProcessorsThanCoresGetOneThreadEachCore() {
        assertThat(OpenMpEnvironment.threads(4, 8)).isEqualTo(4);
        assertThat(OpenMpEnvironment.threads(64, 2)).isEqualTo(2);
        assertThat(OpenMpEnvironment.threads(0, 2)).isEqualTo(1);
    }

    @Test
    void whatTheUserHasSetStays() throws Exception {
        assertThat(report(Map.of("OMP_NUM_THREADS", "3")).out()).isEqualTo("3");
    }

    @Test
    void aListOfThreadsIsRefusedByTheVariablesName() throws Exception {
        Said said = report(Map.of("OMP_NUM_THREADS", "2,1"));
        assertThat(said.exit()).isNotZero();
        assertThat(said.errors())
                .contains("IllegalStateException")
                .contains("OMP_NUM_THREADS must be one whole number")
                .contains("got \"2,1\"; set it to 2 before the JVM starts");
    }

    @ParameterizedTest
    @ValueSource(strings = {" 2", "2 ", "2,1", "2, 1", ",", "two", "99999999999", "0", "-1", "-2"})
    void whatNd4jCannotReadIsComplainedOf(String value) {
        assertThat(OpenMp.complaint(value)).hasValueSatisfying(text -> assertThat(text)
                .startsWith("OMP_NUM_THREADS must be")
                .contains("\"" + value + "\"")
                .contains("set it to " + (value.contains("2") && !value.contains("-") ? "2" : "the number")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "16", "+2", "08", "65535"})
    void whatNd4jReadsIsNot(String value) {
        assertThat(OpenMp.complaint(value)).isEmpty();
        assertThat(OpenMp.complaint(null)).isEmpty();
    }
}
