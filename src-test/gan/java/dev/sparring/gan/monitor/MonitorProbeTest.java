package dev.sparring.gan.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.Network;
import dev.sparring.core.optimizer.AdamW;
import dev.sparring.core.optimizer.Lion;
import dev.sparring.core.optimizer.Lookahead;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.core.schedule.Warmup;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.latent.LatentVectors;
import dev.sparring.gan.model.Dcgan;
import dev.sparring.gan.model.Mlp;
import dev.sparring.gan.sampling.GeneratorSampler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

class MonitorProbeTest {

    private static DataSource images(int count) {
        byte[][] pixels = new byte[count][64];
        for (int i = 0; i < count; i++) {
            pixels[i][0] = (byte) i;
            pixels[i][1] = (byte) (i >> 8);
        }
        return ImageSet.of(SampleShape.image(1, 8), pixels);
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "20, 20", "1000, 1000", "1024, 1024", "3000, 1024"})
    void realsAreDifferentOnesAndAllWhereThereAreFew(int size, int taken) {
        DataSource reals = SampleView.reals(images(size), 7);
        Set<String> seen = new HashSet<>();
        float[] sample = new float[64];
        for (int i = 0; i < reals.size().orElseThrow(); i++) {
            reals.read(i, sample, 0);
            seen.add(sample[0] + " " + sample[1]);
        }
        assertThat(reals.size()).hasValue(taken);
        assertThat(seen).hasSize(taken);
    }

    @Test
    void theOnlySampleIsTakenTwiceAndAnEndlessSourceFromItsStart() {
        assertThat(SampleView.reals(images(1), 7).size()).hasValue(2);
        GaussianMixture ring = GaussianMixture.ring(8, 1, 0.02, 7);
        float[] first = new float[2];
        float[] expected = new float[2];
        DataSource reals = SampleView.reals(ring, 7);
        reals.read(1023, first, 0);
        ring.read(1023, expected, 0);
        assertThat(reals.size()).hasValue(1024);
        assertThat(first).containsExactly(expected);
    }

    @Test
    void aPaceIsKnownOnceAPlayerHasBegunAndItsWarmupIsOver() {
        try (Network network = Network.of(new Mlp(4, 1).generator(2, SampleShape.vector(2), 1))) {
            Player player = Player.of(
                            network, new Sgd(), LearningRate.constant(0.1).withWarmup(new Warmup.Linear(3)))
                    .build();
            assertThat(MonitorProbe.pace(player, 5)).isNaN();
            network.clearGradients();
            player.update();
            assertThat(MonitorProbe.pace(player, 5)).isNaN();
            player.update();
            player.update();
            assertThat(MonitorProbe.pace(player, 5)).isCloseTo(0.5, within(1e-12));
            player.rewarm(3, 100, 0.1);
            assertThat(MonitorProbe.pace(player, 5)).as("a second warmup").isCloseTo(0.5, within(1e-12));
        }
    }

    @Test
    void ratesMeanTheSameToTheSameOptimizerAlone() {
        Adam adam = Adam.builder().beta2(0.999).build();
        Adam short2 = Adam.builder().beta2(0.9).build();
        assertThat(RunMonitor.haveComparableRates(
                        adam, Adam.builder().beta2(0.999).learningRate(7).build()))
                .isTrue();
        assertThat(RunMonitor.haveComparableRates(adam, short2)).isFalse();
        assertThat(RunMonitor.haveComparableRates(new Lookahead(new AdamW()), new Lookahead(new AdamW())))
                .isTrue();
        assertThat(RunMonitor.haveComparableRates(new Lookahead(new AdamW()), new Lookahead(new Lion())))
                .isFalse();
        assertThat(RunMonitor.haveComparableRates(adam, new AdamW())).isFalse();
    }

    @Test
    void samplesInPartsAreTheWholeOnes() {
        SampleShape shape = SampleShape.image(3, 128);
        try (Network network = Network.of(Dcgan.of(2).generator(4, shape, 1))) {
            Player player = Player.of(network, new Sgd(), LearningRate.constant(0.1))
                    .ema(0.5, 0)
                    .build();
            GeneratorSampler sampler =
                    new GeneratorSampler(player, new LatentVectors(4, LatentVectors.Distribution.NORMAL, 3), shape);
            List<Integer> sizes = new ArrayList<>();
            float[] whole = sampler.best("test", 0, 70);
            float[] parts = new float[whole.length];
            int[] filled = new int[1];
            sampler.best("test", 0, 70, part -> {
                sizes.add(part.length / shape.length());
                System.arraycopy(part, 0, parts, filled[0], part.length);
                filled[0] += part.length;
            });
            assertThat(sizes).containsExactly(64, 6);
            assertThat(parts).isEqualTo(whole);
        }
    }
}
