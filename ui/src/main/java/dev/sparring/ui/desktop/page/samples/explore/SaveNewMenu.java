package dev.sparring.ui.desktop.page.samples.explore;

import dev.sparring.gan.sampling.animation.AnimationFormat;
import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.model.samples.Explorer;
import dev.sparring.ui.desktop.model.samples.SamplesModel;
import dev.sparring.ui.desktop.page.samples.picture.SamplesView;
import dev.sparring.ui.desktop.page.samples.picture.SaveButton;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.text.Texts;
import java.util.List;
import javafx.scene.Node;

/** Saves new samples: those that are shown as a picture, those on the way to another seed as an animation. */
final class SaveNewMenu {

    private final SamplesModel model;
    private final Explorer explorer;
    private final SaveButton button;

    SaveNewMenu(SamplesModel model, SamplesView view, FileTarget target) {
        this.model = model;
        this.explorer = model.beside().explorer();
        this.button = new SaveButton("save-new", model, target);
        button.setAccessibleText(Texts.text("samples.new.save"));
        Hint.on(button, Texts.text("samples.new.save"));
        button.picture(explorer.samplesProperty(), view, "-new-step-");
        walk("walk-gif", Texts.text("samples.new.walk-gif"), AnimationFormat.GIF);
        walk("walk-apng", Texts.text("samples.new.walk-apng"), AnimationFormat.APNG);
    }

    private void walk(String id, String text, AnimationFormat format) {
        button.item(id, text, () -> saveWalk(format))
                .disableProperty()
                .bind(explorer.wayProperty().isNotEqualTo(Explorer.Way.WALK));
    }

    private void saveWalk(AnimationFormat format) {
        // Before the dialog, behind which another walk may be drawn.
        List<DrawnSamples> moments = explorer.momentsProperty().get();
        float[] real = model.realPointsProperty().get();
        if (moments.size() > 1) {
            button.ask("-walk." + format.ending(), file -> model.export().saveMoments(moments, real, format, file));
        }
    }

    Node node() {
        return button;
    }
}
