package dev.sparring.ui.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedRunTest {

    private final Path root;

    private final Pump pump = new Pump();
    private final List<RunProgress> steps = new ArrayList<>();
    private final List<SessionMessage> messages = new ArrayList<>();
    private final Mailbox<RunProgress, SessionMessage> mailbox = new Mailbox<>(pump, (progress, told) -> {
        progress.ifPresent(steps::add);
        messages.addAll(told);
    });

    SavedRunTest(@TempDir Path folder) {
        this.root = folder.resolve("run");
    }

    private SavedRun read() {
        SavedRun run = new SavedRun(root, mailbox);
        run.start();
        return run;
    }

    private boolean told(Class<? extends SessionMessage> kind) {
        return messages.stream().anyMatch(kind::isInstance);
    }

    /** A run that has begun and of which the test writes the rest by hand. */
    private void begun(String outcome) throws Exception {
        Files.createDirectories(root);
        Files.writeString(
                root.resolve("config.yaml"),
                ConfigBuilder.preset("ring").build().yaml());
        Files.writeString(root.resolve("run.json"), "{\"outcome\":\"" + outcome + "\"}");
    }

    private void append(String file, String line) throws IOException {
        Files.writeString(root.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String step(long step, double loss) {
        return "{\"step\":" + step + ",\"updates_g\":" + step + ",\"updates_d\":" + step
                + ",\"lr_g\":0.001,\"lr_d\":0.002,\"loss_g\":" + loss + ",\"loss_d\":0.5,\"images_per_s\":100}";
    }

    @Test
    void anEndedRunIsShownWhole() throws Exception {
        Run.prepare(
                        ConfigBuilder.preset("ring")
                                .set("steps", "30")
                                .set("log.every", "10")
                                .build(),
                        root)
                .play(new RunControl(), new RunListener() {}, "test");
        SavedRun run = read();
        pump.until(() -> told(SessionMessage.Ended.class));
        assertThat(messages.get(0)).isInstanceOfSatisfying(SessionMessage.Prepared.class, begun -> {
            assertThat(begun.setting().plan().steps()).isEqualTo(30);
            assertThat(begun.setting().root()).isEqualTo(root);
            assertThat(begun.setting().points()).isNotEmpty();
        });
        assertThat(messages).contains(new SessionMessage.Ended(Outcome.COMPLETED, root));
        assertThat(steps.get(steps.size() - 1).record().step()).isEqualTo(30);
        assertThat(run.curves().get("lr_g").last()).isEqualTo(30);
        assertThat(run.picture())
                .isInstanceOf(SampleImage.Tiles.class)
                .extracting(SampleImage::step)
                .isEqualTo(30L);
    }

    @Test
    void aRunThatGoesOnIsFollowedToItsEnd() throws Exception {
        begun("running");
        append("metrics.jsonl", step(10, 0.25));
        SavedRun run = read();
        pump.until(() -> !steps.isEmpty());
        assertThat(steps.get(0).record().generator().loss()).isEqualTo(0.25);
        assertThat(steps.get(0).imagesPerSecond()).isEqualTo(100);
        append("metrics.jsonl", step(20, 0.75));
        append(
                "events.jsonl",
                "{\"step\":20,\"kind\":\"mode-collapse\",\"severity\":\"critical\",\"network\":\"generator\"}");
        Files.writeString(root.resolve("run.json"), "{\"outcome\":\"diverged\"}");
        pump.until(() -> told(SessionMessage.Ended.class));
        assertThat(messages).contains(new SessionMessage.Ended(Outcome.DIVERGED, root));
        assertThat(told(SessionMessage.Happened.class)).isTrue();
        assertThat(run.curves().get("loss_g").last()).isEqualTo(20);
    }

    @Test
    void aRunThatWentBackToAnOlderCheckpointIsShownAnew() throws Exception {
        begun("running");
        append("metrics.jsonl", step(10, 0.25));
        append("metrics.jsonl", step(20, 0.25));
        append("events.jsonl", "{\"step\":20,\"kind\":\"checkpoint\"}");
        append("events.jsonl", "{\"step\":20,\"kind\":\"recovered\"}");
        SavedRun run = read();
        pump.until(() -> told(SessionMessage.Happened.class));
        Files.writeString(root.resolve("metrics.jsonl"), step(10, 0.25) + "\n");
        Files.writeString(root.resolve("events.jsonl"), "{\"step\":10,\"kind\":\"checkpoint\"}\n");
        pump.until(() -> told(SessionMessage.WentBack.class));
        assertThat(run.curves().get("loss_g").last()).isEqualTo(10);
        run.close();
        pump.until(() -> told(SessionMessage.Ended.class));
    }

    @Test
    void aSampleThatIsDrawnAnewAtTheSamePlaceIsSeen() throws Exception {
        begun("running");
        Path sheet = Files.createDirectories(root.resolve("samples")).resolve("step-00000010.png");
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", sheet.toFile());
        SavedRun run = read();
        pump.until(() -> run.picture() != null);
        SampleImage first = run.picture();
        Path next = root.resolve("next.png");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", next.toFile());
        Files.move(next, sheet, StandardCopyOption.REPLACE_EXISTING);
        pump.until(() -> run.picture() != first);
        run.close();
        pump.until(() -> told(SessionMessage.Ended.class));
    }

    @Test
    void ofALongLogOnlyWhatTheWindowCanShowIsTold() throws Exception {
        begun("completed");
        StringBuilder log = new StringBuilder();
        for (int step = 1; step <= 3 * NewestEvents.MOST; step++) {
            log.append("{\"step\":")
                    .append(step)
                    .append(",\"kind\":\"oscillation\"}\n{\"step\":")
                    .append(step)
                    .append(",\"kind\":\"checkpoint\",\"evidence\":{\"frechet_distance\":0.5}}\n");
        }
        Files.writeString(root.resolve("events.jsonl"), log);
        SavedRun run = read();
        pump.until(() -> told(SessionMessage.Ended.class));
        assertThat(messages.stream()
                        .filter(SessionMessage.Happened.class::isInstance)
                        .map(message ->
                                ((SessionMessage.Happened) message).event().step()))
                .hasSize(NewestEvents.MOST)
                .isSorted()
                .startsWith(2L * NewestEvents.MOST + 1)
                .endsWith(3L * NewestEvents.MOST);
        assertThat(run.curves().get("frechet_distance").last()).isEqualTo(3L * NewestEvents.MOST);
    }

    @Test
    void whatIsNoRunIsSaidInOneLine() throws Exception {
        read();
        pump.until(() -> !messages.isEmpty());
        assertThat(messages).singleElement().isInstanceOfSatisfying(SessionMessage.Failed.class, failed -> assertThat(
                        failed.text())
                .contains("holds no run")
                .contains("; "));
    }

    @Test
    void aDamagedPictureIsSaidInOneLineAndTheCurvesStay() throws Exception {
        begun("completed");
        append("metrics.jsonl", step(10, 0.25));
        Files.createDirectories(root.resolve("samples"));
        Files.writeString(root.resolve("samples/step-00000010.png"), "no picture");
        SavedRun run = read();
        pump.until(() -> told(SessionMessage.Failed.class));
        assertThat(messages.get(messages.size() - 1))
                .isInstanceOfSatisfying(SessionMessage.Failed.class, failed -> assertThat(failed.text())
                        .contains("step-00000010.png"));
        assertThat(run.curves().get("loss_g").last()).isEqualTo(10);
    }
}
