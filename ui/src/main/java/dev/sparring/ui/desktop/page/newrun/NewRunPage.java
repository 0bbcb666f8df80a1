package dev.sparring.ui.desktop.page.newrun;

import atlantafx.base.theme.Styles;
import dev.sparring.gan.config.Config;
import dev.sparring.ui.desktop.component.Hint;
import dev.sparring.ui.desktop.component.action.ActionButton;
import dev.sparring.ui.desktop.component.action.Actions;
import dev.sparring.ui.desktop.component.setting.SettingList;
import dev.sparring.ui.desktop.model.ConfigEdit;
import dev.sparring.ui.desktop.model.DataModel;
import dev.sparring.ui.desktop.model.DesktopModel;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.RunDraft;
import dev.sparring.ui.desktop.model.Workspace;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunSource;
import dev.sparring.ui.desktop.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the next run is to be, from its data to every key of its configuration. */
public final class NewRunPage extends BorderPane {

    private final Workspace workspace;
    private final RunDraft draft;

    /**
     * A page.
     *
     * @param workspace what it shows and changes
     * @param actions what its buttons do
     */
    public NewRunPage(Workspace workspace, Actions actions) {
        this.workspace = workspace;
        DesktopModel model = workspace.desktop();
        this.draft = model.draft();
        TabPane tabs = new TabPane(
                tab(Texts.text("newrun.data"), new DataTab(workspace.data(), model.darkProperty())),
                tab(Texts.text("newrun.players"), new PlayersTab(model)),
                tab(Texts.text("newrun.keys"), new SettingList(draft, setting -> true)),
                tab("YAML", new YamlTab(draft)));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId("new-run-tabs");
        Label promise = new Label();
        promise.setId("promise");
        promise.setWrapText(true);
        promise.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED, "promise");
        promise.textProperty()
                .bind(draft.configProperty()
                        .map(config -> RunPreview.of(config).promise())
                        .orElse(""));
        tabs.disableProperty().bind(model.canStartProperty().map(can -> !can));
        setTop(new VBox(bar(actions), promise));
        setCenter(tabs);
        workspace.pageProperty().subscribe(page -> look());
        draft.configProperty().subscribe(config -> look());
    }

    /** Data is looked at only where it is seen, since that may take a while. */
    private void look() {
        Config config = draft.configProperty().get();
        DataModel data = workspace.data();
        if (config == null) {
            data.forget();
        } else if (workspace.pageProperty().get() == Page.NEW_RUN) {
            data.look(config);
        }
    }

    private static Tab tab(String title, Node content) {
        return new Tab(title, content);
    }

    private HBox bar(Actions actions) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button command = new Button(null, new FontIcon(Feather.TERMINAL));
        command.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        command.setAccessibleText(Texts.text("newrun.command"));
        command.setId("copy-command");
        Hint.on(command, Texts.text("newrun.command.tooltip"));
        command.setOnAction(event -> copy());
        command.setMinWidth(Region.USE_PREF_SIZE);
        Button start = new ActionButton(actions.get("start"));
        start.setId("start-new");
        start.getStyleClass().add(Styles.ACCENT);
        HBox bar = new HBox(
                choices(),
                new ActionButton(actions.get("folder")),
                new ActionButton(actions.get("file")),
                space,
                new ActionButton(actions.get("load")).iconOnly(),
                new ActionButton(actions.get("save")).iconOnly(),
                command,
                start);
        bar.getStyleClass().add("page-bar");
        return bar;
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(ConfigEdit.command(draft.choiceProperty().get().options(), draft.changes()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private ComboBox<RunSource> choices() {
        DesktopModel model = workspace.desktop();
        ComboBox<RunSource> box = new ComboBox<>(draft.choices());
        box.setConverter(new Titles());
        box.valueProperty().bindBidirectional(draft.choiceProperty());
        box.disableProperty().bind(model.canStartProperty().map(can -> !can));
        Hint.on(box, Texts.text("newrun.choice"));
        box.setAccessibleText(Texts.text("newrun.choice"));
        box.setId("choice");
        box.setPrefWidth(180);
        box.setMinWidth(96);
        return box;
    }

    private static final class Titles extends StringConverter<RunSource> {
        @Override
        public String toString(RunSource choice) {
            return choice == null ? "" : choice.title();
        }

        @Override
        public RunSource fromString(String name) {
            throw new UnsupportedOperationException("choices are not typed");
        }
    }
}
