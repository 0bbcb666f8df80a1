package dev.sparring.gan.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.dl4j.Dl4jNetwork;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.model.Mlp;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class CountSketchTest {

    private static double distance(double[] a, double[] b) {
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            squares += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(squares);
    }

    @Test
    void distancesAreAboutThoseOfTheParameters() {
        try (Network network = Dl4jNetwork.of(new Mlp(64, 3).discriminator(SampleShape.vector(2), 5))) {
            SplittableRandom random = new SplittableRandom(7);
            double ratios = 0;
            int rounds = 40;
            for (int round = 0; round < rounds; round++) {
                double[] before = CountSketch.of(network, 32);
                float[] way = new float[(int) network.parameters().length()];
                double squares = 0;
                for (int i = 0; i < way.length; i++) {
                    way[i] = (float) (0.1 * random.nextGaussian());
                    squares += way[i] * way[i];
                }
                network.parameters().addi(Nd4j.createFromArray(way));
                double ratio = distance(before, CountSketch.of(network, 32)) / Math.sqrt(squares);
                assertThat(ratio).isBetween(0.5, 1.6);
                ratios += ratio / rounds;
            }
            assertThat(ratios).isCloseTo(1, within(0.06));
        }
    }

    @Test
    void itIsLinearAndTheSameForTheSameParameters() {
        try (Network network = Dl4jNetwork.of(new Mlp(8, 2).discriminator(SampleShape.vector(2), 5))) {
            double[] once = CountSketch.of(network, 4);
            assertThat(CountSketch.of(network, 4)).isEqualTo(once);
            network.parameters().muli(2);
            double[] twice = CountSketch.of(network, 4);
            for (int i = 0; i < 4; i++) {
                assertThat(twice[i]).isCloseTo(2 * once[i], within(1e-6));
            }
        }
    }
}
