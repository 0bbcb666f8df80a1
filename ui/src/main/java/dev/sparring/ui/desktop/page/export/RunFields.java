package dev.sparring.ui.desktop.page.export;

import dev.sparring.ui.desktop.component.field.Choices;
import dev.sparring.ui.desktop.component.field.Fields;
import dev.sparring.ui.desktop.component.field.Spinners;
import dev.sparring.ui.desktop.model.samples.GeneratorField;
import dev.sparring.ui.desktop.session.samples.generator.GeneratorChoice;
import dev.sparring.ui.desktop.text.Texts;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;

/** What several cards ask. */
final class RunFields {

    private RunFields() {}

    /** Whose samples. */
    static Node generator(String id, GeneratorField generator) {
        return checkpoint(id, Texts.text("export.generator"), generator);
    }

    /** The same under another name. */
    static Node checkpoint(String id, String name, GeneratorField generator) {
        return Fields.named(
                name,
                Choices.of(
                        id,
                        Texts.text("export.generator.tooltip"),
                        generator.choicesProperty(),
                        generator.chosenProperty(),
                        GeneratorChoice::label));
    }

    /** A seed from 0 on. */
    static Node seed(String id, String tooltip, ObjectProperty<Integer> seed) {
        return Fields.named(Texts.text("export.seed"), Spinners.whole(id, tooltip, 0, Integer.MAX_VALUE, seed));
    }
}
