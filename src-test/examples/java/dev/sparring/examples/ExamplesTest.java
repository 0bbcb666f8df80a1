package dev.sparring.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.examples.plugin.SampleBias;
import dev.sparring.examples.plugin.SquaredHinge;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.loss.Losses;
import dev.sparring.gan.monitor.statistics.Signals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example, shortened. What they come to at full length stands in their README. */
class ExamplesTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Path SOURCES = ROOT.resolve("examples/src/main/java/dev/sparring/examples");

    private interface Program {
        void start(String[] arguments) throws Exception;
    }

    private static String run(Program program) throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            program.start(new String[] {"12"});
        } finally {
            System.setOut(out);
        }
        return told.toString(StandardCharsets.UTF_8);
    }

    private static void assertPicture(String name, int width, int height) throws IOException {
        var picture = ImageIO.read(Path.of(name).toFile());
        assertThat(picture.getWidth()).as(name).isEqualTo(width);
        assertThat(picture.getHeight()).as(name).isEqualTo(height);
    }

    @Test
    void aGanInTwentyLines() throws Exception {
        assertThat(run(RingGan::main)).matches("(?s)\\d of 8 modes, \\d+\\.\\d % of the points at one\\R");
    }

    @Test
    void ownNetworks() throws Exception {
        run(OwnNetworks::main);
        assertPicture("own-networks.png", 8 * 58 - 2, 8 * 58 - 2);
    }

    @Test
    void wganGp() throws Exception {
        String told = run(WganGp::main);
        assertThat(told).contains("norm of its gradient ").contains("of 25 modes");
        assertThat(told).doesNotContain("NaN");
    }

    @Test
    void conditional() throws Exception {
        assertThat(run(ConditionalGan::main)).contains("disc").contains("one-kind.png");
        assertPicture("conditional.png", 12 * 58 - 2, 5 * 58 - 2);
        assertPicture("one-kind.png", 4 * 58 - 2, 4 * 58 - 2);
    }

    @Test
    void anAutoencoder() throws Exception {
        assertThat(run(AdversarialAutoencoder::main)).contains("mean square of a code's numbers");
        assertPicture("codes.png", 400, 400);
        assertPicture("decoded.png", 8 * 58 - 2, 8 * 58 - 2);
    }

    @Test
    void aDomainAdversarialClassifier() throws Exception {
        assertThat(run(DomainAdversarial::main))
                .contains("without the adversary")
                .contains("with it");
    }

    @Test
    void aSecondWarmup() throws Exception {
        assertThat(run(SecondWarmup::main))
                .containsSubsequence("without", "of 8 modes", "with the monitor", "of 8 modes");
    }

    /** Moons turned back are those that were not turned. */
    @Test
    void theMoonsAreTurnedAndNothingElse() {
        float[] plain = new float[2];
        float[] turned = new float[2];
        for (int i = 0; i < 50; i++) {
            new Moons(0, 7).read(i, plain, 0);
            new Moons(90, 7).read(i, turned, 0);
            assertThat(turned[0]).isCloseTo(-plain[1], within(1e-5f));
            assertThat(turned[1]).isCloseTo(plain[0], within(1e-5f));
        }
    }

    @Test
    void thePlugInsAreFoundByName() throws Exception {
        assertThat(Losses.find("squared-hinge")).containsInstanceOf(SquaredHinge.class);
        assertThat(ConfigBuilder.preset("ring")
                        .set("loss", "squared-hinge")
                        .build()
                        .loss())
                .isEqualTo("squared-hinge");
        assertThat(Signals.all()).hasAtLeastOneElementOfType(SampleBias.class);
    }

    /** Its gradients are those of its values. */
    @Test
    void theLossOfThePlugInHasItsOwnSlopes() {
        SquaredHinge loss = new SquaredHinge();
        float[] logits = {-2, -0.5f, 0.3f, 1.5f};
        double step = 1e-3;
        for (int i = 0; i < logits.length; i++) {
            float[] above = {(float) (logits[i] + step)};
            float[] below = {(float) (logits[i] - step)};
            float[] at = {logits[i]};
            float[] none = {};
            double real = loss.discriminator(above, none).value()
                    - loss.discriminator(below, none).value();
            double fake = loss.discriminator(none, above).value()
                    - loss.discriminator(none, below).value();
            double made = loss.generator(none, above).value()
                    - loss.generator(none, below).value();
            assertSlope(loss.discriminator(at, none).realGradient()[0], real, above[0] - below[0]);
            assertSlope(loss.discriminator(none, at).fakeGradient()[0], fake, above[0] - below[0]);
            assertSlope(loss.generator(none, at).fakeGradient()[0], made, above[0] - below[0]);
        }
        float[] zero = {0};
        assertThat(loss.discriminator(zero, zero).value()).isEqualTo(loss.equilibrium());
    }

    private static void assertSlope(double slope, double difference, double step) {
        assertThat(slope).isCloseTo(difference / step, within(1e-2));
    }

    static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void noneIsLong(Path source) throws IOException {
        assertThat(Files.readAllLines(source)).hasSizeLessThan(120);
    }

    @Test
    void theReadmeNamesThemAll() throws IOException {
        String readme = Files.readString(ROOT.resolve("examples/README.md"));
        for (Path source : sources()) {
            String name = source.getFileName().toString();
            if (SOURCES.equals(source.getParent()) && !name.equals("package-info.java")) {
                assertThat(readme).contains(name);
            }
        }
    }
}
