package dev.sparring.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.databind.DeserializationFeature;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** What must hold of every schedule, for ten thousand drawn ones. */
class RandomSchedulesTest {

    private static final int SCHEDULES = 10_000;

    /** As DL4J reads its configurations: what it does not know it passes over. */
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final SplittableRandom random = new SplittableRandom(2026);

    @Test
    void everyScheduleIsFiniteBoundedPureAndSurvivesJson() throws Exception {
        for (int i = 0; i < SCHEDULES; i++) {
            Schedule schedule = schedule(2);
            long[] updates = updates();
            double[] first = rates(schedule, updates);
            for (int k = 0; k < updates.length; k++) {
                assertThat(first[k])
                        .as("%s at %d", schedule, updates[k])
                        .isBetween(0.0, schedule.peak() * (1 + 1e-12))
                        .isEqualTo(schedule.rate(updates[k]));
            }
            ISchedule read = JSON.readValue(JSON.writeValueAsString(schedule), ISchedule.class);
            assertThat(read).isEqualTo(schedule).hasSameHashCodeAs(schedule);
            assertThat(rates((Schedule) read, updates)).containsExactly(first);
        }
    }

    @Test
    void everyWarmupRisesAndMeetsItsDecayWithoutAJump() {
        for (int i = 0; i < SCHEDULES; i++) {
            Warmup warmup = warmup();
            double before = 0;
            for (long t = 0; t < Math.min(300, warmup.updates() + 3); t++) {
                assertThat(warmup.factor(t)).as("%s at %d", warmup, t).isBetween(before - 1e-15, 1.0);
                before = warmup.factor(t);
            }
            Decay decay = decay();
            if (!(decay instanceof Decay.OneCycle)) {
                LearningRate rate = new LearningRate(1, warmup, decay);
                long join = warmup.updates();
                // At the join the decay has its full rate, so the warmup alone decides.
                assertThat(rate.rate(join)).as("%s", rate).isEqualTo(warmup.factor(join));
            }
        }
    }

    @Test
    void decaysThatDoNotRestartNeverRise() {
        for (int i = 0; i < SCHEDULES; i++) {
            Decay decay = decay();
            if (decay instanceof Decay.OneCycle || decay instanceof Decay.CosineRestarts) {
                continue;
            }
            double before = 1;
            for (long s = 0; s < 200; s++) {
                assertThat(decay.factor(s)).as("%s at %d", decay, s).isBetween(0.0, before + 1e-15);
                before = decay.factor(s);
            }
        }
    }

    private static double[] rates(Schedule schedule, long[] updates) {
        double[] rates = new double[updates.length];
        for (int i = 0; i < updates.length; i++) {
            rates[i] = schedule.rate(updates[i]);
        }
        return rates;
    }

    private long[] updates() {
        long[] updates = new long[12];
        for (int i = 0; i < updates.length; i++) {
            updates[i] = i < 2 ? i : random.nextLong(1L << random.nextInt(1, 40));
        }
        return updates;
    }

    private Schedule schedule(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(9);
        return switch (kind) {
            case 1 -> schedule(depth - 1).then(random.nextInt(200), schedule(depth - 1));
            case 2 -> schedule(depth - 1).times(schedule(depth - 1));
            case 3 -> schedule(depth - 1).times(random.nextDouble(0.1, 10));
            case 4 -> schedule(depth - 1).shifted(random.nextInt(-100, 100));
            case 5 -> schedule(depth - 1).clipped(random.nextDouble(0.01), random.nextDouble(0.02, 1));
            case 6 -> schedule(depth - 1).rewarmed(random.nextInt(200), length(), random.nextDouble());
            case 7 -> table();
            default -> new LearningRate(Math.pow(10, random.nextDouble(-6, 1)), warmup(), decay());
        };
    }

    private Schedule table() {
        List<PiecewiseSchedule.Point> points = new ArrayList<>();
        long update = random.nextInt(10);
        for (int i = 0; i < random.nextInt(1, 6); i++) {
            points.add(new PiecewiseSchedule.Point(update, random.nextDouble(0.001, 1)));
            update += random.nextInt(1, 50);
        }
        return points.isEmpty() ? LearningRate.constant(1) : new PiecewiseSchedule(points, random.nextBoolean());
    }

    private long length() {
        return random.nextInt(1, 200);
    }

    private double share() {
        return random.nextDouble(0.001, 1);
    }

    private Warmup warmup() {
        return switch (random.nextInt(13)) {
            case 0 -> new Warmup.Constant(length(), share());
            case 1 -> new Warmup.Linear(length());
            case 2 -> new Warmup.LinearFrom(length(), share());
            case 3 -> new Warmup.LinearFromZero(length());
            case 4 -> new Warmup.LinearLR(length(), share());
            case 5 -> new Warmup.Exponential(length(), share());
            case 6 -> new Warmup.ExponentialApproach(length());
            case 7 -> new Warmup.Polynomial(length(), random.nextDouble(0.2, 4));
            case 8 -> new Warmup.Cosine(length());
            case 9 -> new Warmup.UntunedLinear(random.nextDouble());
            case 10 -> new Warmup.UntunedExponential(random.nextDouble());
            case 11 -> new Warmup.RAdamRectification(random.nextDouble(0.61, 0.9999));
            default -> new Warmup.None();
        };
    }

    private Decay decay() {
        return switch (random.nextInt(11)) {
            case 0 -> new Decay.Cosine(length(), share());
            case 1 -> new Decay.Linear(length(), share());
            case 2 -> new Decay.Polynomial(length(), random.nextDouble(0.2, 4), share());
            case 3 -> new Decay.Exponential(share());
            case 4 -> new Decay.Step(length(), share());
            case 5 -> new Decay.MultiStep(List.of(length(), 200 + length(), 500 + length()), share());
            case 6 -> new Decay.InverseSqrt(length());
            case 7 -> new Decay.StableThenDecay(length(), new Decay.Cosine(length(), share()));
            case 8 ->
                new Decay.OneCycle(
                        1 + length(),
                        random.nextDouble(0.05, 0.95),
                        random.nextDouble(1, 50),
                        random.nextDouble(1, 1e4));
            case 9 -> new Decay.CosineRestarts(length(), random.nextDouble(1, 3), share(), random.nextDouble());
            default -> new Decay.None();
        };
    }
}
