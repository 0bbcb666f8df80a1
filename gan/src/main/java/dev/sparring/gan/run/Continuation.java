package dev.sparring.gan.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.optimizer.Player;
import dev.sparring.core.optimizer.Progress;
import dev.sparring.core.schedule.Adjustment;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.balance.Event;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.config.Change;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.train.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a run goes on, and what is another than before.
 *
 * @param checkpoint from which
 * @param before the configuration until there
 * @param after the configuration from there on
 * @param changes between them, and of the data
 */
record Continuation(Checkpoint checkpoint, Config before, Config after, List<Change> changes) {

    /** What {@link Change#key} is called for data that are others by their content. */
    static final String DATA = "data";

    /** What decides with what, or how, samples are compared at the monitor's looks. */
    private static final Pattern COMPARISON = Pattern.compile(
            "data|data\\.(modes|radius|sigma|side|spacing|arms|turns)|seed|loss|monitor\\.(features|classifier)");

    /** Brings a game to where it goes on. Gives the seconds the run had taken. */
    double restore(Trainer trainer, Watch watch) throws SparringException.Checkpoint {
        boolean comparable = changes.stream()
                .noneMatch(change -> COMPARISON.matcher(change.key()).matches());
        double seconds = Snapshots.restore(comparable ? checkpoint : withoutLooks(), trainer, watch);
        replan(
                trainer.generator(),
                before.generator().adjustments(),
                after.generator().adjustments());
        replan(
                trainer.discriminator(),
                before.discriminator().adjustments(),
                after.discriminator().adjustments());
        return seconds;
    }

    /** Puts the changes of the rates that are planned now in the place of those that were. */
    private static void replan(Player player, List<Adjustment> planned, List<Adjustment> now) {
        if (planned.equals(now)) {
            return;
        }
        Progress progress = player.progress();
        List<Adjustment> adjustments = new ArrayList<>(progress.adjustments());
        planned.forEach(adjustments::remove);
        adjustments.addAll(now);
        player.restore(new Progress(progress.updates(), progress.begun(), progress.last(), adjustments));
    }

    /** The checkpoint without what was seen in a way that no longer compares: the monitor begins anew, and so does the best. */
    private Checkpoint withoutLooks() {
        Map<String, Tensor> tensors = new LinkedHashMap<>(checkpoint.tensors());
        tensors.remove(Watch.SAMPLES);
        ObjectNode state = checkpoint.state().deepCopy();
        state.remove(Best.KEY);
        state.putObject("monitor").putArray("begun").add(checkpoint.step()).add(0);
        for (String network : new String[] {"generator", "discriminator"}) {
            if (state.get(network) instanceof ObjectNode player) {
                player.remove("plateau");
            }
        }
        return new Checkpoint(checkpoint.step(), tensors, state);
    }

    /** An event for each change. */
    List<Event> events() {
        return changes.stream()
                .map(change -> {
                    Map<String, Object> evidence = new LinkedHashMap<>();
                    evidence.put("key", change.key());
                    evidence.put("old", change.before());
                    evidence.put("new", change.after());
                    return Event.info(checkpoint.step(), "changed", evidence, change.toText());
                })
                .toList();
    }
}
