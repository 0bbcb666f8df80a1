package dev.sparring.ui.desktop.component.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeriesStyleTest {

    @Test
    void runsDifferByColourAndByDashes() {
        List<SeriesStyle> runs = SeriesStyle.runs();
        assertThat(runs).hasSize(8);
        assertThat(new HashSet<>(runs.stream().map(SeriesStyle::dashes).toList()))
                .hasSize(8);
        for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
            assertThat(new HashSet<>(
                            runs.stream().map(style -> style.colour(palette)).toList()))
                    .hasSize(8);
        }
    }

    /** Okabe and Ito 2008, "Color universal design": blue, vermillion, bluish green, reddish purple, sky blue, orange. */
    @Test
    void coloursOfRunsAreThoseOfOkabeAndIto() {
        assertThat(Palette.DARK.runs().subList(0, 6))
                .containsExactly(
                        Color.rgb(0, 114, 178),
                        Color.rgb(213, 94, 0),
                        Color.rgb(0, 158, 115),
                        Color.rgb(204, 121, 167),
                        Color.rgb(86, 180, 233),
                        Color.rgb(230, 159, 0));
        assertThat(Palette.DARK.runs().get(7)).isEqualTo(Color.rgb(240, 228, 66));
    }

    @ParameterizedTest
    @EnumSource(SeriesStyle.class)
    void everyStyleHasASwatchInTheStylesheet(SeriesStyle style) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SeriesStyle.class.getResourceAsStream("/dev/sparring/ui/desktop/desktop.css"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("swatch." + style.label() + " {");
        }
    }
}
