package dev.sparring.ui.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.config.Config;
import dev.sparring.ui.desktop.session.Pump;
import dev.sparring.ui.desktop.session.RunSource;
import org.junit.jupiter.api.Test;

class RunDraftTest {

    private final Pump pump = new Pump();
    private final RunDraft draft = new RunDraft(pump);

    private Config config() throws InterruptedException {
        pump.until(() -> draft.configProperty().get() != null);
        return draft.configProperty().get();
    }

    @Test
    void aChangeIsInTheConfigurationAndCanBeTakenBack() throws InterruptedException {
        draft.change("batch", "17");
        assertThat(config().batch()).isEqualTo(17);
        draft.change("batch", "");
        pump.until(() -> draft.configProperty().get().batch() != 17);
        assertThat(draft.changes()).isEmpty();
    }

    @Test
    void whatIsNotLegalIsToldAndTheLastThatWasStays() throws InterruptedException {
        draft.change("batch", "17");
        config();
        draft.change("batch", "1");
        pump.until(() -> !draft.problemProperty().get().text().isEmpty());
        assertThat(draft.problemProperty().get().text()).startsWith("batch is 1; it must be ");
        assertThat(config().batch()).isEqualTo(17);
        draft.change("batch", "18");
        pump.until(() -> draft.problemProperty().get().text().isEmpty());
        assertThat(config().batch()).isEqualTo(18);
    }

    @Test
    void everyAnswerCountsEvenTheSameAgain() throws InterruptedException {
        for (int i = 1; i <= 3; i++) {
            int count = i;
            draft.change("batch", "1");
            pump.until(() -> draft.answersProperty().get() == count);
            assertThat(draft.problemProperty().get().text()).startsWith("batch is 1; ");
        }
        draft.change("batch", "");
        pump.until(() -> draft.answersProperty().get() == 4);
        assertThat(draft.problemProperty().get().text()).isEmpty();
    }

    @Test
    void anAnswerThatComesLateIsNotTakenForTheNewOne() throws InterruptedException {
        draft.change("batch", "1");
        pump.hold(1);
        draft.change("batch", "19");
        assertThat(config().batch()).isEqualTo(19);
        assertThat(draft.problemProperty().get().text()).isEmpty();
    }

    @Test
    void anotherChoiceTakesTheChangesBack() throws InterruptedException {
        draft.change("generator.learningRate", "0.5");
        draft.choiceProperty().set(new RunSource.Preset("grid"));
        assertThat(draft.changes()).isEmpty();
        assertThat(config().name()).isEqualTo("grid");
    }

    @Test
    void takeBackTakesAllChangesBack() throws InterruptedException {
        draft.change("batch", "17");
        draft.change("seed", "3");
        assertThat(config().seed()).isEqualTo(3);
        draft.takeBack();
        pump.until(() -> draft.configProperty().get().seed() == 42);
        assertThat(draft.changes()).isEmpty();
    }
}
