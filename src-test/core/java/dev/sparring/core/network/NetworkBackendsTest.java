package dev.sparring.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkBackendsTest {

    private static List<String> environmentWarnings(String policy, String looks, int threads, int processors) {
        return NetworkBackends.environmentWarnings(
                Optional.of(policy).filter(text -> !text.isEmpty()),
                Optional.of(looks).filter(text -> !text.isEmpty()),
                threads,
                processors);
    }

    @Test
    void whatTheLauncherSetsIsNotComplainedOf() {
        assertThat(environmentWarnings("passive", "20000", 2, 2)).isEmpty();
        assertThat(environmentWarnings("PASSIVE", "", 1, 8)).isEmpty();
        assertThat(environmentWarnings("", "20000", 4, 4)).isEmpty();
    }

    @Test
    void waitingWithoutEndIsComplainedOf() {
        assertThat(environmentWarnings("", "", 2, 2)).singleElement().asString().contains("OMP_WAIT_POLICY", "set it");
        assertThat(environmentWarnings("active", "", 2, 2)).hasSize(1);
    }

    @Test
    void moreThreadsThanProcessorsAreComplainedOf() {
        assertThat(environmentWarnings("passive", "20000", 4, 2))
                .singleElement()
                .asString()
                .contains("OMP_NUM_THREADS is 4 on 2 processors");
    }
}
