package dev.sparring.ui.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessagesTest {

    private final Messages messages = new Messages();

    @Test
    void aDraftThatIsWellAgainTakesBackItsOwnProblemAlone() {
        messages.problem("batch must be in [1, 65536], got 0");
        assertThat(messages.errorProperty().get()).startsWith("batch");
        messages.problem("");
        assertThat(messages.errorProperty().get()).isEmpty();
        messages.problem("batch must be in [1, 65536], got 0");
        messages.fail("the disk is full");
        messages.problem("");
        assertThat(messages.errorProperty().get()).isEqualTo("the disk is full");
    }

    @Test
    void anErrorWithoutWordsIsStillSaid() {
        messages.fail(null);
        assertThat(messages.errorProperty().get()).contains("see the terminal");
        messages.dismissError();
        assertThat(messages.errorProperty().get()).isEmpty();
    }

    @Test
    void whatBeginsTakesBothAway() {
        messages.fail("gone");
        messages.tell("kept");
        messages.clear();
        assertThat(messages.errorProperty().get()).isEmpty();
        assertThat(messages.hintProperty().get()).isEmpty();
    }
}
