package dev.sparring.ui.desktop.model.export;

import dev.sparring.ui.desktop.text.Texts;
import java.util.List;

/** What was passed over, said behind what came of it. */
final class Warnings {

    private Warnings() {}

    static String added(String sentence, List<String> warnings) {
        return warnings.isEmpty()
                ? sentence
                : sentence + " " + Texts.text("export.warning", String.join("; ", warnings));
    }
}
