package dev.sparring.gan.monitor.detector;

import java.util.List;

/** The kinds of diagnoses that our detectors make; {@link Detectors#kinds} adds those of others. */
public final class DiagnosisKinds {

    /** Samples cover less than the data. */
    public static final String COLLAPSE = "mode-collapse";

    /** Nothing reaches the generator any more. */
    public static final String VANISHING = "vanishing-gradient";

    /** A network's gradient is many times what it was. */
    public static final String EXPLODING = "exploding-gradient";

    /** The discriminator wins, and the generator does not catch up. */
    public static final String DISCRIMINATOR_OVERPOWERS = "discriminator-overpowers";

    /** The discriminator is fooled by samples that are not like the data. */
    public static final String GENERATOR_OVERPOWERS = "generator-overpowers";

    /** The samples move about, and come no nearer to the data. */
    public static final String OSCILLATION = "oscillation";

    /** A figure is not finite. */
    public static final String DIVERGENCE = "divergence";

    /** All of them, the gravest last. */
    static final List<String> OURS = List.of(
            OSCILLATION, GENERATOR_OVERPOWERS, DISCRIMINATOR_OVERPOWERS, EXPLODING, VANISHING, COLLAPSE, DIVERGENCE);

    private DiagnosisKinds() {}
}
