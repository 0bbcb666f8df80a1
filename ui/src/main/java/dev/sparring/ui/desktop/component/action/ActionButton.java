package dev.sparring.ui.desktop.component.action;

import atlantafx.base.theme.Styles;
import dev.sparring.ui.desktop.component.Hint;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button that does an action, and is disabled while that cannot be done. */
public final class ActionButton extends Button {

    /**
     * A button with icon and name.
     *
     * @param action what it does
     */
    public ActionButton(Action action) {
        super(action.name(), new FontIcon(action.icon()));
        setId(action.id());
        Hint.on(this, action.hint());
        setMinWidth(Region.USE_PREF_SIZE);
        setOnAction(event -> action.perform());
        action.enabled().subscribe(enabled -> setDisable(!Boolean.TRUE.equals(enabled)));
    }

    /**
     * Shows the icon alone.
     *
     * @return this
     */
    public ActionButton iconOnly() {
        setAccessibleText(getText());
        setText(null);
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        return this;
    }
}
