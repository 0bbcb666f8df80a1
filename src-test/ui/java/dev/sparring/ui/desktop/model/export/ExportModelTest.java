package dev.sparring.ui.desktop.model.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.sampling.output.SampleOutput;
import dev.sparring.gan.sampling.output.SampleRequest;
import dev.sparring.ui.desktop.model.samples.GeneratorField;
import dev.sparring.ui.desktop.session.Pump;
import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.SampleListing;
import dev.sparring.ui.desktop.session.samples.generator.GeneratorChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportModelTest {

    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path runs;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final Pump pump = new Pump();
    private final Worker worker = new Worker("sparring-test", pump);
    private final ExportModel model = new ExportModel(worker);

    @BeforeAll
    static void play() throws Exception {
        play("ring", config("ring"));
        play("labels", config("shapes"));
    }

    private static Config config(String preset) throws Exception {
        ConfigBuilder layers = ConfigBuilder.preset(preset)
                .set("steps", "4")
                .set("checkpoint.every", "2")
                .set("batch", "8")
                .set("seed", "11")
                .set("generator.width", "4")
                .set("discriminator.width", "4");
        return preset.equals("shapes") ? layers.set("conditional", "true").build() : layers.build();
    }

    private static void play(String name, Config config) throws Exception {
        Run.prepare(config, runs.resolve(name)).play(new RunControl(), new RunListener() {}, "test");
    }

    private static SampleListing listing(String name, String preset, List<Long> checkpoints) throws Exception {
        return new SampleListing(runs.resolve(name), config(preset), List.of(), checkpoints, false);
    }

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void withoutARunAndBeforeItsFirstCheckpointNothingCanBeDone() throws Exception {
        assertThat(model.samples().readyProperty().get()).isFalse();
        model.show(listing("ring", "ring", List.of()));
        assertThat(model.samples().readyProperty().get()).isFalse();
        assertThat(model.evaluation().readyProperty().get()).isFalse();
        model.show(listing("ring", "ring", List.of(2L)));
        assertThat(model.samples().readyProperty().get()).isTrue();
        assertThat(model.evaluation().readyProperty().get()).isTrue();
        model.show(null);
        assertThat(model.samples().readyProperty().get()).isFalse();
    }

    @Test
    void onlyWhatFitsPointsIsOffered() throws Exception {
        model.show(listing("ring", "ring", List.of(2L, 4L)));
        assertThat(model.samples().kindsProperty().get())
                .containsExactly(
                        SampleOutput.Kind.CSV, SampleOutput.Kind.NPY, SampleOutput.Kind.PNG, SampleOutput.Kind.JPEG);
        assertThat(model.samples().kindProperty().get()).isEqualTo(SampleOutput.Kind.CSV);
        assertThat(model.samples().arrangementsProperty().get()).doesNotContain(SampleRequest.Arrangement.BY_LABEL);
        assertThat(model.samples().proposedName()).isEqualTo("ring-samples.csv");
        assertThat(model.samples().seedProperty().get()).as("the run's own").isEqualTo(11);
        assertThat(model.evaluation().imagesProperty().get()).isFalse();
    }

    @Test
    void imagesHaveNoTableAndLabelsAreReadFromTheCheckpoint() throws Exception {
        model.show(listing("labels", "shapes", List.of(2L, 4L)));
        assertThat(model.samples().kindsProperty().get())
                .contains(SampleOutput.Kind.FOLDER)
                .doesNotContain(SampleOutput.Kind.CSV);
        pump.until(() -> !model.samples().labelsProperty().get().isEmpty());
        assertThat(model.samples().labelsProperty().get()).hasSize(5).contains("disc");
        assertThat(model.samples().arrangementsProperty().get()).contains(SampleRequest.Arrangement.BY_LABEL);
        model.samples().labelProperty().set(Optional.of("disc"));
        model.samples().kindProperty().set(SampleOutput.Kind.FOLDER);
        model.samples().countProperty().set(3);
        model.samples().write(folder.resolve("own"));
        pump.until(() -> !model.samples().job().busyProperty().get());
        assertThat(message()).isEqualTo("3 samples of step 4 are written: " + folder.resolve("own"));
        assertThat(folder.resolve("own").toFile().list()).containsExactlyInAnyOrder("0000.png", "0001.png", "0002.png");
        model.samples().write(folder.resolve("own"));
        pump.until(() -> !model.samples().job().busyProperty().get());
        assertThat(message())
                .startsWith("Not written: ")
                .contains("holds samples already; ")
                .endsWith("folder.");
    }

    @Test
    void sheetsThatWouldReplaceAFileNobodyNamedAreRefused() throws Exception {
        Path own = Files.writeString(folder.resolve("many-1.png"), "mine");
        model.show(listing("labels", "shapes", List.of(2L, 4L)));
        model.samples().countProperty().set(2000);
        model.samples().write(folder.resolve("many.png"));
        pump.until(() -> !model.samples().job().busyProperty().get());
        assertThat(message())
                .isEqualTo("Not written: " + own
                        + " is there already, and 2000 images take 2 files named so; give another name.");
        assertThat(own).hasContent("mine");
        assertThat(folder.toFile().list()).containsExactly("many-1.png");
    }

    private String message() {
        return model.samples().job().messageProperty().get();
    }

    @Test
    void aGeneratorThatWasChosenStaysSoWhileItIsThere() throws Exception {
        GeneratorField field = model.samples().generator();
        model.show(listing("ring", "ring", List.of(2L, 4L)));
        field.chosenProperty().set(new GeneratorChoice.Step(2));
        model.show(listing("ring", "ring", List.of(2L, 4L, 6L)));
        assertThat(field.chosenProperty().get()).isEqualTo(new GeneratorChoice.Step(2));
        model.show(listing("ring", "ring", List.of(6L)));
        assertThat(field.chosenProperty().get()).isEqualTo(new GeneratorChoice.Latest());
        assertThat(field.choicesProperty().get()).hasSize(3);
    }

    @Test
    void whatIsCancelledBeforeItsTurnIsNotWritten() throws Exception {
        model.show(listing("ring", "ring", List.of(2L, 4L)));
        CountDownLatch turn = new CountDownLatch(1);
        worker.submit("before it", progress -> await(turn), new Worker.Answer<Boolean>() {
            @Override
            public void done(Boolean result) {}

            @Override
            public void failed(String text) {
                throw new AssertionError(text);
            }
        });
        model.samples().write(folder.resolve("a.csv"));
        model.samples().job().cancel();
        turn.countDown();
        pump.until(() -> !model.samples().job().busyProperty().get());
        assertThat(message()).isEqualTo("Not written: cancelled.");
        assertThat(folder.resolve("a.csv")).doesNotExist();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The directory of a run that is gone on with is read anew, and for a moment no run is shown. */
    @Test
    void whatWasChosenAndFoundStaysWhenTheSameRunIsShownAgain() throws Exception {
        model.show(listing("labels", "shapes", List.of(2L, 4L)));
        pump.until(() -> !model.samples().labelsProperty().get().isEmpty());
        SampleForm samples = model.samples();
        samples.countProperty().set(5);
        samples.seedProperty().set(99);
        samples.kindProperty().set(SampleOutput.Kind.NPY);
        samples.labelProperty().set(Optional.of("disc"));
        samples.generator().chosenProperty().set(new GeneratorChoice.Step(2));
        samples.write(folder.resolve("a.npy"));
        pump.until(() -> !samples.job().busyProperty().get());
        EvaluationForm evaluation = model.evaluation();
        evaluation.countProperty().set(Optional.of(100));
        evaluation.evaluate();
        pump.until(() -> !evaluation.job().busyProperty().get());
        evaluation.classifierProperty().set(Optional.of(folder));
        model.saveConfig(folder.resolve("a.yaml"));
        Object found = evaluation.foundProperty().get();

        model.show(null);
        model.show(listing("labels", "shapes", List.of(2L, 4L, 6L)));

        assertThat(samples.countProperty().get()).isEqualTo(5);
        assertThat(samples.seedProperty().get()).isEqualTo(99);
        assertThat(samples.kindProperty().get()).isEqualTo(SampleOutput.Kind.NPY);
        assertThat(samples.labelProperty().get()).hasValue("disc");
        assertThat(samples.labelsProperty().get()).hasSize(5);
        assertThat(samples.generator().chosenProperty().get()).isEqualTo(new GeneratorChoice.Step(2));
        assertThat(message()).startsWith("5 samples of step 2 are written: ");
        assertThat(evaluation.foundProperty().get()).isNotNull().isSameAs(found);
        assertThat(evaluation.classifierProperty().get()).hasValue(folder);
        assertThat(evaluation.job().messageProperty().get()).startsWith("100 samples");
        assertThat(model.configMessageProperty().get()).startsWith("The configuration is in ");

        model.show(null);
        model.show(listing("ring", "ring", List.of(2L, 4L)));
        assertThat(samples.seedProperty().get()).as("of another run").isEqualTo(11);
        assertThat(message()).isEmpty();
        assertThat(evaluation.foundProperty().get()).isNull();
        assertThat(model.configMessageProperty().get()).isEmpty();
    }

    @Test
    void labelsThatComeWhileNoRunIsShownAreThereWhenItIsShownAgain() throws Exception {
        model.show(listing("labels", "shapes", List.of(2L, 4L)));
        model.show(null);
        pump.until(() -> !model.samples().labelsProperty().get().isEmpty());
        model.show(listing("labels", "shapes", List.of(2L, 4L)));
        assertThat(model.samples().labelsProperty().get()).hasSize(5);
    }

    @Test
    void labelsThatCannotBeReadAreLookedForAgainInOtherCheckpointsOnly() throws Exception {
        SampleListing gone = new SampleListing(folder.resolve("gone"), config("shapes"), List.of(), List.of(2L), false);
        model.show(gone);
        assertThat(worker.isBusy(SampleForm.LABELS)).isTrue();
        pump.until(() -> !worker.isBusy(SampleForm.LABELS));
        model.show(gone);
        assertThat(worker.isBusy(SampleForm.LABELS)).isFalse();
        model.show(new SampleListing(folder.resolve("gone"), config("shapes"), List.of(), List.of(2L, 4L), false));
        assertThat(worker.isBusy(SampleForm.LABELS)).isTrue();
    }

    @Test
    void figuresAreOfTheRunThatIsShown() throws Exception {
        model.show(listing("ring", "ring", List.of(2L, 4L)));
        EvaluationForm form = model.evaluation();
        form.countProperty().set(Optional.of(100));
        form.evaluate();
        pump.until(() -> !form.job().busyProperty().get());
        assertThat(form.job().messageProperty().get()).startsWith("100 samples of step 4 against as many of: ");
        assertThat(form.proposedName()).isEqualTo("ring-step-4-evaluation.json");
        form.save(folder.resolve("no/such/a.json"));
        assertThat(form.savedProperty().get()).startsWith("Not saved: ").contains("cannot be written; ");
        form.save(folder.resolve("a.json"));
        assertThat(form.savedProperty().get()).isEqualTo("The figures are in " + folder.resolve("a.json"));
        assertThat(folder.resolve("a.json")).content().contains("\"format\" : \"sparring-evaluation\"");
        model.show(listing("labels", "shapes", List.of(2L)));
        assertThat(form.foundProperty().get()).isNull();
        assertThat(form.savedProperty().get()).isEmpty();
        assertThat(form.job().messageProperty().get()).isEmpty();
    }

    @Test
    void aDirectoryWithoutAClassifierIsSaid() throws Exception {
        model.show(listing("labels", "shapes", List.of(2L, 4L)));
        EvaluationForm form = model.evaluation();
        form.countProperty().set(Optional.of(100));
        form.classifierProperty().set(Optional.of(folder));
        form.evaluate();
        pump.until(() -> !form.job().busyProperty().get());
        assertThat(form.job().messageProperty().get())
                .startsWith("Not evaluated: ")
                .contains("; ");
        assertThat(form.foundProperty().get()).isNull();
    }

    @Test
    void theConfigurationIsSavedOrItIsSaidWhyNot() throws Exception {
        model.show(listing("ring", "ring", List.of(2L, 4L)));
        model.saveConfig(folder.resolve("a.yaml"));
        assertThat(model.configMessageProperty().get())
                .isEqualTo("The configuration is in " + folder.resolve("a.yaml"));
        assertThat(folder.resolve("a.yaml")).content().contains("seed: 11");
        model.saveConfig(folder);
        assertThat(model.configMessageProperty().get()).startsWith("Not saved: ");
    }
}
