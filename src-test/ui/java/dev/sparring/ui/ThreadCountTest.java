package dev.sparring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadCountTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "2", "16", "02", "65535"})
    void aPlainNumberIsReadByNd4jToo(String value) {
        assertThat(ThreadCount.fault(Optional.of(value))).isEmpty();
    }

    @Test
    void anUnsetVariableIsNoFault() {
        assertThat(ThreadCount.fault(Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"2,1|2", " 2|2", "4,2,1|4", " 08 , 1 |8", "3 |3"})
    void whatOnlyOpenMpReadsIsToldWithTheNumberToSet(String value, String number) {
        assertThat(ThreadCount.fault(Optional.of(value)))
                .hasValue("OMP_NUM_THREADS is '" + value + "', of which ND4J reads one plain number only; set it to "
                        + number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "0",
                "-1",
                "+2",
                "2,",
                ",2",
                "2,abc",
                "2,0",
                " ",
                "1e3",
                "2.5",
                "65536",
                "99999999999",
                "2;1"
            })
    void whatIsNoNumberOfThreadsIsToldWithTheLegalOnes(String value) {
        assertThat(ThreadCount.fault(Optional.of(value)))
                .hasValue("OMP_NUM_THREADS is '" + value
                        + "'; set it to a number of threads from 1 to 65535 such as 4, or unset it");
    }

    @Test
    void aValueOfSeveralLinesIsToldInOne() {
        assertThat(ThreadCount.fault(Optional.of("2\n3")).orElseThrow()).doesNotContain("\n");
    }

    @Test
    void aProgramThatWasStartedWithoutTheLauncherEndsWithThatLine() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.sparring.ui.Main",
                "doctor");
        builder.environment().put("OMP_NUM_THREADS", "2,1");
        Process process = builder.start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(said.lines()).singleElement().asString().startsWith("sparring: OMP_NUM_THREADS is '2,1', ");
    }
}
