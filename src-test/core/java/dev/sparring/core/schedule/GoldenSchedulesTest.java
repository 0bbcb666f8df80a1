package dev.sparring.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.core.GoldenData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Every rate that PyTorch, pytorch_warmup, timm and the article gave, from the golden {@code schedules.json}. */
@Tag("golden")
class GoldenSchedulesTest {

    private static final double RELATIVE = 1e-12;

    /** Of the peak: where a cosine comes down to 0, only rounding errors are left. */
    private static final double ROUNDING = 1e-15;

    record Case(JsonNode node) {
        String kind() {
            return node.get("kind").asText();
        }

        double number(String parameter) {
            JsonNode value = node.get("params").get(parameter);
            assertThat(value).as(parameter).isNotNull();
            return value.asDouble();
        }

        long whole(String parameter) {
            return (long) number(parameter);
        }

        boolean flag(String parameter) {
            return node.get("params").get(parameter).asBoolean();
        }

        @Override
        public String toString() {
            return kind() + " " + node.get("params");
        }
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        new ObjectMapper()
                .readTree(GoldenData.file("schedules.json").toFile())
                .get("cases")
                .forEach(node -> cases.add(new Case(node)));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReproduced(Case golden) {
        Schedule schedule = schedule(golden);
        JsonNode rates = golden.node().get("lr");
        assertThat(rates).isNotEmpty();
        for (int t = 0; t < rates.size(); t++) {
            double expected = rates.get(t).asDouble();
            assertThat(schedule.valueAt(t, 0))
                    .as("update %d", t)
                    .isCloseTo(expected, within(RELATIVE * expected + ROUNDING * schedule.peak()));
        }
    }

    private static Schedule schedule(Case golden) {
        String kind = golden.kind();
        if (kind.startsWith("SequentialLR")) {
            return sequential(golden);
        }
        return switch (kind) {
            case "OneCycleLR(cos)" ->
                LearningRate.constant(golden.number("max_lr"))
                        .withDecay(new Decay.OneCycle(
                                golden.whole("total_steps"),
                                golden.number("pct_start"),
                                golden.number("div_factor"),
                                golden.number("final_div_factor")));
            case "CosineLRScheduler" -> timm(golden);
            case "linear (gradual) warm-up" ->
                LearningRate.constant(golden.number("nu"))
                        .withWarmup(
                                new Warmup.LinearFrom(golden.whole("w"), golden.number("nu0") / golden.number("nu")));
            default -> new LearningRate(golden.number("base"), warmup(golden), decay(golden));
        };
    }

    private static Warmup warmup(Case golden) {
        return switch (golden.kind()) {
            case "LinearLR" -> new Warmup.LinearLR(golden.whole("total_iters"), golden.number("start_factor"));
            case "ConstantLR" -> new Warmup.Constant(golden.whole("total_iters"), golden.number("factor"));
            case "LinearWarmup" -> new Warmup.Linear(golden.whole("warmup_period"));
            case "ExponentialWarmup" -> new Warmup.ExponentialApproach(golden.whole("warmup_period"));
            // pytorch_warmup cuts the untuned lengths to whole updates.
            case "UntunedLinearWarmup" -> new Warmup.Linear((long) (2.0 / (1.0 - golden.number("beta2"))));
            case "UntunedExponentialWarmup" ->
                new Warmup.ExponentialApproach((long) (1.0 / (1.0 - golden.number("beta2"))));
            case "RAdamWarmup" -> new Warmup.RAdamRectification(golden.number("beta2"));
            default -> new Warmup.None();
        };
    }

    private static Decay decay(Case golden) {
        return switch (golden.kind()) {
            case "CosineAnnealingWarmRestarts" ->
                new Decay.CosineRestarts(
                        golden.whole("T_0"),
                        golden.number("T_mult"),
                        1,
                        golden.number("eta_min") / golden.number("base"));
            case "StepLR" -> new Decay.Step(golden.whole("step_size"), golden.number("gamma"));
            case "MultiStepLR" -> {
                List<Long> milestones = new ArrayList<>();
                golden.node().get("params").get("milestones").forEach(node -> milestones.add(node.asLong()));
                yield new Decay.MultiStep(milestones, golden.number("gamma"));
            }
            case "ExponentialLR" -> new Decay.Exponential(golden.number("gamma"));
            case "PolynomialLR" -> new Decay.Polynomial(golden.whole("total_iters"), golden.number("power"), 0);
            case "LinearLR",
                    "ConstantLR",
                    "LinearWarmup",
                    "ExponentialWarmup",
                    "UntunedLinearWarmup",
                    "UntunedExponentialWarmup",
                    "RAdamWarmup" -> new Decay.None();
            default -> throw new IllegalArgumentException("a kind this test does not know: " + golden.kind());
        };
    }

    /** PyTorch's LinearLR from a tenth, then its CosineAnnealingLR. */
    private static Schedule sequential(Case golden) {
        double base = golden.number("base");
        long length = golden.whole("w");
        return new LearningRate(
                base,
                new Warmup.LinearLR(length, 0.1),
                new Decay.Cosine(golden.whole("N") - length, golden.number("eta_min") / base));
    }

    /** timm's cosine; without the prefix its cosine has already run when the warmup ends. */
    private static Schedule timm(Case golden) {
        double base = golden.number("base");
        long length = golden.whole("warmup_t");
        Warmup warmup = new Warmup.LinearLR(length, golden.number("warmup_lr_init") / base);
        Decay cosine = new Decay.Cosine(golden.whole("t_initial"), golden.number("lr_min") / base);
        Schedule warming = LearningRate.constant(base).withWarmup(warmup);
        Schedule falling = LearningRate.constant(base).withDecay(cosine);
        return warming.then(length, golden.flag("warmup_prefix") ? falling : falling.shifted(-length));
    }
}
