package dev.sparring.examples;

import dev.sparring.core.network.Inference;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.run.Training;

/**
 * A domain-adversarial classifier (Ganin et al. 2016): labels are known for one set of data alone, the target looks otherwise. Features that
 * a judge cannot tell apart by where they come from carry the labels over.
 *
 * <p>What to see: two moons are told apart by nearly all of the source; of the same moons turned by 35 degrees the classifier gets
 * many wrong without the adversary and far fewer with it.
 */
public final class DomainAdversarial {

    private static final Moons SOURCE = new Moons(0, 1);
    private static final Moons TARGET = new Moons(35, 2);
    private static final long UNSEEN = 10_000_000;
    private static final int COUNT = 2000;

    private DomainAdversarial() {}

    /**
     * Trains without and with the adversary and compares.
     *
     * @param arguments steps, if other than 4,000
     * @throws Exception if it cannot train
     */
    public static void main(String[] arguments) throws Exception {
        long steps = arguments.length > 0 ? Long.parseLong(arguments[0]) : 4000;
        System.out.println("                      source   target");
        report("without the adversary", 0, steps);
        report("with it", 1, steps);
    }

    private static void report(String name, float strength, long steps) throws SparringException {
        DomainStep step = new DomainStep(SOURCE, TARGET, strength);
        try (Training training = Training.of(step)) {
            training.run(steps);
            System.out.printf("%-21s %6.1f %% %6.1f %%%n", name, accuracy(step, SOURCE), accuracy(step, TARGET));
        } finally {
            step.players().all().values().forEach(player -> player.network().close());
        }
    }

    /** Per cent of points that were not learned from. */
    private static double accuracy(DomainStep step, Moons moons) {
        float[] points = new float[2 * COUNT];
        for (int i = 0; i < COUNT; i++) {
            moons.read(UNSEEN + i, points, 2 * i);
        }
        float[] features = Inference.outputs(step.features.network(), points, 2);
        float[] logits = Inference.outputs(step.labels.network(), features, DomainStep.FEATURES);
        int right = 0;
        for (int i = 0; i < COUNT; i++) {
            int found = logits[2 * i + 1] > logits[2 * i] ? 1 : 0;
            right += found == moons.label(UNSEEN + i).orElseThrow() ? 1 : 0;
        }
        return 100.0 * right / COUNT;
    }
}
