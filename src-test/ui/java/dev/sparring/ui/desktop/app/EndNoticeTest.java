package dev.sparring.ui.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndNoticeTest {

    private static final String EVIL = "$(touch x)\"; --hint='";

    @Test
    void whatARunIsCalledIsNoPartOfAProgram() {
        assertThat(EndNotice.command("Linux", EVIL, "Ended"))
                .as("words of their own, after the end of all options")
                .containsExactly("notify-send", "--app-name=Sparring", "--", EVIL, "Ended");
        assertThat(String.join(" ", EndNotice.command("Mac OS X", EVIL, EVIL))).doesNotContain(EVIL);
        assertThat(String.join(" ", EndNotice.command("Windows 11", EVIL, EVIL)))
                .startsWith("powershell")
                .doesNotContain(EVIL);
    }
}
