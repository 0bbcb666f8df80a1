package dev.sparring.ui.desktop.model;

import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import dev.sparring.ui.desktop.session.compare.Comparison;
import dev.sparring.ui.desktop.session.compare.ComparisonReader;
import dev.sparring.ui.desktop.session.library.RunSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/**
 * Which runs on disk are compared, and what is known of them. All methods are for one thread, the one its second executor runs on; the disk is looked at on
 * another.
 */
public final class CompareModel {

    /** The most runs that are compared: as many as there are styles that can be told apart. */
    public static final int MOST = SeriesStyle.runs().size();

    /** How many are compared before a person chooses. */
    private static final int FIRST = 2;

    private final RunsModel runs;
    private final Executor disk;
    private final Executor ui;
    private final ComparisonReader reader = new ComparisonReader();
    private final ObservableMap<Path, SeriesStyle> ticked = FXCollections.observableHashMap();
    private final ReadOnlyObjectWrapper<Comparison> comparison = new ReadOnlyObjectWrapper<>(Comparison.NONE);
    private final ObjectProperty<OptionalLong> sheet = new SimpleObjectProperty<>(OptionalLong.empty());
    /** The number of the newest question. The disk's thread looks at it, so that it reads nothing that nobody waits for. */
    private final AtomicLong newest = new AtomicLong();

    /** What is being read; null if nothing is. */
    private @Nullable Wish asked;

    private boolean shown;
    private boolean chosen;

    /** What is asked of the disk. */
    private record Wish(List<Path> roots, OptionalLong sheet) {}

    /**
     * A model that compares nothing yet.
     *
     * @param runs the runs on disk
     * @param disk runs what looks at the disk, in order
     * @param ui runs what is to be told, in order
     */
    public CompareModel(RunsModel runs, Executor disk, Executor ui) {
        this.runs = Objects.requireNonNull(runs, "runs");
        this.disk = Objects.requireNonNull(disk, "disk");
        this.ui = Objects.requireNonNull(ui, "ui");
        runs.runs().addListener((ListChangeListener<RunSummary>) change -> settle());
        sheet.addListener((property, before, now) -> ask());
    }

    /** Looks at the disk again, unless that is being done. To be called now and then while the comparison is on the screen. */
    public void refresh() {
        shown = true;
        runs.refresh();
        settle();
        ask();
    }

    /** What is gone is no longer compared; the newest ones are until a person has chosen. Before the first look nothing is. */
    private void settle() {
        if (!shown) {
            return;
        }
        List<Path> there = runs.runs().stream().map(RunSummary::root).toList();
        boolean changed = ticked.keySet().retainAll(there);
        if (ticked.isEmpty() && !chosen) {
            there.stream().limit(FIRST).forEach(this::add);
            changed |= !there.isEmpty();
        }
        if (changed) {
            ask();
        }
    }

    private void add(Path root) {
        SeriesStyle.runs().stream()
                .filter(style -> !ticked.containsValue(style))
                .findFirst()
                .ifPresent(style -> ticked.put(root, style));
    }

    /**
     * Compares a run, or no longer.
     *
     * @param root its directory
     * @param on whether it is compared; where {@link #MOST} are already, nothing is done
     */
    public void tick(Path root, boolean on) {
        chosen = true;
        if (!on) {
            ticked.remove(root);
        } else if (!ticked.containsKey(root)) {
            add(root);
        }
        ask();
    }

    private void ask() {
        Wish wish = new Wish(
                runs.runs().stream()
                        .map(RunSummary::root)
                        .filter(ticked::containsKey)
                        .toList(),
                sheet.get());
        if (wish.equals(asked)) {
            return;
        }
        asked = wish;
        long number = newest.incrementAndGet();
        disk.execute(() -> {
            if (newest.get() == number) {
                Comparison found = reader.read(wish.roots(), wish.sheet());
                ui.execute(() -> answer(number, found));
            }
        });
    }

    /** An answer that comes late is not taken for that of a later question. */
    private void answer(long number, Comparison found) {
        if (newest.get() == number) {
            asked = null;
            comparison.set(found);
        }
    }

    /** The runs that there are, the newest first. */
    public ObservableList<RunSummary> runs() {
        return runs.runs();
    }

    /** The runs that are compared, each with a style that it keeps as long as it is. Changed by {@link #tick}. */
    public ObservableMap<Path, SeriesStyle> ticked() {
        return ticked;
    }

    /** What is known of the runs that are compared. */
    public ReadOnlyObjectProperty<Comparison> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** The step of which samples are shown; empty for the newest ones of each run. */
    public ObjectProperty<OptionalLong> sheetProperty() {
        return sheet;
    }
}
