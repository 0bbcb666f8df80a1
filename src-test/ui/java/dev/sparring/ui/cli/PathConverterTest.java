package dev.sparring.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class PathConverterTest {

    private final PathConverter converter = new PathConverter();

    @Test
    void aTextIsThePathOfThatName() {
        assertThat(converter.convert("runs/фото")).isEqualTo(Path.of("runs", "фото"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anEmptyTextIsNoPath(String text) {
        assertThatThrownBy(() -> converter.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("an empty text is no path");
    }

    @Test
    void aTextThatNoSystemTakesIsToldWithTheSystemsReason() {
        assertThatThrownBy(() -> converter.convert("a\0b"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageStartingWith("'a\0b' is no path: ");
    }

    @Test
    void charactersThatTheLocaleLacksAreToldAsSuch() {
        InvalidPathException error = new InvalidPathException(
                "uml\uFFFD\uFFFDut", "Malformed input or input contains unmappable characters");
        assertThat(PathConverter.fault(error))
                .isEqualTo("'uml\uFFFD\uFFFDut' holds characters that this locale, "
                        + System.getProperty("sun.jnu.encoding")
                        + ", does not have; set LC_ALL to one that has them, such as C.UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "evaluate", "sample", "schedule"})
    void noNameOfAClassLeavesACommand(String command) {
        Answer answer = Answer.to(command, "--out", "a\0b");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .startsWith("sparring: Invalid value for option '--out': 'a\0b' is no path: ")
                .contains("; see 'sparring " + command + " --help'")
                .doesNotContain("java", "Exception");
        assertThat(answer.err().lines()).hasSize(1);
    }

    @Test
    void aPathInsideAnotherOptionIsToldInPlainWordsToo() {
        Answer answer = Answer.to("schedule", "--data", "folder:a\0b");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).startsWith("sparring: 'a\0b' is no path: ").endsWith("; give another path\n");
    }
}
