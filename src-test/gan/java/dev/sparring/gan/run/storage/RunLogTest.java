package dev.sparring.gan.run.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void onlyWholeRecordsUpToTheStepStayAndTheyStayAsTheyWere() throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        for (String line : new String[] {
            "{\"step\":1,\"x\": 1.50}\n",
            "no record\n",
            "{\"x\":2}\n",
            "[1]\n",
            "\n",
            "{\"step\":2,\"name\":\"\u00e9\"}\n",
            "{\"step\":3}\n",
            "{\"step\":2}\n",
            "{\"step\":1,\"ti"
        }) {
            log.write(line.getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("log"), log.toByteArray());
        new RunLog(file).cut(2);
        assertThat(Files.readString(file))
                .isEqualTo("{\"step\":1,\"x\": 1.50}\n{\"step\":2,\"name\":\"\u00e9\"}\n{\"step\":2}\n");
    }

    @Test
    void aLineWithoutAnEndAndBytesThatAreNoTextAreNotKept() throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        log.write("{\"step\":1}\n".getBytes(StandardCharsets.UTF_8));
        log.write(new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
        log.write(("{\"step\":1,\"x\":\"" + "y".repeat(3 << 20) + "\"}\n").getBytes(StandardCharsets.UTF_8));
        log.write("{\"step\":2}".getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(folder.resolve("log"), log.toByteArray());
        new RunLog(file).cut(9);
        assertThat(Files.readString(file)).isEqualTo("{\"step\":1}\n{\"step\":2}\n");
    }

    @Test
    void whatIsMissingIsEmpty() throws Exception {
        RunLog log = new RunLog(folder.resolve("log"));
        log.force();
        log.cut(5);
        assertThat(folder.resolve("log")).isEmptyFile();
    }
}
