package dev.sparring.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutionsTest {

    private static List<String> complaints(String policy, String looks, int threads, int processors) {
        return Executions.complaints(
                Optional.of(policy).filter(text -> !text.isEmpty()),
                Optional.of(looks).filter(text -> !text.isEmpty()),
                threads,
                processors);
    }

    @Test
    void whatTheLauncherSetsIsNotComplainedOf() {
        assertThat(complaints("passive", "20000", 2, 2)).isEmpty();
        assertThat(complaints("PASSIVE", "", 1, 8)).isEmpty();
        assertThat(complaints("", "20000", 4, 4)).isEmpty();
    }

    @Test
    void waitingWithoutEndIsComplainedOf() {
        assertThat(complaints("", "", 2, 2)).singleElement().asString().contains("OMP_WAIT_POLICY", "set it");
        assertThat(complaints("active", "", 2, 2)).hasSize(1);
    }

    @Test
    void moreThreadsThanProcessorsAreComplainedOf() {
        assertThat(complaints("passive", "20000", 4, 2))
                .singleElement()
                .asString()
                .contains("OMP_NUM_THREADS is 4 on 2 processors");
    }
}
