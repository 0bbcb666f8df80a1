package dev.sparring.ui.desktop.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.balance.Event;
import dev.sparring.gan.balance.Severity;
import dev.sparring.gan.balance.Side;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventCellTest {

    @Test
    void theTooltipSaysEverythingInOrder() {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("diversity", 0.1234567);
        evidence.put("threshold", "0.25");
        Event event = new Event(
                1200,
                "mode-collapse",
                Severity.CRITICAL,
                Side.GENERATOR,
                evidence,
                "Lower the rate.",
                "the run is stopped");
        assertThat(EventCell.evidence(event).lines())
                .containsExactly(
                        "mode-collapse at step 1,200 (generator)",
                        "diversity: 0.123",
                        "threshold: 0.25",
                        "Lower the rate.",
                        "done: the run is stopped");
    }
}
