package dev.sparring.gan.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.run.storage.RunReader;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event file, read by a reader of its own. */
class TensorBoardExporterTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Path run;

    @BeforeAll
    static void train() throws Exception {
        run = ExportedRuns.images(folder);
    }

    private static List<EventFile.Event> events() throws Exception {
        return EventFile.read(ExportedRuns.file("tensorboard", ExportRequest.of(run)));
    }

    @Test
    void everyFigureOfEveryRecordIsThere() throws Exception {
        List<JsonNode> lines = RunReader.open(run).newMetrics().lines();
        List<EventFile.Event> scalars =
                events().stream().filter(event -> !event.scalars().isEmpty()).toList();
        double start = Instant.parse(
                        RunReader.open(run).metadata().path("start").asText())
                .getEpochSecond();
        assertThat(scalars).hasSameSizeAs(lines).hasSize(ExportedRuns.STEPS);
        for (int i = 0; i < lines.size(); i++) {
            EventFile.Event event = scalars.get(i);
            assertThat(event.step()).isEqualTo(i + 1);
            assertThat(event.seconds())
                    .isCloseTo(start + lines.get(i).path("time_s").asDouble(), within(1e-6));
            lines.get(i).properties().forEach(entry -> {
                if (entry.getValue().isNumber() && !entry.getKey().equals("step")) {
                    assertThat(event.scalars()).containsEntry(entry.getKey(), (float)
                            entry.getValue().asDouble());
                }
            });
        }
        assertThat(scalars.get(0).scalars()).containsKeys("loss_g", "loss_d", "lr_g", "lr_d", "d_real", "images");
    }

    @Test
    void theFirstEventSaysTheVersionAndStepsNeverGoBack() throws Exception {
        List<EventFile.Event> events = events();
        assertThat(events.get(0).version()).isEqualTo("brain.Event:2");
        assertThat(events).extracting(EventFile.Event::step).isSorted();
        assertThat(events).extracting(EventFile.Event::seconds).isSorted();
    }

    @Test
    void thePicturesOfSamplesAreThereAsTheyAre() throws Exception {
        List<Path> files = RunReader.open(run).samplePictures();
        List<EventFile.Event> pictures =
                events().stream().filter(event -> !event.pictures().isEmpty()).toList();
        assertThat(pictures).hasSameSizeAs(files).hasSize(2);
        assertThat(pictures).extracting(EventFile.Event::step).containsExactly(2L, 4L);
        EventFile.Picture picture = pictures.get(0).pictures().get("samples");
        assertThat(picture).isNotNull();
        assertThat(picture.png()).isEqualTo(Files.readAllBytes(files.get(0)));
        var read = ImageIO.read(new ByteArrayInputStream(picture.png()));
        assertThat(List.of(picture.height(), picture.width(), picture.channels()))
                .containsExactly(
                        read.getHeight(), read.getWidth(), read.getRaster().getNumBands());
    }

    @Test
    void aRunThatIsStillWritingIsExportedAsFarAsItIs() throws Exception {
        Path other = ExportedRuns.points(Files.createDirectory(folder.resolve("running")));
        Files.writeString(other.resolve("metrics.jsonl"), "{\"step\":5,\"los", StandardOpenOption.APPEND);
        Export export = ExportedRuns.prepared("tensorboard", ExportRequest.of(other));
        assertThat(export.subject()).isEqualTo("records up to step 4");
        assertThat(export.files().keySet())
                .singleElement()
                .asString()
                .matches("events\\.out\\.tfevents\\.\\d+\\.sparring");
        assertThat(EventFile.read(ExportedRuns.files(export).values().iterator().next()))
                .last()
                .extracting(EventFile.Event::step)
                .isEqualTo(4L);
    }
}
