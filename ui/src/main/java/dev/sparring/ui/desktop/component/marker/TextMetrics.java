package dev.sparring.ui.desktop.component.marker;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.IkonResolverProvider;
import org.kordamp.ikonli.javafx.JavaFXFontLoader;

/** How wide small texts in charts are, and the fonts of icons, each looked up once. Needs the toolkit. */
public final class TextMetrics {

    private final Font font = Font.font(Font.getDefault().getFamily(), 11);
    private final Map<String, Double> widths = new HashMap<>();
    private final Map<Ikon, Font> iconFonts = new HashMap<>();

    /**
     * The width of a label.
     *
     * @param label a line
     * @return in whole pixels
     */
    public double width(String label) {
        return widths.computeIfAbsent(label, text -> {
            Text measured = new Text(text);
            measured.setFont(font);
            return Math.ceil(measured.getLayoutBounds().getWidth());
        });
    }

    /** The font that has an icon as its character {@link Ikon#getCode()}. */
    Font font(Ikon icon) {
        return iconFonts.computeIfAbsent(icon, wanted -> {
            String family = IkonResolverProvider.getInstance(JavaFXFontLoader.getInstance())
                    .resolve(wanted.getDescription())
                    .getFontFamily();
            return Font.font(family, MarkerGroup.ICON);
        });
    }
}
