package dev.sparring.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoctorCommandTest {

    @Test
    void allowedProcessorsAreToldFromThoseOfTheMachine() {
        assertThat(DoctorCommand.processors(2, 64)).isEqualTo("2 of 64 processors are allowed to this process");
        assertThat(DoctorCommand.processors(8, 8)).isEqualTo("8 processors");
    }

    @Test
    void theCharactersOfFileNamesAreTold() {
        assertThat(Answer.to("doctor").out())
                .contains("characters " + System.getProperty("sun.jnu.encoding") + " in names of files");
    }
}
