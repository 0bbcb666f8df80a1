package dev.sparring.ui.desktop.page.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.gan.export.Export;
import dev.sparring.gan.export.ExportRequest;
import dev.sparring.gan.export.Exporter;
import dev.sparring.gan.export.Exporters;
import dev.sparring.ui.desktop.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FormatWordsTest {

    @Test
    void eachOfOurFormatsHasANameAndAnExplanationInTheWindowsLanguage() {
        assertThat(Exporters.catalog().members()).hasSizeGreaterThanOrEqualTo(5).allSatisfy(format -> {
            assertThat(Texts.has("export.format." + format.name())).isTrue();
            assertThat(Texts.has("export.format-help." + format.name())).isTrue();
        });
        Exporter onnx = Exporters.catalog().get("onnx");
        assertThat(FormatWords.name(onnx)).isEqualTo("ONNX");
        assertThat(FormatWords.help(onnx)).contains("ONNX Runtime").endsWith(".");
    }

    @Test
    void aFormatOfAJarIsShownByItsOwnWords() {
        Exporter foreign = new Foreign();
        assertThat(FormatWords.name(foreign)).isEqualTo("pickle");
        assertThat(FormatWords.help(foreign)).isEqualTo("a file of somebody else's");
    }

    /** Nobody has translated its words. */
    private static final class Foreign implements Exporter {
        @Override
        public String name() {
            return "pickle";
        }

        @Override
        public String help() {
            return "a file of somebody else's";
        }

        @Override
        public Scope scope() {
            return Scope.NETWORK;
        }

        @Override
        public boolean isFolder() {
            return false;
        }

        @Override
        public String ending() {
            return ".pickle";
        }

        @Override
        public Export prepare(ExportRequest request, Consumer<String> warnings) {
            return Export.of("", List.of(), out -> {});
        }
    }
}
