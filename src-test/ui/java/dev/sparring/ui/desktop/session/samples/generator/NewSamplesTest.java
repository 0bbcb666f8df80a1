package dev.sparring.ui.desktop.session.samples.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.sampling.RunDiscriminator;
import dev.sparring.gan.sampling.RunSampler;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.SamplePoints;
import dev.sparring.ui.desktop.session.samples.SampleTiles;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What saved networks are asked for: new samples, and what they make of the plane. */
class NewSamplesTest {

    private static final int STEPS = 20;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    @BeforeAll
    static void play() throws Exception {
        Run.prepare(
                        ConfigBuilder.preset("ring")
                                .set("steps", Integer.toString(STEPS))
                                .set("batch", "16")
                                .set("samples.count", "20")
                                .set("generator.width", "8")
                                .set("discriminator.width", "8")
                                .build(),
                        folder.resolve("run"))
                .play(new RunControl(), new RunListener() {}, "test");
    }

    private static NewSamples.Request request(GeneratorChoice generator, Optional<Long> to) {
        return new NewSamples.Request(folder.resolve("run"), generator, 6, 7, to, Optional.empty());
    }

    private static float[] points(DrawnSamples samples) {
        return ((SamplePoints) samples).points();
    }

    @Test
    void samplesOfASeedAreThoseOfTheCommandLine() throws Exception {
        NewSamples drawn = NewSamples.draw(request(new GeneratorChoice.Step(STEPS), Optional.empty()), 49, share -> {});
        assertThat(drawn.labels()).isEmpty();
        assertThat(drawn.moments()).hasSize(1);
        assertThat(drawn.moments().get(0).step()).isEqualTo(STEPS);
        assertThat(points(drawn.moments().get(0)))
                .containsExactly(new RunSampler(folder.resolve("run"), Optional.empty(), warning -> {})
                        .drawn(6, Optional.of(7L))
                        .values());
    }

    @Test
    void aWayGoesFromOneSeedToTheOther() throws Exception {
        NewSamples way = NewSamples.draw(request(new GeneratorChoice.Latest(), Optional.of(8L)), 12, share -> {});
        assertThat(way.moments()).hasSize(12);
        NewSamples end = NewSamples.draw(
                new NewSamples.Request(
                        folder.resolve("run"), new GeneratorChoice.Latest(), 6, 8, Optional.empty(), Optional.empty()),
                12,
                share -> {});
        assertThat(points(way.moments().get(11)))
                .containsExactly(points(end.moments().get(0)), within(1e-5f));
    }

    @Test
    void aWayIsLeftWhenItIsNoLongerWanted() {
        assertThatThrownBy(() -> NewSamples.draw(request(new GeneratorChoice.Latest(), Optional.of(8L)), 12, share -> {
                    if (share > 0.5) {
                        throw new InterruptedIOException("enough");
                    }
                }))
                .isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void aLabelOfAnotherRunIsNoneOfThisOnes() throws Exception {
        Path root = folder.resolve("labels");
        Run.prepare(
                        ConfigBuilder.preset("shapes")
                                .set("conditional", "true")
                                .set("generator.width", "4")
                                .set("discriminator.width", "4")
                                .set("batch", "8")
                                .set("steps", "3")
                                .set("checkpoint.every", "3")
                                .build(),
                        root)
                .play(new RunControl(), new RunListener() {}, "test");
        NewSamples all = NewSamples.draw(ofLabel(root, Optional.empty()), 49, share -> {});
        NewSamples others = NewSamples.draw(ofLabel(root, Optional.of("of another run")), 49, share -> {});
        NewSamples own = NewSamples.draw(ofLabel(root, Optional.of(all.labels().get(1))), 49, share -> {});
        assertThat(argb(others)).containsExactly(argb(all));
        assertThat(argb(own)).isNotEqualTo(argb(all));
    }

    private static NewSamples.Request ofLabel(Path root, Optional<String> label) {
        return new NewSamples.Request(root, new GeneratorChoice.Latest(), 4, 7, Optional.empty(), label);
    }

    private static int[] argb(NewSamples drawn) {
        return ((SampleTiles) drawn.moments().get(0)).argb();
    }

    @Test
    void largeSamplesHaveFewerMoments() {
        assertThat(NewSamples.moments(SampleShape.image(3, 28), 16, 49)).isEqualTo(49);
        assertThat(NewSamples.moments(SampleShape.image(3, 128), 64, 49))
                .as("32 of 4 MB are 128 MB")
                .isEqualTo(32);
        assertThat(NewSamples.moments(SampleShape.image(3, 256), 1024, 49)).isEqualTo(9);
    }

    @Test
    void aCheckpointThatIsNotThereIsSaid() {
        assertThatThrownBy(
                        () -> NewSamples.draw(request(new GeneratorChoice.Step(3), Optional.empty()), 49, share -> {}))
                .isInstanceOf(SparringException.class)
                .hasMessageContaining("3");
    }

    @Test
    void thePlaneIsSurveyedCellByCell() throws Exception {
        SamplePoints samples = new SamplePoints(STEPS, new float[] {0.5f, 0.25f, -1, 1});
        float[] frame = {-1, -1, 1, 1};
        PlaneLayers layers =
                new PlaneSurvey(folder.resolve("run"), STEPS, samples, frame, true, true, true).take(null, share -> {});
        PlaneLayers.Heat heat = layers.heat();
        assertThat(heat).isNotNull();
        assertThat(heat.left()).as("2.5 times as wide as the frame, around it").isEqualTo(-2.5f);
        assertThat(heat.length()).isEqualTo(5);
        int side = heat.side();
        float cell = heat.length() / side;
        int row = 40;
        int column = 90;
        float[] place = {heat.left() + (column + 0.5f) * cell, heat.bottom() + (row + 0.5f) * cell};
        try (RunDiscriminator discriminator =
                RunDiscriminator.open(folder.resolve("run"), STEPS).orElseThrow()) {
            assertThat(heat.logits()[row * side + column])
                    .isCloseTo(discriminator.logits(place)[0], within(1e-5f));
            float[] pull = discriminator.gradients(samples.points());
            assertThat(layers.arrows())
                    .containsExactly(
                            new float[] {0.5f, 0.25f, pull[0], pull[1], -1, 1, pull[2], pull[3]}, within(1e-5f));
        }
        assertThat(layers.grid()).hasSize(26);
        float[] first = layers.grid().get(0);
        float[] corner = new RunSampler(folder.resolve("run"), Optional.empty(), warning -> {})
                .of(new float[] {-2, -2}, new int[0])
                .values();
        assertThat(new float[] {first[0], first[1]}).containsExactly(corner, within(1e-5f));
    }

    @Test
    void layersThatAreNotAskedForAreLeftOutAndKnownOnesKept() throws Exception {
        SamplePoints samples = new SamplePoints(STEPS, new float[] {0, 0});
        float[] frame = {-1, -1, 1, 1};
        PlaneSurvey all = new PlaneSurvey(folder.resolve("run"), STEPS, samples, frame, true, false, false);
        PlaneLayers before = all.take(null, share -> {});
        assertThat(before.arrows()).isEmpty();
        assertThat(before.grid()).isEmpty();
        assertThat(all.take(before, share -> {}).heat()).isSameAs(before.heat());
        PlaneLayers none = new PlaneSurvey(folder.resolve("run"), STEPS, samples, frame, false, true, false)
                .take(before, share -> {});
        assertThat(none.heat()).isNull();
        assertThat(none.arrows()).hasSize(4);
    }
}
