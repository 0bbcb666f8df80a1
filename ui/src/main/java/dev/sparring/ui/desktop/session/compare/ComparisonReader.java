package dev.sparring.ui.desktop.session.compare;

import dev.sparring.gan.SparringException;
import dev.sparring.ui.desktop.session.SampleImage;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads several runs on disk side by side, again and again, and each time only what has come since. One thread at a time, and not the screen's; a run
 * that is no longer asked for is forgotten.
 */
public final class ComparisonReader {

    private final Map<Path, RunFollower> followers = new HashMap<>();

    /**
     * Reads runs. What is wrong with one of them does not hide the others, and a damaged picture does not hide the run's curves.
     *
     * @param roots their directories
     * @param sheet the step of which a picture of samples is read; empty for the newest one of each run
     * @return what is known of them now
     */
    public Comparison read(List<Path> roots, OptionalLong sheet) {
        followers.keySet().retainAll(roots);
        List<ComparedRun> runs = new ArrayList<>();
        Map<Path, SampleImage> sheets = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (Path root : roots) {
            try {
                RunFollower follower = follower(root);
                runs.add(follower.read());
                follower.sheet(sheet).ifPresent(picture -> sheets.put(root, picture));
            } catch (SparringException e) {
                problems.add(Texts.text("compare.problem", ComparedRun.name(root), String.valueOf(e.getMessage())));
            }
        }
        return new Comparison(runs, sheets, problems);
    }

    private RunFollower follower(Path root) throws SparringException {
        RunFollower known = followers.get(root);
        if (known != null) {
            return known;
        }
        RunFollower opened = new RunFollower(root);
        followers.put(root, opened);
        return opened;
    }
}
