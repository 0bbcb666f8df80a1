package dev.sparring.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

    @Test
    void theSameSeedPurposeAndCounterGiveTheSameNumbers() {
        RandomGenerator first = new RandomStream(7, "latent").at(3);
        RandomGenerator second = new RandomStream(7, "latent").at(3);
        for (int i = 0; i < 100; i++) {
            assertThat(first.nextLong()).isEqualTo(second.nextLong());
        }
    }

    @Test
    void anotherSeedPurposeOrCounterGivesOtherNumbers() {
        Set<Long> words = new HashSet<>();
        for (long seed = -2; seed < 3; seed++) {
            for (String purpose : new String[] {"", "a", "b", "ab", "ba"}) {
                for (long counter = 0; counter < 200; counter++) {
                    words.add(new RandomStream(seed, purpose).wordAt(counter));
                }
            }
        }
        assertThat(words).hasSize(5 * 5 * 200);
    }

    @Test
    void firstNumbersOfNeighbouringCountersAreUniform() {
        int[] bins = new int[16];
        int draws = 16_000;
        RandomStream stream = new RandomStream(1, "bins");
        for (int i = 0; i < draws; i++) {
            bins[stream.at(i).nextInt(16)]++;
        }
        double chiSquare = 0;
        double expected = draws / 16.0;
        for (int bin : bins) {
            chiSquare += (bin - expected) * (bin - expected) / expected;
        }
        // 15 degrees of freedom: 37.7 is passed by chance once in a thousand seeds.
        assertThat(chiSquare).isLessThan(37.7);
    }
}
