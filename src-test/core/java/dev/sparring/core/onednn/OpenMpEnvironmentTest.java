package dev.sparring.core.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the environment is not set there")
class OpenMpEnvironmentTest {

    private static final List<String> NAMES = List.of("OMP_NUM_THREADS", "OMP_WAIT_POLICY", "GOMP_SPINCOUNT");

    /** Says what the C library has in its environment afterwards, a line a variable. */
    static final class Report {
        public static void main(String[] arguments) {
            OpenMpEnvironment.complete();
            NativeLibrary library = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME);
            NAMES.forEach(
                    name -> System.out.println(library.getFunction("getenv").invokeString(new Object[] {name}, false)));
        }
    }

    private static List<String> report(Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=1",
                "-cp",
                System.getProperty("java.class.path"),
                Report.class.getName());
        builder.environment().keySet().removeAll(NAMES);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return out.lines().toList();
    }

    @Test
    void whatNobodyHasSetIsSetForTheRuntime() throws Exception {
        assertThat(report(Map.of())).containsExactly("1", "passive", "20000");
    }

    @Test
    void whatTheUserHasSetStaysBesideWhatIsMissing() throws Exception {
        assertThat(report(Map.of("OMP_NUM_THREADS", "3", "GOMP_SPINCOUNT", "0")))
                .containsExactly("3", "passive", "0");
        assertThat(report(Map.of("OMP_NUM_THREADS", "3", "OMP_WAIT_POLICY", "active", "GOMP_SPINCOUNT", "7")))
                .containsExactly("3", "active", "7");
    }
}
