package dev.sparring.ui.desktop;

/** The desktop. */
public final class Desktop {

    private Desktop() {}

    /**
     * Opens the window.
     *
     * @param version of the program
     */
    public static void open(String version) {
        throw new IllegalStateException("no window in this build " + version);
    }
}
