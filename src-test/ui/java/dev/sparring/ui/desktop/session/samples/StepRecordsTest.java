package dev.sparring.ui.desktop.session.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.gan.event.RunEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepRecordsTest {

    private final StepRecords records = new StepRecords();

    private static JsonNode line(long step, String more) throws Exception {
        return new ObjectMapper().readTree("{\"step\":" + step + ",\"loss_g\":" + step + more + "}");
    }

    private double loss(long step) {
        return records.at(step).metrics().orElseThrow().generator().loss();
    }

    @Test
    void whatWasRecordedAtAStepOrLastBeforeItIsFound() throws Exception {
        records.add(line(10, ""));
        records.add(line(20, ",\"coverage\":0.5"));
        records.add(line(30, ""));
        records.add(RunEvent.info(20, "checkpoint", Map.of("frechet_distance", 0.25), "saved"));
        assertThat(records.at(9)).isEqualTo(StepRecord.NOTHING);
        assertThat(loss(10)).isEqualTo(10);
        assertThat(loss(29)).isEqualTo(20);
        StepRecord last = records.at(35);
        assertThat(last.metrics().orElseThrow().step()).isEqualTo(30);
        assertThat(last.quality()).containsExactly(Map.entry("coverage", 0.5));
        assertThat(last.qualityStep()).isEqualTo(20);
        assertThat(last.distance()).contains(new StepRecord.CheckpointDistance(20, 0.25));
    }

    @Test
    void whatLiesBetweenSavedStepsIsForgottenAndWhatALaterOneMayNeedIsKept() throws Exception {
        for (int step = 1; step <= 100; step++) {
            records.add(line(step, ""));
        }
        records.keepFor(List.of(20L, 40L));
        assertThat(loss(20)).isEqualTo(20);
        assertThat(loss(40)).isEqualTo(40);
        assertThat(loss(39)).as("forgotten").isEqualTo(20);
        assertThat(loss(60)).isEqualTo(60);
    }

    @Test
    void aLogThatNoSavedStepDividesIsNotKeptWhole() throws Exception {
        for (int step = 1; step <= 5000; step++) {
            records.add(line(step, ""));
        }
        records.keepFor(List.of());
        assertThat(records.at(500).metrics()).isEmpty();
        assertThat(loss(5000)).isEqualTo(5000);
    }

    @Test
    void aLongLogIsReadInBoundedMemory() throws Exception {
        records.keepFor(List.of(7L, 90_000L, 99_000L));
        int most = 0;
        for (int step = 1; step <= 100_000; step++) {
            records.add(line(step, step % 1000 == 0 ? ",\"coverage\":0.5" : ""));
            most = Math.max(most, records.kept());
        }
        assertThat(most).isLessThanOrEqualTo(2 * StepRecords.MOST_AHEAD + 3);
        assertThat(loss(7)).isEqualTo(7);
        assertThat(loss(90_000)).isEqualTo(90_000);
        assertThat(records.at(99_000).qualityStep()).isEqualTo(99_000);
        assertThat(loss(100_000)).isEqualTo(100_000);
    }
}
