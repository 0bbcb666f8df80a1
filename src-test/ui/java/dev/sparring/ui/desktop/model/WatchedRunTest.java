package dev.sparring.ui.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.ui.desktop.session.NewestEvents;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunSetup;
import dev.sparring.ui.desktop.session.SessionMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class WatchedRunTest {

    private final List<String> told = new ArrayList<>();
    private final WatchedRun run = new WatchedRun(new WatchedRun.Owner() {
        @Override
        public void begins(WatchedRun run, RunSetup next) {
            told.add("begins");
        }

        @Override
        public void ended(WatchedRun run, Outcome outcome) {
            told.add("ended " + outcome);
        }

        @Override
        public void failed(WatchedRun run, String text) {
            told.add("failed " + text);
        }
    });

    private static List<SessionMessage> happened(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .<SessionMessage>mapToObj(
                        step -> new SessionMessage.Happened(RunEvent.info(step, "recovered", Map.of(), "")))
                .toList();
    }

    private static RunSetup setup(Path root) throws SparringException {
        return new RunSetup(RunPreview.of(ConfigBuilder.preset("ring").build()), root, "a ring", new float[0]);
    }

    @Test
    void aRateThatIsChangedOnTheWayIsPlannedAnew() throws Exception {
        run.plan(RunPreview.of(ConfigBuilder.preset("ring").build()));
        run.readAll(List.of(new SessionMessage.Adjusted(PlayerRole.GENERATOR, new ScheduleChange.Reduce(1000, 0.5))));
        assertThat(run.planProperty().get())
                .extracting(plan -> plan.generator().rateAt(1000), plan -> plan.generator()
                        .rateAt(1001))
                .containsExactly(1e-3, 5e-4);
    }

    @Test
    void aThousandEventsAreKeptTheNewestFirst() {
        for (int step = 1; step <= 1100; step++) {
            run.readAll(happened(step, step));
        }
        assertThat(run.events()).hasSize(NewestEvents.MOST);
        assertThat(run.events().get(0).step()).isEqualTo(1100);
        assertThat(run.events().get(999).step()).isEqualTo(101);
    }

    @Test
    void eventsThatComeTogetherChangeTheListTogether() {
        run.readAll(happened(1, 900));
        AtomicInteger changes = new AtomicInteger();
        run.events().addListener((ListChangeListener<RunEvent>) change -> changes.incrementAndGet());
        run.readAll(happened(901, 1100));
        assertThat(changes).as("the oldest go and the newest come").hasValueLessThanOrEqualTo(2);
        assertThat(run.events()).hasSize(NewestEvents.MOST);
        assertThat(run.events().get(0).step()).isEqualTo(1100);
        assertThat(run.events().get(999).step()).isEqualTo(101);
        run.readAll(happened(1101, 5000));
        assertThat(run.events()).hasSize(NewestEvents.MOST);
        assertThat(run.events().get(0).step()).isEqualTo(5000);
        assertThat(run.events().get(999).step()).isEqualTo(4001);
    }

    @Test
    void whatHappenedBeforeARunWentBackIsForgotten() {
        List<SessionMessage> messages = new ArrayList<>(happened(1, 3));
        messages.add(new SessionMessage.WentBack());
        messages.addAll(happened(2, 2));
        run.readAll(messages);
        assertThat(run.events()).extracting(RunEvent::step).containsExactly(2L);
    }

    @Test
    void itsBeginningAndItsEndAreTold() throws Exception {
        Path root = Path.of("/runs/one");
        RunSetup setup = setup(root);
        run.enter(Phase.OPENING, "");
        run.readAll(List.of(new SessionMessage.Prepared(setup), new SessionMessage.Ended(Outcome.STOPPED, root)));
        assertThat(told).containsExactly("begins", "ended STOPPED");
        assertThat(run.phaseProperty().get()).isEqualTo(Phase.FOLLOWING);
        assertThat(run.settingProperty().get()).isEqualTo(setup);
        assertThat(run.isIn(Path.of("/runs/../runs/one"))).isTrue();
        assertThat(run.hasBegun()).as("it made no step").isFalse();
        assertThat(run.kept()).isEmpty();
    }

    @Test
    void whatTakesOverHasAllAndItsPhaseLast() throws Exception {
        RunSetup setup = setup(Path.of("/runs/one"));
        run.enter(Phase.PREPARING, "");
        run.readAll(List.of(new SessionMessage.Prepared(setup)));
        run.readAll(happened(1, 3));
        WatchedRun next = new WatchedRun(new WatchedRun.Owner() {
            @Override
            public void begins(WatchedRun begun, RunSetup other) {}

            @Override
            public void ended(WatchedRun ended, Outcome outcome) {}

            @Override
            public void failed(WatchedRun failed, String text) {}
        });
        List<Integer> eventsThen = new ArrayList<>();
        next.phaseProperty()
                .addListener(
                        (property, before, now) -> eventsThen.add(next.events().size()));
        next.takeOver(run);
        assertThat(eventsThen).containsExactly(3);
        assertThat(next.settingProperty().get()).isEqualTo(setup);
        assertThat(Objects.requireNonNull(next.planProperty().get()).steps()).isEqualTo(6000);
        assertThat(next.phaseProperty().get()).isEqualTo(Phase.RUNNING);
    }
}
