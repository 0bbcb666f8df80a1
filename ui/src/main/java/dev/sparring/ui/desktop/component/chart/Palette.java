package dev.sparring.ui.desktop.component.chart;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.paint.Color;

/**
 * The colours of what is drawn on canvases. The players' are from Okabe and Ito's set, which colour-blind eyes tell apart.
 *
 * @param ink text
 * @param muted ticks and what stands back
 * @param grid lines behind curves
 * @param paper the ground
 * @param data real samples
 * @param generator the generator and what it makes
 * @param discriminator the discriminator
 * @param real what is measured on real samples
 * @param other a further curve
 * @param runs of runs that are compared: the eight of Okabe and Ito's set, black being the ink
 * @param warning what a person should look at
 * @param critical what has gone wrong
 * @param recovered what is well again
 * @param action what was done; of more violet than the generator, from which it has to be told apart
 */
public record Palette(
        Color ink,
        Color muted,
        Color grid,
        Color paper,
        Color data,
        Color generator,
        Color discriminator,
        Color real,
        Color other,
        List<Color> runs,
        Color warning,
        Color critical,
        Color recovered,
        Color action) {

    /** For a light window. */
    public static final Palette LIGHT = new Palette(
            Color.web("#24292f"),
            Color.web("#57606a"),
            Color.web("#e6e9ed"),
            Color.web("#ffffff"),
            Color.web("#c4cad3"),
            Color.web("#0072b2"),
            Color.web("#d55e00"),
            Color.web("#00825f"),
            Color.web("#aa4499"),
            runs("#24292f", "#b5a800"),
            Color.web("#bf8700"),
            Color.web("#cf222e"),
            Color.web("#1a7f37"),
            Color.web("#4f46e5"));

    /** For a dark window. */
    public static final Palette DARK = new Palette(
            Color.web("#e6edf3"),
            Color.web("#9198a1"),
            Color.web("#262c35"),
            Color.web("#0d1117"),
            Color.web("#444c56"),
            Color.web("#56b4e9"),
            Color.web("#e69f00"),
            Color.web("#2fc79b"),
            Color.web("#e08ac2"),
            runs("#e6edf3", "#f0e442"),
            Color.web("#f2cc60"),
            Color.web("#ff7b72"),
            Color.web("#3fb950"),
            Color.web("#a5a1ff"));

    /** Copies the colours of runs. */
    public Palette {
        runs = List.copyOf(runs);
    }

    /** Their yellow can hardly be seen on white, so it is darker there. */
    private static List<Color> runs(String ink, String yellow) {
        return Stream.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", ink, yellow)
                .map(Color::web)
                .toList();
    }

    /**
     * The palette of a theme.
     *
     * @param dark whether the window is dark
     * @return the palette
     */
    public static Palette of(boolean dark) {
        return dark ? DARK : LIGHT;
    }
}
