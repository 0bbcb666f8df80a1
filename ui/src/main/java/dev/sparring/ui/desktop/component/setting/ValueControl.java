package dev.sparring.ui.desktop.component.setting;

import dev.sparring.gan.catalog.Named;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Where a value is typed, chosen or ticked. */
interface ValueControl {

    /** What is put into the window. */
    Control node();

    /** Shows a setting's value without telling anybody. */
    void show(Setting setting);

    /**
     * What suits a key.
     *
     * @param setting the key
     * @param told is told a value when a person has finished it, without spaces around it; perhaps the same as before
     */
    static ValueControl of(Setting setting, Consumer<String> told) {
        if (!setting.members().isEmpty()) {
            return new Choice(setting, told);
        }
        return setting.flag() ? new Flag(told) : new Text(told);
    }

    /** One of several, or what else may be typed in their place. */
    final class Choice implements ValueControl {
        private final ComboBox<Named> box = new ComboBox<>();
        private boolean showing;

        private Choice(Setting setting, Consumer<String> told) {
            box.getItems().setAll(setting.members());
            box.setConverter(new Names(setting.members()));
            box.setEditable(setting.typed());
            box.setCellFactory(view -> new MemberCell(setting.path()));
            box.setOnAction(event -> {
                if (!showing && box.getValue() != null) {
                    told.accept(box.getValue().name());
                }
            });
        }

        @Override
        public Control node() {
            return box;
        }

        @Override
        public void show(Setting setting) {
            showing = true;
            box.setPromptText(setting.value().isEmpty() ? setting.otherwise() : setting.value());
            box.setValue(box.getConverter().fromString(setting.value()));
            showing = false;
        }
    }

    /** A member by its name, with the shape of the schedule that it would be. */
    final class MemberCell extends ListCell<Named> {
        private static final double WIDTH = 48;
        private static final double HEIGHT = 18;

        private final String path;
        private final Polyline curve = new Polyline();
        private final Pane frame = new Pane(curve);

        private MemberCell(String path) {
            this.path = path;
            curve.getStyleClass().add("schedule-shape");
            frame.setMinSize(WIDTH, HEIGHT);
            frame.setMaxSize(WIDTH, HEIGHT);
        }

        @Override
        protected void updateItem(@Nullable Named member, boolean empty) {
            super.updateItem(member, empty);
            setText(empty || member == null ? null : member.name());
            Optional<double[]> shape =
                    empty || member == null ? Optional.empty() : ScheduleShape.of(path, member.name());
            curve.getPoints().clear();
            shape.ifPresent(this::draw);
            setGraphic(shape.isPresent() ? frame : null);
        }

        private void draw(double[] rates) {
            for (int i = 0; i < rates.length; i++) {
                curve.getPoints().addAll(WIDTH * i / (rates.length - 1), 1 + (HEIGHT - 2) * (1 - rates[i]));
            }
        }
    }

    /** True or false. */
    final class Flag implements ValueControl {
        private final CheckBox box = new CheckBox();

        private Flag(Consumer<String> told) {
            box.setOnAction(event -> told.accept(Boolean.toString(box.isSelected())));
        }

        @Override
        public Control node() {
            return box;
        }

        @Override
        public void show(Setting setting) {
            String value = setting.value().isEmpty() ? setting.otherwise() : setting.value();
            box.setSelected(value.equals("true"));
        }
    }

    /** Told when the person is done: by Enter, or by going elsewhere. */
    final class Text implements ValueControl {
        private final TextField field = new TextField();

        private Text(Consumer<String> told) {
            field.setOnAction(event -> told.accept(field.getText().trim()));
            field.focusedProperty().addListener((property, before, now) -> {
                if (!now) {
                    told.accept(field.getText().trim());
                }
            });
        }

        @Override
        public Control node() {
            return field;
        }

        @Override
        public void show(Setting setting) {
            field.setPromptText(setting.otherwise());
            field.setText(setting.value());
        }
    }

    /** Members by their names; what is typed and none of them has no meaning of its own. */
    final class Names extends StringConverter<Named> {
        private final List<Named> members;

        private Names(List<Named> members) {
            this.members = members;
        }

        @Override
        public String toString(Named member) {
            return member == null ? "" : member.name();
        }

        @Override
        public @Nullable Named fromString(String text) {
            String name = text.trim();
            return members.stream()
                    .filter(member -> member.name().equals(name))
                    .findFirst()
                    .orElseGet(() -> name.isEmpty() ? null : Named.of(name, ""));
        }
    }
}
