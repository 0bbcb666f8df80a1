package dev.sparring.gan.monitor.detector;

import dev.sparring.gan.event.PlayerRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/** The detectors there are: ours, and those that {@link ServiceLoader} finds on the class path. */
public final class Detectors {

    private static final List<Detector> OTHERS = ServiceLoader.load(Detector.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private Detectors() {}

    /**
     * All of them.
     *
     * @param thresholds of ours
     * @return ours, the gravest first, then the others
     * @throws IllegalStateException if two are of the same kind about the same network
     */
    public static List<Detector> of(Thresholds thresholds) {
        List<Detector> all = new ArrayList<>(List.of(
                new Divergence(thresholds),
                new ModeCollapse(thresholds),
                new VanishingGradient(thresholds),
                new ExplodingGradient(thresholds, PlayerRole.GENERATOR),
                new ExplodingGradient(thresholds, PlayerRole.DISCRIMINATOR),
                new DiscriminatorOverpowers(thresholds),
                new GeneratorOverpowers(thresholds),
                new Oscillation(thresholds)));
        all.addAll(OTHERS);
        Set<String> seen = new HashSet<>();
        for (Detector detector : all) {
            if (!seen.add(detector.kind() + "/" + detector.network())) {
                throw new IllegalStateException("there is another detector of " + detector.kind() + " about "
                        + detector.network() + " than " + detector.getClass().getName() + "; give it another kind");
            }
        }
        return all;
    }

    /**
     * The kinds of diagnoses there are.
     *
     * @return ours, the gravest last, then those of other detectors
     */
    public static List<String> kinds() {
        Set<String> kinds = new LinkedHashSet<>(DiagnosisKinds.OURS);
        OTHERS.forEach(detector -> kinds.add(detector.kind()));
        return List.copyOf(kinds);
    }
}
