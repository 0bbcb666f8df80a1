package dev.sparring.ui.desktop.app;

import dev.sparring.gan.catalog.UserFolders;
import dev.sparring.ui.desktop.component.FileTarget;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/**
 * The desktop's one entry point.
 *
 * <p>For demonstrations and screenshots, the system property {@code sparring.preset} names the preset that is chosen first,
 * {@code sparring.autostart=true} starts it at once, {@code sparring.open} names a run that is shown, and {@code sparring.dark=true} begins with the dark theme,
 * {@code false} with the light one. An installed program's launcher sets {@code sparring.documents=true}: nobody chose its
 * working directory, so its runs belong among the user's documents.
 */
public final class Desktop {

    private Desktop() {}

    /**
     * Opens the window and waits until it is closed; to be called once, on the program's first thread. Runs are written to
     * {@code runs} in the working directory, or to {@code Sparring/runs} among the user's documents; theme, size and choice
     * are remembered in the user's own settings.
     *
     * @param version shown beside the name
     * @throws UnsupportedOperationException if there is no display
     */
    public static void open(String version) {
        CountDownLatch closed = new CountDownLatch(1);
        Path home = Boolean.getBoolean("sparring.documents")
                ? DocumentsFolder.ofThisSystem().resolve("Sparring")
                : Path.of("").toAbsolutePath();
        Path settings = WindowPreferences.usualFile(UserFolders.ofThisSystem());
        Platform.startup(() ->
                start(new SparringApplication(version, home, settings, closed::countDown, FileTarget::dialog), closed));
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A window that cannot be shown must not keep the program waiting for its end. */
    private static void start(SparringApplication application, CountDownLatch closed) {
        boolean shown = false;
        try {
            application.start();
            shown = true;
            new Thread(LostDisplay::savesRuns, "sparring-display").start();
        } finally {
            if (!shown) {
                Platform.exit();
                closed.countDown();
            }
        }
    }
}
