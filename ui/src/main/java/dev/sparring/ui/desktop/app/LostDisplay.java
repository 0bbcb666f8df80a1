package dev.sparring.ui.desktop.app;

import com.sun.jna.Callback;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import dev.sparring.gan.run.ShutdownGuard;

/**
 * Saves a run when the display goes away under the window: an X server that is ended, a remote session that breaks off.
 *
 * <p>Left alone, the X library then ends the process by C's {@code exit}, which takes native code apart while the training thread still
 * runs in it: the JVM crashes, and what was learned since the last checkpoint is lost.
 */
final class LostDisplay {

    /** Of a program that could not go on. */
    private static final int EXIT_CODE = 1;

    /** A constant, since the X library holds it, which Java's memory management does not see. */
    private static final Handler HANDLER = LostDisplay::lost;

    /** Is called by the X library, on the window's thread; the process ends when it returns. */
    public interface Handler extends Callback {
        /**
         * The display is gone.
         *
         * @param display which
         * @return never
         */
        int lost(Pointer display);
    }

    private LostDisplay() {}

    /** From now on, a display that goes away ends runs in good order. Loads a library: not for the window's thread. */
    static void savesRuns() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            NativeLibrary.getInstance("X11").getFunction("XSetIOErrorHandler").invoke(new Object[] {HANDLER});
        } catch (UnsatisfiedLinkError e) {
            // A window without the X library has no X server to lose.
            return;
        }
    }

    private static int lost(Pointer display) {
        ShutdownGuard.endAll();
        System.err.println(
                "sparring: the display is gone, and the window with it; a run that was trained has been saved, go on"
                        + " with it by 'sparring train --resume --out RUN'");
        // At once: the usual ways to end, Java's halt among them, let libraries tidy up, and those wait for the
        // display.
        NativeLibrary.getInstance("c").getFunction("_exit").invoke(new Object[] {EXIT_CODE});
        return 0;
    }
}
