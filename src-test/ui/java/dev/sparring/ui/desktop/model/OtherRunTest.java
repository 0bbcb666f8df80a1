package dev.sparring.ui.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.PlayerRole;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.ui.desktop.session.Pump;
import dev.sparring.ui.desktop.session.RunProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run trains, another one is read. */
class OtherRunTest {

    private final Path home;
    private final Pump pump = new Pump();
    private final DesktopModel model;

    OtherRunTest(@TempDir Path home) {
        this.home = home;
        this.model =
                new DesktopModel(home, Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC), pump, pump);
    }

    private Path other;

    @BeforeEach
    void aRunOnDisk() throws Exception {
        other = home.resolve("runs/other");
        Run.prepare(ConfigBuilder.preset("ring").set("steps", "20").build(), other)
                .play(new RunControl(), new RunListener() {}, "test");
    }

    private void train(int steps) throws InterruptedException {
        model.draft().change("steps", Integer.toString(steps));
        model.start();
        pump.until(() -> model.progressProperty().get() != null);
    }

    private void openOther() throws InterruptedException {
        model.open(other);
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
    }

    private WatchedRun trained() {
        return model.trainedProperty().getValue();
    }

    private static long step(WatchedRun run) {
        RunProgress now = run.progressProperty().get();
        return now == null ? 0 : now.record().step();
    }

    private void end() throws InterruptedException {
        model.stop();
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
    }

    @Test
    void theTrainingGoesOnWhileAnotherRunIsReadAndComesBackWhole() throws Exception {
        train(1_000_000);
        Path root = model.settingProperty().get().root();
        openOther();
        assertThat(model.asideProperty().get()).isTrue();
        assertThat(model.settingProperty().get().root()).isEqualTo(other);
        assertThat(model.progressProperty().get().record().step()).isEqualTo(20);
        assertThat(model.curvesProperty().get().get("loss_g").last()).isEqualTo(20);
        assertThat(model.hintProperty().get())
                .as("it trains on, so it is kept nowhere")
                .isEmpty();
        assertThat(trained().phaseProperty().get()).isEqualTo(Phase.RUNNING);
        long then = step(trained());
        pump.until(() -> step(trained()) > then);
        model.showTrained();
        assertThat(model.asideProperty().get()).isFalse();
        assertThat(model.settingProperty().get().root()).isEqualTo(root);
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.RUNNING);
        assertThat(model.progressProperty().get().record().step()).isGreaterThan(then);
        long now = model.progressProperty().get().record().step();
        pump.until(() -> model.progressProperty().get().record().step() > now);
        end();
        assertThat(model.errorProperty().get()).isEmpty();
    }

    @Test
    void nothingThatSteersReachesTheTrainingWhileAnotherRunIsShown() throws Exception {
        train(1_000_000);
        openOther();
        assertThat(model.canStartProperty().getValue()).isFalse();
        assertThat(model.canOpenProperty().getValue()).isTrue();
        model.pauseOrResume();
        model.stepOnce();
        model.stop();
        model.steering().halveRate(PlayerRole.GENERATOR);
        model.steering().slowMotion(true);
        model.start();
        model.continueRun();
        assertThat(model.steering().slowMotionProperty().get()).isFalse();
        assertThat(trained().phaseProperty().get()).isEqualTo(Phase.RUNNING);
        long then = step(trained());
        pump.until(() -> step(trained()) > then);
        model.showTrained();
        assertThat(model.events()).noneMatch(event -> event.kind().equals("reduce"));
        end();
    }

    @Test
    void oneOfSeveralIsReadAfterTheOther() throws Exception {
        train(1_000_000);
        Path root = model.settingProperty().get().root();
        openOther();
        Path third = home.resolve("runs/third");
        Run.prepare(ConfigBuilder.preset("ring").set("steps", "10").build(), third)
                .play(new RunControl(), new RunListener() {}, "test");
        model.open(third);
        pump.until(() -> model.settingProperty().get().root().equals(third));
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
        model.open(root);
        assertThat(model.asideProperty().get())
                .as("whoever opens the run that trains goes back to it")
                .isFalse();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.RUNNING);
        model.open(root);
        assertThat(model.phaseProperty().get()).as("it is shown already").isEqualTo(Phase.RUNNING);
        end();
    }

    @Test
    void aRunThatCannotBeOpenedLeavesTheTrainingOnTheScreen() throws Exception {
        train(1_000_000);
        model.open(home.resolve("nowhere"));
        pump.until(() -> !model.errorProperty().get().isEmpty());
        assertThat(model.errorProperty().get()).contains("nowhere");
        assertThat(model.asideProperty().get()).isFalse();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.RUNNING);
        assertThat(model.progressProperty().get()).isNotNull();
        end();
    }

    @Test
    void aTrainingThatEndsUnseenIsSaidAndCanStillBeShown() throws Exception {
        train(2000);
        openOther();
        pump.until(() -> trained().phaseProperty().get() == Phase.ENDED);
        assertThat(model.hintProperty().get())
                .isEqualTo("The run that trained meanwhile, ‘ring’, has ended: Completed.");
        assertThat(model.settingProperty().get().root()).isEqualTo(other);
        assertThat(model.canStartProperty().getValue()).isTrue();
        model.showTrained();
        assertThat(model.progressProperty().get().record().step()).isEqualTo(2000);
        assertThat(model.noticeProperty().get()).isEqualTo("Completed");
    }

    @Test
    void theNextRunTakesThePlaceOfBoth() throws Exception {
        train(500);
        openOther();
        pump.until(() -> trained().phaseProperty().get() == Phase.ENDED);
        model.start();
        assertThat(model.asideProperty().get()).isFalse();
        pump.until(() -> model.phaseProperty().get() == Phase.RUNNING);
        assertThat(model.settingProperty().get().root()).isNotEqualTo(other);
        model.stop();
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
    }

    @Test
    void aWindowThatShowsAnotherRunClosesOnceTheTrainingIsSaved() throws Exception {
        train(1_000_000);
        Path root = model.settingProperty().get().root();
        openOther();
        List<String> closed = new ArrayList<>();
        assertThat(model.mayClose(() -> closed.add("closed"))).isFalse();
        pump.until(() -> !closed.isEmpty());
        assertThat(root.resolve("checkpoints")).isNotEmptyDirectory();
    }

    @Test
    void keysThatAreBeingChangedTakeHoldUnseen() throws Exception {
        train(1_000_000);
        Path root = model.settingProperty().get().root();
        model.beginAlteration();
        pump.until(() -> model.alteration().configProperty().get() != null);
        model.alteration().change("generator.learningRate", "0.0005");
        pump.until(model.alteration()::isLegal);
        model.alter();
        openOther();
        pump.until(() -> trained().phaseProperty().get() == Phase.RUNNING);
        assertThat(model.settingProperty().get().root()).isEqualTo(other);
        model.showTrained();
        assertThat(model.settingProperty().get().root()).isEqualTo(root);
        assertThat(model.planProperty().get().generator().schedule().peak()).isEqualTo(0.0005);
        end();
    }

    @Test
    void aRunThatIsTakenAwayLeavesTheScreenToTheTraining() throws Exception {
        train(1_000_000);
        openOther();
        Path moved = Files.move(other, home.resolve("runs/renamed"));
        model.moved(other, Optional.of(moved));
        pump.until(() -> model.settingProperty().get().root().equals(moved));
        pump.until(() -> model.phaseProperty().get() == Phase.ENDED);
        assertThat(model.asideProperty().get()).isTrue();
        model.moved(moved, Optional.empty());
        assertThat(model.asideProperty().get()).isFalse();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.RUNNING);
        end();
    }
}
