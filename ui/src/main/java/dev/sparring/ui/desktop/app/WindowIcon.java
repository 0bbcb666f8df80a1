package dev.sparring.ui.desktop.app;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;

/** Sparring's mark, as the desktop shows it for a window. */
final class WindowIcon {

    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    private WindowIcon() {}

    /** The mark in all sizes that desktops ask for, 16 to 256 pixels. */
    static List<Image> images() {
        return SIZES.stream().map(size -> new Image(file(size).toString())).toList();
    }

    private static URL file(int size) {
        String name = "/dev/sparring/ui/desktop/icon/" + size + ".png";
        return Objects.requireNonNull(WindowIcon.class.getResource(name), name);
    }
}
