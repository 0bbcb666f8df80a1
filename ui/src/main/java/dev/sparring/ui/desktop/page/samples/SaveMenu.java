package dev.sparring.ui.desktop.page.samples;

import dev.sparring.gan.sampling.animation.AnimationFormat;
import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.model.samples.SamplesModel;
import dev.sparring.ui.desktop.page.samples.picture.SamplesView;
import dev.sparring.ui.desktop.page.samples.picture.SaveButton;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.text.Texts;
import javafx.scene.Node;

/** Saves what is shown, or how it came about. */
final class SaveMenu {

    private final SamplesModel model;
    private final SaveButton button;

    SaveMenu(SamplesModel model, SamplesView view, FileTarget target) {
        this.model = model;
        this.button = new SaveButton("save", model, target);
        button.setText(Texts.text("samples.save"));
        button.picture(model.run().samplesProperty(), view, "-step-");
        button.item("save-gif", Texts.text("samples.save.gif"), () -> saveGrowth(AnimationFormat.GIF));
        button.item("save-apng", Texts.text("samples.save.apng"), () -> saveGrowth(AnimationFormat.APNG));
    }

    private void saveGrowth(AnimationFormat format) {
        SampleListing listing = model.run().listingProperty().get();
        int pace = model.run().timeline().paceProperty().get();
        if (listing != null) {
            button.ask("-growth." + format.ending(), file -> model.export().saveGrowth(listing, format, pace, file));
        }
    }

    Node node() {
        return button;
    }
}
