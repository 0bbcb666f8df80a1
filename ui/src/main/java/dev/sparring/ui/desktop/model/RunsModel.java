package dev.sparring.ui.desktop.model;

import dev.sparring.gan.SparringException;
import dev.sparring.ui.desktop.session.library.RunLibrary;
import dev.sparring.ui.desktop.session.library.RunSummary;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The runs on disk, and what a person does to keep them in order. All methods are for one thread, the one its second executor runs on; the disk is looked
 * at on another.
 */
public final class RunsModel {

    private final RunLibrary library;
    private final Executor disk;
    private final Executor ui;
    private final Consumer<String> problems;
    private final ObservableList<RunSummary> runs = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Deleted> deleted = new ReadOnlyObjectWrapper<>();
    /** The last one first. */
    private final Deque<Deleted> bins = new ArrayDeque<>();
    /** Left over by other windows, and nobody has been told yet. */
    private final Set<Path> untold = new HashSet<>();

    private String offer = "";

    private Moves moves = (from, to) -> {};
    private boolean looking;

    /** Is told that a run is no longer where it was. */
    public interface Moves {
        /**
         * It was renamed or taken away.
         *
         * @param from where it was
         * @param to where it is; empty if it was taken away
         */
        void moved(Path from, Optional<Path> to);
    }

    /**
     * A run that was taken away and can be brought back.
     *
     * @param root where it was
     * @param bin where it is
     */
    public record Deleted(Path root, Path bin) {}

    /** What may go wrong on the disk. */
    private interface Work<T> {
        T done() throws SparringException;
    }

    /**
     * A model that knows no run yet.
     *
     * @param library where runs are
     * @param disk runs what looks at the disk, in order
     * @param ui runs what is to be told, in order
     * @param problems is told what went wrong and what to do
     */
    public RunsModel(RunLibrary library, Executor disk, Executor ui, Consumer<String> problems) {
        this.library = Objects.requireNonNull(library, "library");
        this.disk = Objects.requireNonNull(disk, "disk");
        this.ui = Objects.requireNonNull(ui, "ui");
        this.problems = Objects.requireNonNull(problems, "problems");
    }

    /**
     * Sets who is told of runs that are renamed or taken away.
     *
     * @param told one for all
     */
    void setMoves(Moves told) {
        moves = told;
    }

    /** Looks at the disk again, unless that is being done. */
    public void refresh() {
        if (!looking) {
            looking = true;
            disk.execute(() -> {
                try {
                    List<RunSummary> found = library.read();
                    ui.execute(() -> found(found));
                } catch (SparringException e) {
                    ui.execute(() -> {
                        looking = false;
                        problems.accept(e.getMessage());
                    });
                }
            });
        }
    }

    /** What is as it was is left alone, so that nothing on the screen moves. */
    private void found(List<RunSummary> found) {
        looking = false;
        if (!roots(found).equals(roots(runs))) {
            runs.setAll(found);
        }
        for (int i = 0; i < found.size(); i++) {
            if (!found.get(i).equals(runs.get(i))) {
                runs.set(i, found.get(i));
            }
        }
    }

    private static List<Path> roots(List<RunSummary> runs) {
        return runs.stream().map(RunSummary::root).toList();
    }

    private <T> void change(Work<T> work, Consumer<T> done) {
        change(work, done, () -> {});
    }

    private <T> void change(Work<T> work, Consumer<T> done, Runnable failed) {
        disk.execute(() -> {
            try {
                T result = work.done();
                ui.execute(() -> {
                    done.accept(result);
                    refresh();
                });
            } catch (SparringException e) {
                ui.execute(() -> {
                    failed.run();
                    problems.accept(e.getMessage());
                    refresh();
                });
            }
        });
    }

    /**
     * Gives a run's directory another name.
     *
     * @param run which
     * @param name as {@link RunLibrary#rename} takes it
     */
    public void rename(RunSummary run, String name) {
        change(() -> library.rename(run.root(), name), renamed -> {
            news.set("");
            moves.moved(run.root(), Optional.of(renamed));
        });
    }

    /**
     * Takes a run away. It can be brought back until the window closes.
     *
     * @param run which
     */
    public void delete(RunSummary run) {
        change(() -> library.delete(run.root()), bin -> {
            bins.push(new Deleted(run.root(), bin));
            news.set(Texts.text("runs.deleted", run.folder()));
            deleted.set(bins.peek());
            moves.moved(run.root(), Optional.empty());
        });
    }

    /**
     * Offers to bring back what windows had deleted that were killed before they closed: nobody has asked for it to go for good. As any other deleted
     * run it goes when this window closes, if the offer was on the screen; if not, the next window makes it again.
     */
    public void offerLeftOver() {
        disk.execute(() -> {
            try {
                List<Path> left = library.leftOver();
                if (!left.isEmpty()) {
                    ui.execute(() -> offer(left));
                }
            } catch (SparringException e) {
                ui.execute(() -> problems.accept(e.getMessage()));
            }
        });
    }

    /** The news is on the screen. Only what somebody could read of is deleted for good when this window closes. */
    public void newsShown() {
        if (news.get().equals(offer)) {
            untold.clear();
        }
    }

    private void offer(List<Path> left) {
        left.forEach(bin -> bins.addLast(new Deleted(library.home(bin), bin)));
        untold.addAll(left);
        offer = Texts.count(
                "runs.left-over",
                left.size(),
                left.stream().map(bin -> String.valueOf(bin.getFileName())).collect(Collectors.joining(", ")));
        news.set(offer);
        deleted.set(bins.peek());
    }

    /**
     * Brings the run back that was deleted last, and after that the one before, however soon it is asked for. Where that cannot be, it stays where it
     * can be brought back from.
     */
    public void restore() {
        Deleted last = bins.poll();
        if (last != null) {
            deleted.set(bins.peek());
            change(
                    () -> library.restore(last.bin(), last.root()),
                    back -> news.set(Texts.text("runs.restored", back.getFileName())),
                    () -> {
                        bins.push(last);
                        deleted.set(last);
                    });
        }
    }

    /**
     * Deletes for good what {@link #delete} took away and nobody brought back. Waits for the disk. What cannot be deleted is left to the next window.
     *
     * @return what went wrong and what to do, an entry for each run that is still there
     */
    public List<String> emptyBin() {
        List<String> failed = new ArrayList<>();
        for (Deleted gone : bins) {
            try {
                if (!untold.contains(gone.bin())) {
                    library.erase(gone.bin());
                }
            } catch (SparringException e) {
                failed.add(e.getMessage());
            }
        }
        bins.clear();
        deleted.set(null);
        library.close();
        return failed;
    }

    /** Takes the news away. */
    public void dismissNews() {
        news.set("");
    }

    /** The runs, the newest first. */
    public ObservableList<RunSummary> runs() {
        return runs;
    }

    /** What has just been done to a run; empty if nothing. */
    public ReadOnlyStringProperty newsProperty() {
        return news.getReadOnlyProperty();
    }

    /** What {@link #restore} would bring back; null if nothing. */
    public ReadOnlyObjectProperty<@Nullable Deleted> deletedProperty() {
        return deleted.getReadOnlyProperty();
    }
}
