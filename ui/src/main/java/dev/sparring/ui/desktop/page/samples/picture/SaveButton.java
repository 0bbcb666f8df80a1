package dev.sparring.ui.desktop.page.samples.picture;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.model.samples.SamplesModel;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.text.Texts;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button whose menu has what can be saved of samples: those that are shown, and how they came about. */
public final class SaveButton extends MenuButton {

    private final SamplesModel model;
    private final FileTarget target;

    /**
     * A button without items.
     *
     * @param id of it
     * @param model writes them
     * @param target asks where to
     */
    public SaveButton(String id, SamplesModel model, FileTarget target) {
        this.model = model;
        this.target = target;
        setId(id);
        setGraphic(new FontIcon(Feather.DOWNLOAD));
        getStyleClass().add(Styles.SMALL);
    }

    /**
     * Offers the samples that are shown as a picture; without any the button does nothing.
     *
     * @param samples those that are shown
     * @param view shows them
     * @param words between the name of the run and the step in the name that is proposed
     */
    public void picture(ReadOnlyObjectProperty<@Nullable DrawnSamples> samples, SamplesView view, String words) {
        disableProperty().bind(samples.isNull().or(model.export().job().busyProperty()));
        item(getId() + "-picture", Texts.text("samples.save.picture"), () -> {
            DrawnSamples shown = samples.get();
            if (shown != null) {
                // Before the dialog, behind which other ones may come to be shown.
                Supplier<BufferedImage> picture = ShownPicture.of(shown, view);
                ask(words + shown.step() + ".png", file -> model.export().savePicture(picture, file));
            }
        });
    }

    /**
     * Offers something else.
     *
     * @param id of the item
     * @param text of the item
     * @param save asks for a file and writes it
     * @return the item
     */
    public MenuItem item(String id, String text, Runnable save) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(event -> save.run());
        getItems().add(item);
        return item;
    }

    /**
     * Asks where to save.
     *
     * @param ending of the name that is proposed, behind the name of the run
     * @param chosen is told, unless the person changes their mind
     */
    public void ask(String ending, Consumer<Path> chosen) {
        SampleListing listing = model.run().listingProperty().get();
        if (listing != null) {
            target.ask(getScene().getWindow(), listing.config().name() + ending).ifPresent(chosen);
        }
    }
}
