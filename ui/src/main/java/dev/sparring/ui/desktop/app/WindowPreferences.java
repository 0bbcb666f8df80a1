package dev.sparring.ui.desktop.app;

import dev.sparring.gan.catalog.UserFolders;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.session.RunSource;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the window remembers from one time to the next, in a small file of the user's. What of it cannot be read, or is no
 * longer there, is as if it had never been.
 *
 * @param dark whether the window is dark
 * @param followsSystem whether it is so because the system is
 * @param size of the window
 * @param choice what was chosen to train on
 * @param folder the file or directory of data that was chosen last
 * @param page that was shown
 * @param run the directory of the run that was shown
 * @param charts how its charts were
 */
record WindowPreferences(
        boolean dark,
        boolean followsSystem,
        WindowSize size,
        Optional<RunSource> choice,
        Optional<Path> folder,
        Page page,
        Optional<Path> run,
        ChartPreferences charts) {

    /** The first time. */
    static final WindowPreferences NOTHING = new WindowPreferences(
            false,
            true,
            new WindowSize(1280, 800, false),
            Optional.empty(),
            Optional.empty(),
            Page.RUNS,
            Optional.empty(),
            ChartPreferences.USUAL);

    private static final double LARGEST = 20_000;

    /**
     * Where the file is.
     *
     * @param folders of the user
     * @return the file; it need not exist
     */
    static Path usualFile(UserFolders folders) {
        return folders.settings().resolve("desktop.properties");
    }

    /**
     * Reads what was remembered.
     *
     * @param file where; it need not exist
     * @return what was written there, without what makes no sense
     */
    static WindowPreferences read(Path file) {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return NOTHING;
        }
        return new WindowPreferences(
                Boolean.parseBoolean(values.getProperty("dark")),
                Boolean.parseBoolean(values.getProperty("follows-system", "true")),
                new WindowSize(
                        size(values.getProperty("width"), NOTHING.size.width()),
                        size(values.getProperty("height"), NOTHING.size.height()),
                        Boolean.parseBoolean(values.getProperty("maximised"))),
                choice(values),
                Optional.ofNullable(values.getProperty("folder")).flatMap(WindowPreferences::path),
                page(values.getProperty("page", "")),
                Optional.ofNullable(values.getProperty("run")).flatMap(WindowPreferences::path),
                ChartPreferences.read(values));
    }

    private static Page page(String name) {
        return Arrays.stream(Page.values())
                .filter(page -> page.name().equals(name))
                .findFirst()
                .orElse(NOTHING.page);
    }

    private static double size(@Nullable String text, double otherwise) {
        if (text == null || !text.matches("[0-9]{1,5}(\\.[0-9]{1,6})?")) {
            return otherwise;
        }
        double size = Double.parseDouble(text);
        return size >= 1 && size <= LARGEST ? size : otherwise;
    }

    private static Optional<RunSource> choice(Properties values) {
        String preset = values.getProperty("preset");
        if (preset != null) {
            return ConfigBuilder.PRESETS.contains(preset)
                    ? Optional.of(new RunSource.Preset(preset))
                    : Optional.empty();
        }
        return Optional.ofNullable(values.getProperty("data"))
                .flatMap(WindowPreferences::path)
                .filter(Files::exists)
                .map(RunSource.OwnData::of);
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes it down.
     *
     * @param file where; directories on the way are made
     * @throws IOException if that is not possible
     */
    void write(Path file) throws IOException {
        Properties values = new Properties();
        values.setProperty("dark", Boolean.toString(dark));
        values.setProperty("follows-system", Boolean.toString(followsSystem));
        values.setProperty("width", Double.toString(size.width()));
        values.setProperty("height", Double.toString(size.height()));
        values.setProperty("maximised", Boolean.toString(size.maximised()));
        choice.ifPresent(chosen -> {
            if (chosen instanceof RunSource.Preset preset) {
                values.setProperty("preset", preset.name());
            } else if (chosen instanceof RunSource.OwnData data) {
                values.setProperty("data", data.place().toString());
            }
        });
        folder.ifPresent(place -> values.setProperty("folder", place.toString()));
        values.setProperty("page", page.name());
        run.ifPresent(root -> values.setProperty("run", root.toString()));
        charts.write(values);
        StringWriter text = new StringWriter();
        values.store(text, "What Sparring's window remembers");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text.toString());
    }
}
