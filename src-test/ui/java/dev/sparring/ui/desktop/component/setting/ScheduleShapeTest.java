package dev.sparring.ui.desktop.component.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.catalog.Named;
import dev.sparring.gan.config.ConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScheduleShapeTest {

    private static double[] shape(String part, String kind) {
        return ScheduleShape.of("generator." + part + ".type", kind).orElseThrow();
    }

    @Test
    void aLinearWarmupRisesEvenlyAndThenStays() {
        double[] linear = shape("warmup", "linear");
        assertThat(linear).hasSize(ScheduleShape.POINTS);
        // Update t of 320 has (t + 1) / 320 of the rate.
        assertThat(linear[0]).isCloseTo(1 / 320.0, within(1e-12));
        assertThat(linear[20]).isCloseTo((Math.round(20 * 479 / 47.0) + 1) / 320.0, within(1e-12));
        assertThat(linear[47]).isEqualTo(1);
    }

    @Test
    void aCosineDecayEndsAtNothingAndPassesTheMiddleAtHalf() {
        double[] cosine = shape("decay", "cosine");
        assertThat(cosine[0]).isCloseTo(1, within(1e-3));
        assertThat((cosine[23] + cosine[24]) / 2).isCloseTo(0.5, within(0.01));
        assertThat(cosine[47]).isCloseTo(0, within(1e-3));
    }

    @Test
    void otherKeysHaveNoShape() {
        assertThat(ScheduleShape.of("loss", "hinge")).isEmpty();
        assertThat(ScheduleShape.of("generator.warmup.type", "nosuch")).isEmpty();
    }

    /** Every kind that can be chosen in the window can be drawn beside its name. */
    @Test
    void everyKindHasAShape() throws Exception {
        for (Setting setting : Setting.of(ConfigBuilder.preset("ring").build().tree(), Map.of())) {
            if (setting.path().matches("generator\\.(warmup|decay)\\.type")) {
                assertThat(setting.members()).hasSizeGreaterThan(5);
                for (Named kind : setting.members()) {
                    assertThat(ScheduleShape.of(setting.path(), kind.name()))
                            .as(kind.name())
                            .isPresent();
                }
            }
        }
    }
}
