package dev.sparring.ui.desktop.model;

import dev.sparring.gan.event.Outcome;
import dev.sparring.ui.desktop.text.Texts;
import java.util.Locale;

/** How runs end, in words. */
final class OutcomeText {

    private OutcomeText() {}

    static String of(Outcome outcome) {
        return Texts.text("outcome." + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
