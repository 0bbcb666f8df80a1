package dev.sparring.ui.desktop.page.export;

import dev.sparring.gan.export.Exporter;
import dev.sparring.ui.desktop.text.Texts;

/** What formats of exports are called. Those of jars on the class path say it themselves. */
final class FormatWords {

    private FormatWords() {}

    static String name(Exporter format) {
        return Texts.has("export.format." + format.name())
                ? Texts.text("export.format." + format.name())
                : format.name();
    }

    static String help(Exporter format) {
        return Texts.has("export.format-help." + format.name())
                ? Texts.text("export.format-help." + format.name())
                : format.help();
    }
}
