package dev.sparring.core.network.compiled;

import dev.sparring.core.kernel.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Plans by the shapes of their inputs. A plan serves one open pass; when that is closed, it waits for the next one of its shapes. Of those that
 * wait, the ones used last are kept.
 */
final class PlanPool {

    private static final int MOST_PLANS = 6;

    /** The one used last comes last. */
    private final List<Pooled> all = new ArrayList<>();

    private final Compiler compiler;

    /** Makes plans. */
    interface Compiler {
        /** Compiles for inputs of some shapes. */
        ExecutionPlan compile(List<long[]> shapes, Purpose purpose);
    }

    /** A plan and whether a pass has it. */
    static final class Pooled {
        private final List<long[]> shapes;
        private final Purpose purpose;
        private final ExecutionPlan plan;
        private boolean taken = true;

        private Pooled(List<long[]> shapes, Purpose purpose, ExecutionPlan plan) {
            this.shapes = shapes;
            this.purpose = purpose;
            this.plan = plan;
        }

        ExecutionPlan plan() {
            return plan;
        }

        private boolean serves(List<INDArray> inputs, Purpose wanted) {
            if (taken || purpose != wanted || shapes.size() != inputs.size()) {
                return false;
            }
            for (int i = 0; i < shapes.size(); i++) {
                if (!Arrays.equals(shapes.get(i), inputs.get(i).shape())) {
                    return false;
                }
            }
            return true;
        }
    }

    PlanPool(Compiler compiler) {
        this.compiler = compiler;
    }

    /** A plan that nobody else has. */
    Pooled take(List<INDArray> inputs, Purpose purpose) {
        for (int i = all.size() - 1; i >= 0; i--) {
            Pooled pooled = all.get(i);
            if (pooled.serves(inputs, purpose)) {
                pooled.taken = true;
                all.remove(i);
                all.add(pooled);
                return pooled;
            }
        }
        List<long[]> shapes =
                inputs.stream().map(input -> input.shape().clone()).toList();
        Pooled pooled = new Pooled(shapes, purpose, compiler.compile(shapes, purpose));
        all.add(pooled);
        closeWaiting(MOST_PLANS);
        return pooled;
    }

    /** Gives a plan back. */
    void giveBack(Pooled pooled) {
        pooled.taken = false;
        if (!all.contains(pooled)) {
            pooled.plan.close();
        }
    }

    /** Closes the plans that nobody has, the oldest first, until there are no more than so many. */
    private void closeWaiting(int most) {
        for (int i = 0; i < all.size() && all.size() > most; ) {
            if (all.get(i).taken) {
                i++;
            } else {
                all.remove(i).plan.close();
            }
        }
    }

    /** Native memory held. */
    long bytes() {
        return all.stream().mapToLong(pooled -> pooled.plan.bytes()).sum();
    }

    /** Closes all that wait; those that passes have are closed when they are given back. */
    void close() {
        closeWaiting(0);
        all.clear();
    }
}
