package dev.sparring.ui.desktop.model;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.ui.desktop.session.RunSource;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What the next run is to be: what it trains on, and which keys of the configuration are changed. All methods are for one thread, the
 * one its executor runs on; the configuration is read on another.
 *
 * <pre>{@code
 * draft.choiceProperty().set(new RunSource.Preset("mnist"));
 * draft.change("generator.learningRate", "1e-4");
 * }</pre>
 */
public final class RunDraft {

    private static final String ERROR_OF_OURS = Texts.text("error.configuration");

    private final Executor ui;
    private final ObservableList<RunSource> choices = FXCollections.observableArrayList();
    private final ObjectProperty<RunSource> choice = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Path> folder = new SimpleObjectProperty<>();
    private final Map<String, String> changes = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable Config> config = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>(Problem.NONE);
    private final ReadOnlyIntegerWrapper answers = new ReadOnlyIntegerWrapper();
    /** Counts what was asked for, so that an answer that comes late is not taken for that of a later question. */
    private long asked;

    private long answered;

    /**
     * What is wrong with the draft.
     *
     * @param text what and what to do; empty if nothing
     */
    public record Problem(String text) {
        static final Problem NONE = new Problem("");

        /**
         * Whether it is about a key.
         *
         * @param path such as {@code generator.width}
         * @return true if it begins with this key, or one of an entry of this list
         */
        public boolean concerns(String path) {
            return text.startsWith(path + " ") || text.startsWith(path + "[");
        }
    }

    /**
     * A draft with the default preset chosen.
     *
     * @param ui runs what other threads have to say, in order
     */
    RunDraft(Executor ui) {
        this.ui = Objects.requireNonNull(ui, "ui");
        ConfigBuilder.PRESETS.forEach(name -> choices.add(new RunSource.Preset(name)));
        choice.set(choices.get(0));
        choice.addListener((property, before, now) -> {
            changes.clear();
            read();
        });
    }

    /** Reads the configuration anew, on a thread of its own. */
    void read() {
        config.set(null);
        problem.set(Problem.NONE);
        foresee();
    }

    /** An error of ours is told as such and still ends the thread, so that its stack trace is printed. */
    private void foresee() {
        asked++;
        long question = asked;
        RunSource wanted = choice.get();
        Map<String, String> wantedChanges = changes();
        Thread thread = new Thread(
                () -> {
                    Runnable news = () -> refused(ERROR_OF_OURS);
                    try {
                        Config found = wanted.config(wantedChanges);
                        news = () -> found(found);
                    } catch (SparringException e) {
                        news = () -> refused(Objects.requireNonNull(e.getMessage()));
                    } finally {
                        Runnable told = news;
                        ui.execute(() -> {
                            if (question == asked) {
                                answered = question;
                                told.run();
                            }
                        });
                    }
                },
                "sparring-plan");
        thread.setDaemon(true);
        thread.start();
    }

    private void found(Config found) {
        problem.set(Problem.NONE);
        config.set(found);
        answers.set(answers.get() + 1);
    }

    private void refused(String text) {
        problem.set(new Problem(text));
        answers.set(answers.get() + 1);
    }

    /**
     * Changes a key. What is not legal is kept too, and told.
     *
     * @param path such as {@code generator.warmup.updates}
     * @param value as YAML writes it; empty to take the change back
     */
    public void change(String path, String value) {
        if (value.isBlank()) {
            changes.remove(path);
        } else {
            changes.put(path, value);
        }
        foresee();
    }

    /**
     * Changes whatever keys differ in a whole configuration, and takes all other changes back.
     *
     * @param yaml the configuration
     * @throws SparringException.Configuration if it is no legal configuration; then nothing is changed
     */
    public void changeTo(String yaml) throws SparringException.Configuration {
        Map<String, String> wanted = ConfigEdit.changes(choice.get().config(Map.of()), yaml);
        changes.clear();
        changes.putAll(wanted);
        foresee();
    }

    /** Takes all changes back. */
    public void takeBack() {
        changes.clear();
        foresee();
    }

    /**
     * Whether what is changed has been read and nothing is wrong with it.
     *
     * @return false too while an answer is on its way
     */
    public boolean isLegal() {
        return answered == asked && problem.get().text().isEmpty();
    }

    /**
     * What was changed.
     *
     * @return a copy, values as YAML writes them by path, in the order in which they were changed first
     */
    public Map<String, String> changes() {
        return new LinkedHashMap<>(changes);
    }

    /**
     * Chooses a source, and adds it to the choices if it is new.
     *
     * @param source what to train on
     */
    void choose(RunSource source) {
        if (!choices.contains(source)) {
            choices.add(source);
        }
        if (source instanceof RunSource.OwnData data) {
            folder.set(data.place());
        }
        choice.set(source);
    }

    /** What can be trained on. */
    public ObservableList<RunSource> choices() {
        return choices;
    }

    /** What is to be trained on. Another choice takes the changes back. */
    public ObjectProperty<RunSource> choiceProperty() {
        return choice;
    }

    /** The file or directory of data that was chosen last; null before the first. */
    public ObjectProperty<@Nullable Path> folderProperty() {
        return folder;
    }

    /** The configuration with the changes that were legal last; null until it is known. */
    public ReadOnlyObjectProperty<@Nullable Config> configProperty() {
        return config.getReadOnlyProperty();
    }

    /** Counts the answers, legal or not: after each, configuration, problem and changes belong together. */
    public ReadOnlyIntegerProperty answersProperty() {
        return answers.getReadOnlyProperty();
    }

    /** What is wrong with the draft. */
    public ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
