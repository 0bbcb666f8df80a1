package dev.sparring.ui.desktop.component.marker;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.IkonResolverProvider;
import org.kordamp.ikonli.javafx.JavaFXFontLoader;

/** What stands above a plot is written with: the font of labels, their widths, and the fonts of icons, each looked up once. */
final class TextMetrics {

    private final Font font = Font.font(Font.getDefault().getFamily(), 11);
    private final Map<String, Double> widths = new HashMap<>();
    private final Map<Ikon, Font> iconFonts = new HashMap<>();

    /** The font of labels. */
    Font font() {
        return font;
    }

    /** The width of a label, in whole pixels. */
    double width(String label) {
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
