package dev.sparring.gan.export.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "seven § seven",
                "<script> § &lt;script&gt;",
                "[x](http://a.b) § \\[x\\](http://a.b)",
                "![x](y) § \\!\\[x\\](y)",
                "a|b § a\\|b",
                "*_`~ § \\*\\_\\`\\~",
                "R&B § R&amp;B",
                "\\ § \\\\"
            })
    void textIsShownLetterByLetter(String text, String expected) {
        assertThat(Markdown.text(text)).isEqualTo(expected);
    }

    @Test
    void aLineStaysALine() {
        assertThat(Markdown.text("a\n# b\r\n\tc")).isEqualTo("a \\# b c");
    }
}
