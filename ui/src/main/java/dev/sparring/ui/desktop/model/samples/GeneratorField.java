package dev.sparring.ui.desktop.model.samples;

import dev.sparring.ui.desktop.session.samples.generator.GeneratorChoice;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Which generator of a run, among those that there are. What is chosen stays so while it is there. */
public final class GeneratorField {

    private final ReadOnlyObjectWrapper<List<GeneratorChoice>> choices =
            new ReadOnlyObjectWrapper<>(GeneratorChoice.of(List.of()));
    private final ObjectProperty<GeneratorChoice> chosen = new SimpleObjectProperty<>(new GeneratorChoice.Latest());

    /** The latest of no run yet. */
    public GeneratorField() {}

    /**
     * Offers those of a run.
     *
     * @param checkpoints their steps, in ascending order
     */
    public void offer(List<Long> checkpoints) {
        List<GeneratorChoice> now = GeneratorChoice.of(checkpoints);
        if (!now.equals(choices.get())) {
            GeneratorChoice before = chosen.get();
            choices.set(now);
            // Whoever shows the choices may have dropped what was chosen while they changed.
            chosen.set(now.contains(before) ? before : now.get(0));
        }
    }

    /** All there are, at least one. */
    public ReadOnlyObjectProperty<List<GeneratorChoice>> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    /** The one that is taken. */
    public ObjectProperty<GeneratorChoice> chosenProperty() {
        return chosen;
    }
}
