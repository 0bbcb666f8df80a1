package dev.sparring.gan.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "kitten, sitting, 3",
        "flaw, lawn, 2",
        "'', abc, 3",
        "same, same, 0",
        "gumbo, gambol, 2",
        "sied, side, 1",
        "ca, abc, 3",
        "a cat, an act, 2"
    })
    void theDistanceCountsEditsAndSwaps(String a, String b, int distance) {
        assertThat(Spelling.distance(a, b)).isEqualTo(distance);
        assertThat(Spelling.distance(b, a)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({
        "learningrate, learningRate, true",
        "lerningRate, learningRate, true",
        "wamrup, warmup, true",
        "dim, dims, true",
        "labelSmoothing, latent, false",
        "flip, size, false",
        "lr, k, false",
        "k, n, false",
        "device, decay, false",
        "clipWeights, clipNorm, false"
    })
    void aWordIsNearIfAtMostAThirdOfItIsAnother(String word, String key, boolean near) {
        assertThat(Spelling.isNear(word, key)).isEqualTo(near);
    }
}
