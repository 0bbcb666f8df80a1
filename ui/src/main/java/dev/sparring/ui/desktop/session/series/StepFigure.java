package dev.sparring.ui.desktop.session.series;

import dev.sparring.gan.train.StepMetrics;
import java.util.function.ToDoubleFunction;

/** The figures that every step has, by their keys in {@code metrics.jsonl}. */
enum StepFigure {
    GENERATOR_RATE("lr_g", step -> step.generator().learningRate()),
    /** There is none before the first update, where the log has a 0. */
    DISCRIMINATOR_RATE(
            "lr_d",
            step -> step.discriminator().updates() > 0 ? step.discriminator().learningRate() : Double.NaN),
    GENERATOR_LOSS("loss_g", step -> step.generator().loss()),
    DISCRIMINATOR_LOSS("loss_d", step -> step.discriminator().loss()),
    REAL_LOGIT("d_real", StepMetrics::realLogit),
    FAKE_LOGIT("d_fake", StepMetrics::fakeLogit),
    REAL_ACCURACY("acc_real", StepMetrics::realAccuracy),
    FAKE_ACCURACY("acc_fake", StepMetrics::fakeAccuracy),
    SEPARATION("separation", StepMetrics::separation),
    GENERATOR_GRADIENT("grad_norm_g", step -> step.generator().gradientNorm()),
    DISCRIMINATOR_GRADIENT("grad_norm_d", step -> step.discriminator().gradientNorm()),
    SAMPLE_GRADIENT("grad_norm_samples", StepMetrics::sampleGradientNorm),
    INPUT_GRADIENT("grad_norm_input", StepMetrics::inputGradientNorm),
    GENERATOR_UPDATE("update_ratio_g", step -> step.generator().updateRatio()),
    DISCRIMINATOR_UPDATE("update_ratio_d", step -> step.discriminator().updateRatio()),
    PENALTY("penalty", StepMetrics::penalty);

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final ToDoubleFunction<StepMetrics> take;

    StepFigure(String key, ToDoubleFunction<StepMetrics> take) {
        this.key = key;
        this.take = take;
    }

    String key() {
        return key;
    }

    /** The figure, NaN where the step has none. */
    double of(StepMetrics step) {
        return take.applyAsDouble(step);
    }
}
