package dev.sparring.ui.desktop.page.samples;

import atlantafx.base.theme.Styles;
import dev.sparring.gan.sampling.animation.AnimationFormat;
import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.model.samples.Explorer;
import dev.sparring.ui.desktop.model.samples.SamplesModel;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.text.Texts;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Saves new samples: those that are shown as a picture, those on the way to another seed as an animation. */
final class SaveNewMenu {

    private final SamplesModel model;
    private final Explorer explorer;
    private final SamplesView view;
    private final FileTarget target;
    private final MenuButton button = new MenuButton(null, new FontIcon(Feather.DOWNLOAD));

    SaveNewMenu(SamplesModel model, SamplesView view, FileTarget target) {
        this.model = model;
        this.explorer = model.beside().explorer();
        this.view = view;
        this.target = target;
        button.setId("save-new");
        button.setAccessibleText(Texts.text("samples.new.save"));
        Hint.on(button, Texts.text("samples.new.save"));
        button.getStyleClass().add(Styles.SMALL);
        MenuItem picture = new MenuItem(Texts.text("samples.save.picture"));
        picture.setId("save-new-picture");
        picture.setOnAction(event -> savePicture());
        button.getItems()
                .addAll(
                        picture,
                        walk(Texts.text("samples.new.walk-gif"), AnimationFormat.GIF),
                        walk(Texts.text("samples.new.walk-apng"), AnimationFormat.APNG));
        button.disableProperty()
                .bind(explorer.samplesProperty().isNull().or(model.export().busyProperty()));
    }

    private MenuItem walk(String text, AnimationFormat format) {
        MenuItem item = new MenuItem(text);
        item.setId("walk-" + format.name().toLowerCase(Locale.ROOT));
        item.setOnAction(event -> saveWalk(format));
        item.disableProperty().bind(explorer.wayProperty().isNotEqualTo(Explorer.Way.WALK));
        return item;
    }

    private void savePicture() {
        DrawnSamples samples = explorer.samplesProperty().get();
        if (samples != null) {
            Supplier<BufferedImage> picture = ShownPicture.of(samples, view);
            ask("-new-step-" + samples.step() + ".png")
                    .ifPresent(file -> model.export().savePicture(picture, file));
        }
    }

    private void saveWalk(AnimationFormat format) {
        // Before the dialog, behind which another walk may be drawn.
        List<DrawnSamples> moments = explorer.momentsProperty().get();
        float[] real = model.realPointsProperty().get();
        if (moments.size() > 1) {
            ask("-walk." + format.ending()).ifPresent(file -> model.export().saveMoments(moments, real, format, file));
        }
    }

    private Optional<Path> ask(String ending) {
        SampleListing listing = model.run().listingProperty().get();
        return listing == null
                ? Optional.empty()
                : target.ask(button.getScene().getWindow(), listing.config().name() + ending);
    }

    MenuButton node() {
        return button;
    }
}
