package dev.sparring.gan.monitor.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalsTest {

    @Test
    void theGuideListsEverySignalByItsKeyUnitAndMeaning() throws Exception {
        String guide = Files.readString(
                Path.of(System.getProperty("project.root", ".")).resolve("docs/monitor.md"));
        assertThat(Signals.all()).hasSizeGreaterThan(30).allSatisfy(signal -> assertThat(guide)
                .contains("| `" + signal.key() + "` | " + signal.unit() + " | " + signal.text() + " |\n"));
    }

    @Test
    void whatWasNotTakenIsNotANumber() {
        Signals signals = new Signals(1, 1, Map.of(SampleSignal.DIVERSITY.key(), 0.5));
        assertThat(signals.get(SampleSignal.DIVERSITY)).isEqualTo(0.5);
        assertThat(signals.get(SampleSignal.MOVED)).isNaN();
    }
}
