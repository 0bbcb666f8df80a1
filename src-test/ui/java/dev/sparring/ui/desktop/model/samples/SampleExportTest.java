package dev.sparring.ui.desktop.model.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.session.Pump;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleExportTest {

    private final Path folder;
    private final Pump pump = new Pump();
    private final SampleExport export = new SampleExport(pump);
    private final CountDownLatch wanted = new CountDownLatch(1);

    SampleExportTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void close() {
        wanted.countDown();
        export.close();
    }

    /** Is there once the test lets it. */
    private BufferedImage picture() {
        try {
            wanted.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    }

    @Test
    void whatIsCancelledInTimeIsNotWrittenAndThatIsSaidOnceItIsSure() throws Exception {
        Path file = Files.writeString(folder.resolve("a.png"), "old");
        export.savePicture(this::picture, file);
        export.job().cancel();
        assertThat(export.job().busyProperty().get()).isTrue();
        assertThat(export.job().messageProperty().get()).isEmpty();
        wanted.countDown();
        pump.until(() -> !export.job().busyProperty().get());
        assertThat(export.job().messageProperty().get()).isEqualTo("Not saved: cancelled.");
        assertThat(folder).isDirectoryContaining(file::equals);
        assertThat(file).hasContent("old");
    }

    @Test
    void whoCancelsTooLateIsToldThatTheFileIsWritten() throws Exception {
        Path file = folder.resolve("a.png");
        wanted.countDown();
        export.savePicture(this::picture, file);
        // The progress, and that it is done.
        pump.hold(2);
        export.job().cancel();
        pump.until(() -> !export.job().busyProperty().get());
        assertThat(export.job().messageProperty().get()).startsWith("Saved: The picture in ");
        assertThat(file).exists();
    }

    @Test
    void afterOneThatWasCancelledAnotherIsWritten() throws Exception {
        export.savePicture(this::picture, folder.resolve("a.png"));
        export.job().cancel();
        wanted.countDown();
        pump.until(() -> !export.job().busyProperty().get());
        export.savePicture(this::picture, folder.resolve("b.png"));
        pump.until(() -> !export.job().busyProperty().get());
        assertThat(folder.resolve("b.png")).exists();
        assertThat(folder.resolve("a.png")).doesNotExist();
    }
}
