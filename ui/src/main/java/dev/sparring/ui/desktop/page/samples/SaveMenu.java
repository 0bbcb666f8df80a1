package dev.sparring.ui.desktop.page.samples;

import atlantafx.base.theme.Styles;
import dev.sparring.gan.sampling.animation.AnimationFormat;
import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.model.samples.SamplesModel;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.text.Texts;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Saves what is shown, or how it came about. */
final class SaveMenu {

    private final SamplesModel model;
    private final SamplesView view;
    private final FileTarget target;
    private final MenuButton button = new MenuButton(Texts.text("samples.save"), new FontIcon(Feather.DOWNLOAD));

    SaveMenu(SamplesModel model, SamplesView view, FileTarget target) {
        this.model = model;
        this.view = view;
        this.target = target;
        button.setId("save");
        button.getStyleClass().add(Styles.SMALL);
        MenuItem picture = new MenuItem(Texts.text("samples.save.picture"));
        picture.setId("save-picture");
        picture.setOnAction(event -> savePicture());
        picture.disableProperty().bind(model.run().samplesProperty().isNull());
        button.getItems()
                .addAll(
                        picture,
                        growth(Texts.text("samples.save.gif"), AnimationFormat.GIF),
                        growth(Texts.text("samples.save.apng"), AnimationFormat.APNG));
        button.disableProperty()
                .bind(model.run().samplesProperty().isNull().or(model.export().busyProperty()));
    }

    private MenuItem growth(String text, AnimationFormat format) {
        MenuItem item = new MenuItem(text);
        item.setId("save-" + format.name().toLowerCase(Locale.ROOT));
        item.setOnAction(event -> saveGrowth(format));
        return item;
    }

    private void saveGrowth(AnimationFormat format) {
        SampleListing listing = model.run().listingProperty().get();
        if (listing != null) {
            ask(listing.config().name() + "-growth." + format.ending()).ifPresent(file -> model.export()
                    .saveGrowth(
                            listing,
                            format,
                            model.run().timeline().paceProperty().get(),
                            file));
        }
    }

    private void savePicture() {
        DrawnSamples samples = model.run().samplesProperty().get();
        SampleListing listing = model.run().listingProperty().get();
        if (samples != null && listing != null) {
            // Before the dialog, behind which a run that goes on may come to show other ones.
            Supplier<BufferedImage> picture = ShownPicture.of(samples, view);
            ask(listing.config().name() + "-step-" + samples.step() + ".png")
                    .ifPresent(file -> model.export().savePicture(picture, file));
        }
    }

    private Optional<Path> ask(String name) {
        return target.ask(button.getScene().getWindow(), name);
    }

    Node node() {
        return button;
    }
}
