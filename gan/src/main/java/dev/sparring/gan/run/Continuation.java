package dev.sparring.gan.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.player.Player;
import dev.sparring.core.player.PlayerState;
import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.BestCheckpoint;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.Tensor;
import dev.sparring.gan.config.Change;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.monitor.RunMonitor;
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

    /** What decides with what, or how, samples are compared at the monitor's checks. */
    private static final Pattern COMPARISON =
            Pattern.compile("data|data\\.(?!path$).*|seed|loss|monitor\\.(features|classifier)");

    /** Brings a game to where it goes on. Gives the seconds the run had taken. */
    double restore(Trainer trainer, RunMonitor monitor) throws SparringException.Checkpoint {
        boolean comparable = changes.stream()
                .noneMatch(change -> COMPARISON.matcher(change.key()).matches());
        double seconds = RunState.restore(comparable ? checkpoint : withoutChecks(), trainer, monitor);
        replan(
                trainer.generator(),
                before.generator().scheduleChanges(),
                after.generator().scheduleChanges());
        replan(
                trainer.discriminator(),
                before.discriminator().scheduleChanges(),
                after.discriminator().scheduleChanges());
        return seconds;
    }

    /** Puts the changes of the rates that are planned now in the place of those that were. */
    private static void replan(Player player, List<ScheduleChange> planned, List<ScheduleChange> now) {
        if (planned.equals(now)) {
            return;
        }
        PlayerState progress = player.playerState();
        List<ScheduleChange> changes = new ArrayList<>(progress.scheduleChanges());
        planned.forEach(changes::remove);
        changes.addAll(now);
        player.restore(new PlayerState(progress.updates(), progress.optimizerResetAt(), progress.last(), changes));
    }

    /** The checkpoint without what was seen in a way that no longer compares: the monitor begins anew, and so does the best. */
    private Checkpoint withoutChecks() {
        Map<String, Tensor> tensors = new LinkedHashMap<>(checkpoint.tensors());
        tensors.remove(RunMonitor.SAMPLES);
        ObjectNode state = checkpoint.state().deepCopy();
        state.remove(BestCheckpoint.KEY);
        state.putObject("monitor").putArray("begun").add(checkpoint.step()).add(0);
        for (String network : new String[] {"generator", "discriminator"}) {
            if (state.get(network) instanceof ObjectNode player) {
                player.remove("plateau");
            }
        }
        return new Checkpoint(checkpoint.step(), tensors, state);
    }

    /** An event for each change. */
    List<RunEvent> events() {
        return changes.stream()
                .map(change -> {
                    Map<String, Object> evidence = new LinkedHashMap<>();
                    evidence.put("key", change.key());
                    evidence.put("old", change.before());
                    evidence.put("new", change.after());
                    return RunEvent.info(checkpoint.step(), "changed", evidence, change.toText());
                })
                .toList();
    }
}
