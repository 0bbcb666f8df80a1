package dev.sparring.ui.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.train.UpdateMask;
import dev.sparring.ui.desktop.component.chart.FigureFormat;
import dev.sparring.ui.desktop.session.Pump;
import dev.sparring.ui.desktop.session.RunPreview;
import dev.sparring.ui.desktop.session.RunSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesktopModelTest {

    private final Path home;

    private final Pump pump = new Pump();

    DesktopModelTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void theDefaultPresetsSchedulesAreShownBeforeTheStart() throws InterruptedException {
        DesktopModel model = model();
        pump.until(() -> model.planProperty().get() != null);
        assertThat(model.planProperty().get())
                .extracting(RunPreview::name, RunPreview::steps)
                .containsExactly("ring", 6000L);
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.IDLE);
    }

    @Test
    void anotherChoiceShowsAnotherPlan() throws InterruptedException {
        DesktopModel model = model();
        model.draft().choiceProperty().set(new RunSource.Preset("grid"));
        pump.until(() -> model.planProperty().get() != null);
        assertThat(model.planProperty().get()).extracting(RunPreview::name).isEqualTo("grid");
    }

    @Test
    void aRunIsStartedPausedMovedByAStepAndStopped() throws InterruptedException {
        DesktopModel model = model();
        model.start();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.PREPARING);
        pump.until(() -> model.progressProperty().get() != null);
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.RUNNING);
        model.pauseOrResume();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.PAUSED);
        model.pauseOrResume();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.RUNNING);
        model.stepOnce();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.PAUSED);
        pump.until(() -> model.pictureProperty().get() != null);
        model.stop();
        assertThat(model.noticeProperty().get()).isEqualTo("Saving…");
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
        assertThat(model.noticeProperty().get()).isEqualTo("Stopped");
        assertThat(model.events())
                .extracting(RunEvent::kind)
                .contains("stopped")
                .doesNotContain("checkpoint");
        assertThat(model.errorProperty().get()).isEmpty();
    }

    @Test
    void aMissingFolderIsAnErrorThatCanBeDismissed() throws InterruptedException {
        DesktopModel model = model();
        model.choose(new RunSource.OwnData("folder", home.resolve("nowhere")));
        model.start();
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
        assertThat(model.errorProperty().get()).contains("nowhere").contains("; ");
        model.dismissError();
        assertThat(model.errorProperty().get()).isEmpty();
        assertThat(model.draft().choices()).hasSize(ConfigBuilder.PRESETS.size() + 1);
    }

    @Test
    void anErrorOfAChoiceThatIsNoLongerChosenIsNotSaid() throws InterruptedException {
        DesktopModel model = model();
        model.draft().choiceProperty().set(new RunSource.Preset("nosuch"));
        pump.until(() -> !model.errorProperty().get().isEmpty());
        assertThat(model.errorProperty().get()).contains("nosuch");
        model.draft().choiceProperty().set(new RunSource.Preset("nosuch-either"));
        pump.hold(1);
        model.draft().choiceProperty().set(new RunSource.Preset("grid"));
        pump.until(() -> model.planProperty().get() != null);
        assertThat(model.errorProperty().get()).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // an error of ours, which a preset without a name stands for
    void anErrorOfOursWhileAChoiceIsReadIsSaid() throws InterruptedException {
        DesktopModel model = model();
        model.draft().choiceProperty().set(new RunSource.Preset(null));
        pump.until(() -> !model.errorProperty().get().isEmpty());
        assertThat(model.errorProperty().get()).contains("an error in Sparring itself; ");
    }

    @Test
    void anotherChoiceLeavesTheEndedRunOnTheScreenAndSaysWhereItIsKept() throws InterruptedException {
        DesktopModel model = model();
        playAndStop(model);
        RunPreview shown = model.planProperty().get();
        model.draft().choiceProperty().set(new RunSource.Preset("grid"));
        pump.until(() -> !model.hintProperty().get().isEmpty());
        assertThat(model.hintProperty().get())
                .startsWith("Start trains ‘grid’ for ")
                .endsWith("What is shown is kept in " + home.resolve("runs/ring-20260102-030405") + ".");
        assertThat(model.planProperty().get()).isEqualTo(shown);
        assertThat(model.progressProperty().get()).isNotNull();
        assertThat(model.pictureProperty().get()).isNotNull();
        assertThat(model.events()).isNotEmpty();
        assertThat(model.noticeProperty().get()).isEqualTo("Stopped");
        model.dismissHint();
        assertThat(model.hintProperty().get()).isEmpty();
    }

    @Test
    void theNextRunSaysWhereTheOneBeforeIsKept() throws InterruptedException {
        DesktopModel model = model();
        playAndStop(model);
        long steps = model.progressProperty().get().record().step();
        model.start();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.PREPARING);
        assertThat(model.progressProperty().get()).isNotNull();
        assertThat(model.pictureProperty().get()).isNotNull();
        pump.until(() -> model.phaseProperty().get() == Phase.RUNNING);
        assertThat(model.hintProperty().get())
                .isEqualTo("The run before, " + FigureFormat.count(steps) + " steps of ‘ring’, is kept in "
                        + home.resolve("runs/ring-20260102-030405") + ".");
        assertThat(model.settingProperty().get().root()).isEqualTo(home.resolve("runs/ring-20260102-030405-2"));
        model.stop();
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
    }

    @Test
    void aStartThatFailsLeavesTheEndedRunOnTheScreen() throws InterruptedException {
        DesktopModel model = model();
        playAndStop(model);
        model.choose(new RunSource.OwnData("folder", home.resolve("nowhere")));
        model.start();
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
        assertThat(model.errorProperty().get()).contains("nowhere");
        assertThat(model.pictureProperty().get()).isNotNull();
        assertThat(model.settingProperty().get()).isNotNull();
    }

    @Test
    void aRunThatCouldNotBeWrittenIsNotShown() throws InterruptedException, IOException {
        Files.writeString(home.resolve("runs"), "a file where the directory should be");
        DesktopModel model = model();
        pump.until(() -> model.planProperty().get() != null);
        model.start();
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
        assertThat(model.errorProperty().get()).contains("runs");
        assertThat(model.noticeProperty().get()).isEqualTo("Not started");
        assertThat(model.settingProperty().get()).isNull();
        assertThat(model.planProperty().get()).isNotNull();
        assertThat(model.events()).isEmpty();
    }

    private void playAndStop(DesktopModel model) throws InterruptedException {
        model.start();
        pump.until(() -> model.progressProperty().get() != null
                && model.pictureProperty().get() != null);
        model.stop();
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
    }

    @Test
    void closingWaitsForTheCheckpoint() throws InterruptedException {
        DesktopModel model = model();
        List<String> closed = new ArrayList<>();
        model.start();
        pump.until(() -> model.progressProperty().get() != null);
        assertThat(model.mayClose(() -> closed.add("closed"))).isFalse();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.SAVING);
        pump.until(() -> !closed.isEmpty());
        assertThat(home.resolve("runs/ring-20260102-030405/checkpoints")).isNotEmptyDirectory();
    }

    @Test
    void closingTwiceDoesNotWait() throws InterruptedException {
        DesktopModel model = model();
        model.start();
        assertThat(model.mayClose(() -> {})).isFalse();
        assertThat(model.mayClose(() -> {})).isTrue();
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
    }

    @Test
    void withoutARunTheWindowMayClose() {
        assertThat(model().mayClose(() -> {})).isTrue();
    }

    @Test
    void aNetworkIsWarmedUpAgainAndItsRateHalvedWhileItTrains() throws InterruptedException {
        DesktopModel model = model();
        model.steering().warmUpAgain(PlayerRole.GENERATOR);
        model.start();
        pump.until(() -> model.progressProperty().get() != null);
        model.pauseOrResume();
        double planned = generatorRate(model, 5000);
        model.steering().halveRate(PlayerRole.GENERATOR);
        model.steering().warmUpAgain(PlayerRole.DISCRIMINATOR);
        model.stepOnce();
        pump.until(() -> kinds(model).containsAll(List.of("reduce", "rewarm")));
        assertThat(generatorRate(model, 5000)).isEqualTo(planned / 2);
        long step =
                Objects.requireNonNull(model.progressProperty().get()).record().step();
        RunPreview plan = Objects.requireNonNull(model.planProperty().get());
        assertThat(plan.discriminator().rateAt(step + 2))
                .isLessThan(plan.discriminator().rateAt(step + 100));
        model.stop();
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
    }

    @Test
    void aRunThatWasStoppedGoesOnWithItsCurvesAndItsChangedRates() throws InterruptedException {
        DesktopModel model = model();
        assertThat(model.nextEnd()).isEmpty();
        model.start();
        pump.until(() -> model.progressProperty().get() != null);
        double planned = generatorRate(model, 5000);
        model.steering().halveRate(PlayerRole.GENERATOR);
        pump.until(() -> kinds(model).contains("reduce")
                && model.progressProperty().get().record().step() > 200);
        model.stop();
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
        long ended =
                Objects.requireNonNull(model.progressProperty().get()).record().step();
        Path root = Objects.requireNonNull(model.settingProperty().get()).root();
        assertThat(model.nextEnd()).hasValue(6000);
        model.continueRun();
        pump.until(() -> model.progressProperty().get() != null
                && model.progressProperty().get().record().step() > ended);
        assertThat(Objects.requireNonNull(model.settingProperty().get()).root()).isEqualTo(root);
        assertThat(model.hintProperty().get()).isEmpty();
        assertThat(kinds(model)).contains("reduce", "stopped");
        assertThat(model.curvesProperty().get().get("loss_g").count()[99]).isPositive();
        assertThat(generatorRate(model, 5000)).isEqualTo(planned / 2);
        model.stop();
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
        assertThat(model.errorProperty().get()).isEmpty();
    }

    @Test
    void aRunThatGotToItsEndGoesOnForAsManyStepsAgain() throws Exception {
        DesktopModel model = model();
        playAndStop(model);
        Path root = Objects.requireNonNull(model.settingProperty().get()).root();
        long step =
                Objects.requireNonNull(model.progressProperty().get()).record().step();
        Run.resume(root, OptionalLong.of(step + 3)).play(new RunControl(), new RunListener() {}, "test");
        model.open(root);
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
        assertThat(model.nextEnd()).hasValue(2 * (step + 3));
        model.continueRun();
        pump.until(() -> model.progressProperty().get() != null
                && model.progressProperty().get().record().step() > step + 3);
        model.stop();
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
    }

    private static double generatorRate(DesktopModel model, long step) {
        return Objects.requireNonNull(model.planProperty().get()).generator().rateAt(step);
    }

    private static List<String> kinds(DesktopModel model) {
        return model.events().stream().map(RunEvent::kind).toList();
    }

    private Path trained() throws SparringException {
        Path run = home.resolve("runs/mine");
        Run.prepare(ConfigBuilder.preset("ring").set("steps", "20").build(), run)
                .play(new RunControl(), new RunListener() {}, "test");
        return run;
    }

    @Test
    void aRunOnDiskIsShownAndTheNextOneCanStart() throws Exception {
        Path run = trained();
        DesktopModel model = model();
        model.open(run);
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.OPENING);
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
        assertThat(model.noticeProperty().get()).isEqualTo("Completed");
        assertThat(model.progressProperty().get().record().step()).isEqualTo(20);
        assertThat(model.pictureProperty().get()).isNotNull();
        assertThat(model.settingProperty().get().root()).isEqualTo(run);
        playAndStop(model);
        assertThat(model.settingProperty().get().root()).isEqualTo(home.resolve("runs/ring-20260102-030405"));
    }

    @Test
    void aWindowThatIsAboutToShowARunMayClose() throws Exception {
        Path run = trained();
        DesktopModel model = model();
        model.open(run);
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.OPENING);
        assertThat(model.mayClose(() -> {})).isTrue();
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
    }

    @Test
    void aRunThatHasNotEndedIsFollowedUntilAnotherIsShown() throws Exception {
        Path run = trained();
        Files.writeString(run.resolve("run.json"), "{\"outcome\":\"running\"}");
        DesktopModel model = model();
        model.open(run);
        pump.until(() -> model.progressProperty().get() != null);
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.FOLLOWING);
        model.stop();
        model.pauseOrResume();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.FOLLOWING);
        assertThat(model.mayClose(() -> {})).isTrue();
        model.open(home.resolve("nowhere"));
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
        assertThat(model.noticeProperty().get()).isEqualTo("Not opened");
        assertThat(model.errorProperty().get()).contains("nowhere").contains("; ");
    }

    @Test
    void aChangedKeyBendsThePlanAndIsInTheRun() throws InterruptedException, IOException {
        DesktopModel model = model();
        model.draft().change("steps", "700");
        pump.until(() -> model.planProperty().get() != null);
        assertThat(model.planProperty().get().steps()).isEqualTo(700);
        playAndStop(model);
        assertThat(Files.readString(home.resolve("runs/ring-20260102-030405/config.yaml")))
                .contains("steps: 700");
    }

    private DesktopModel model() {
        return new DesktopModel(home, Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC), pump, pump);
    }

    @Test
    void keysOfARunAreChangedWhileItIsMade() throws Exception {
        DesktopModel model = model();
        model.draft().change("steps", "1000000");
        model.start();
        pump.until(() -> model.progressProperty().get() != null);
        Path root = Objects.requireNonNull(model.settingProperty().get()).root();
        model.beginAlteration();
        pump.until(() -> model.alteration().configProperty().get() != null);
        model.alteration().change("generator.learningRate", "0.0005");
        model.alteration().change("monitor.policy", "stop");
        pump.until(model.alteration()::isLegal);
        model.alter();
        pump.until(() -> model.phaseProperty().get() == Phase.SAVING);
        pump.until(() -> model.phaseProperty().get() == Phase.RUNNING);
        assertThat(model.settingProperty().get()).isNotNull().extracting("root").isEqualTo(root);
        assertThat(model.planProperty().get()).isNotNull();
        assertThat(model.planProperty().get().generator().schedule().peak()).isEqualTo(0.0005);
        model.stop();
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
        assertThat(Files.readString(root.resolve("events.jsonl")))
                .contains("\"key\":\"generator.learningRate\"", "\"key\":\"monitor.policy\"");
    }

    @Test
    void oneNetworkAloneLearnsAndTheNextRunBeginsWithBoth() throws Exception {
        DesktopModel model = model();
        model.start();
        pump.until(() -> model.progressProperty().get() != null);
        model.steering().learn(UpdateMask.DISCRIMINATOR);
        model.steering().slowMotion(true);
        assertThat(model.steering().learningProperty().get()).isEqualTo(UpdateMask.DISCRIMINATOR);
        pump.until(() -> model.events().stream()
                .anyMatch(event -> event.kind().equals("skip") && event.network() == PlayerRole.GENERATOR));
        model.stop();
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
        model.start();
        assertThat(model.steering().learningProperty().get()).isEqualTo(UpdateMask.BOTH);
        assertThat(model.steering().slowMotionProperty().get()).isFalse();
        model.stop();
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
    }
}
