package dev.sparring.ui.desktop.app;

import static dev.sparring.ui.desktop.app.OpenWindow.await;
import static dev.sparring.ui.desktop.app.OpenWindow.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.session.Mailbox;
import dev.sparring.ui.desktop.session.NewestEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** More happens than a person could read. {@code WindowFlood} among the benchmarks says how quick the window then is. */
@Tag("ui")
@ExtendWith(TextCanBeDrawn.class)
class FloodTest {

    private static final int POSTS = 1_000_000;
    private static final int LINES = 20_000;

    @Test
    void aMillionEventsReachTheScreensThreadInOrderAndInFewDeliveries() throws Exception {
        FxToolkit.registerPrimaryStage();
        List<Integer> sizes = new ArrayList<>();
        List<Integer> received = new ArrayList<>(POSTS);
        CountDownLatch all = new CountDownLatch(1);
        PacedExecutor paced = onScreen(() -> PacedExecutor.ofThisThread(Platform::runLater));
        Mailbox<Integer, Integer> mailbox = new Mailbox<>(paced, (state, told) -> {
            assertThat(Platform.isFxApplicationThread()).isTrue();
            sizes.add(told.size());
            received.addAll(told);
            if (received.size() >= POSTS) {
                all.countDown();
            }
        });
        Thread poster = new Thread(() -> {
            for (int i = 0; i < POSTS; i++) {
                mailbox.tell(i);
            }
        });
        poster.start();
        assertThat(all.await(120, TimeUnit.SECONDS)).isTrue();
        poster.join();
        onScreen(() -> true);
        assertThat(received).hasSize(POSTS);
        for (int i = 0; i < POSTS; i++) {
            assertThat(received.get(i).intValue()).isEqualTo(i);
        }
        assertThat(sizes).hasSizeLessThan(POSTS / 100);
        assertThat(sizes).allMatch(size -> size <= 20_000);
    }

    @Test
    void aLongRunIsOpenedOnEveryPageWithTheNewestOfItsEvents(@TempDir Path home) throws Exception {
        Path root = write(home.resolve("runs/long"));
        OpenWindow window = new OpenWindow(home);
        try {
            window.show(Page.MONITOR);
            window.show(Page.SAMPLES);
            window.show(Page.TRAIN);
            AtomicInteger changes = new AtomicInteger();
            onScreen(() -> {
                window.model().events().addListener((ListChangeListener<RunEvent>) change -> changes.incrementAndGet());
                window.workspace().open(root);
                return true;
            });
            await(() -> window.phase() == Phase.ENDED);
            assertThat(onScreen(() ->
                            window.model().events().stream().map(RunEvent::step).toList()))
                    .isEqualTo(LongStream.range(0, NewestEvents.MOST)
                            .mapToObj(i -> LINES - i)
                            .toList());
            assertThat(Objects.requireNonNull(window.model().progressProperty().get())
                            .record()
                            .step())
                    .isEqualTo(LINES);
            assertThat(changes).hasValueLessThan(20);
        } finally {
            window.close();
        }
    }

    /** At every step something happened. */
    private static Path write(Path root) throws Exception {
        Files.createDirectories(root);
        Files.writeString(
                root.resolve("config.yaml"),
                ConfigBuilder.preset("ring")
                        .set("steps", String.valueOf(LINES))
                        .build()
                        .yaml());
        Files.writeString(root.resolve("run.json"), "{\"outcome\":\"completed\"}");
        lines(root.resolve("metrics.jsonl"), "{\"step\":%d,\"loss_g\":0.7,\"loss_d\":1.3}\n");
        lines(
                root.resolve("events.jsonl"),
                "{\"step\":%d,\"kind\":\"mode-collapse\",\"severity\":\"critical\",\"network\":\"generator\","
                        + "\"evidence\":{\"diversity\":0.125,\"diversity_threshold\":0.4}}\n");
        return root;
    }

    private static void lines(Path file, String line) throws IOException {
        Files.writeString(
                file, LongStream.rangeClosed(1, LINES).mapToObj(line::formatted).collect(Collectors.joining()));
    }
}
