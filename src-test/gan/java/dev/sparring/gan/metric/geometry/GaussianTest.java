package dev.sparring.gan.metric.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.metric.Clouds;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GaussianTest {

    private static final Offset<Double> CLOSE = within(1e-12);

    @Test
    void meanAndCovarianceOfThreePointsByHand() {
        Gaussian gaussian = Gaussian.of(new PointSet(new float[] {1, 2, 3, 8, 5, 5}, 2));
        assertThat(gaussian.length()).isEqualTo(2);
        assertThat(gaussian.mean()).containsExactly(new double[] {3, 5}, CLOSE);
        // Deviations -2, 0, 2 and -3, 3, 0; divided by 2.
        assertThat(gaussian.covariance()).containsExactly(new double[] {4, 3, 3, 9}, CLOSE);
    }

    @Test
    void theCovarianceOfOnePointIsZero() {
        assertThat(Gaussian.of(new PointSet(new float[] {7, 8}, 2)).covariance())
                .containsOnly(0);
    }

    @Test
    void theCovarianceIsSymmetricAndFarFromTheOriginTheSame() {
        PointSet points = Clouds.coarse(50, 7, 1);
        double[] near = Gaussian.of(points).covariance();
        double[] far = Gaussian.of(Clouds.moved(points, 1, 4096)).covariance();
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 7; j++) {
                assertThat(near[i * 7 + j]).isEqualTo(near[j * 7 + i]);
                assertThat(far[i * 7 + j]).isCloseTo(near[i * 7 + j], within(1e-9));
            }
        }
    }

    @Test
    void whatIsHandedInAndOutIsCopied() {
        double[] mean = {1};
        double[] covariance = {2};
        Gaussian gaussian = Gaussian.of(mean, covariance);
        mean[0] = 9;
        covariance[0] = 9;
        gaussian.mean()[0] = 9;
        gaussian.covariance()[0] = 9;
        assertThat(gaussian.mean()).containsExactly(1);
        assertThat(gaussian.covariance()).containsExactly(2);
    }

    @Test
    void brokenParametersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Gaussian.of(new double[0], new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Gaussian.of(new double[2], new double[3]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gaussian.of(new double[2], new double[] {1, 2, 3, 4}))
                .withMessage("covariance must be symmetric, got 3.0 at 1, 0 and 2.0 across");
    }
}
