package dev.sparring.ui.desktop.model.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.gan.run.storage.RunRecordReader;
import dev.sparring.ui.desktop.session.samples.StepRecord;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordTextTest {

    @Test
    void figuresAreSaidWithTheStepTheyAreFrom() throws Exception {
        StepRecord record = new StepRecord(
                Optional.of(RunRecordReader.step(new ObjectMapper()
                        .readTree("{\"step\":500,\"loss_g\":0.6931,\"loss_d\":1.3863,\"lr_g\":0.001,\"lr_d\":0.0005,"
                                + "\"acc_real\":0.5,\"acc_fake\":0.25}"))),
                Map.of("modes", 7.0, "modes_total", 8.0, "coverage", 0.321),
                400,
                Optional.of(new StepRecord.CheckpointDistance(500, 0.125)));
        assertThat(RecordText.of(record, 500))
                .containsExactly(
                        new RecordText("Loss G / D", "0.693 / 1.386", ""),
                        new RecordText("Rate G / D", "1.0e-3 / 5.0e-4", ""),
                        new RecordText("D right on real / fake", "50 % / 25 %", ""),
                        new RecordText("Modes", "7 of 8", "step 400"),
                        new RecordText("Coverage", "32 %", "step 400"),
                        new RecordText("Fréchet distance", "0.125", ""));
    }

    @Test
    void whatWasNotRecordedIsNotSaid() {
        assertThat(RecordText.of(StepRecord.NOTHING, 0)).isEmpty();
    }
}
