package dev.sparring.core.player;

import dev.sparring.core.network.ParameterRange;
import dev.sparring.core.optimizer.engine.FloatVectorView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Exponential moving average of a network's parameters, running statistics included. It averages the model: Lookahead's slow
 * weights and ExtraAdam's anchor, not the points between that the optimizer tries.
 *
 * <p>The first updates after the start use the smaller decay {@code (1 + n) / (10 + n)}, so that the average follows a young
 * network instead of remembering its random start.
 */
public final class Ema {

    private static final int CHUNK = FloatVectorView.CHUNK;

    private final float[] current = new float[CHUNK];
    private final float[] mean = new float[CHUNK];
    private final float[] back = new float[CHUNK];
    private final double decay;
    private final long start;
    private final boolean rampsUp;
    private final List<ParameterRange> copied;
    private final INDArray average;

    /**
     * An average that begins as a copy of the parameters, and follows them faster at first. Memory: one copy of them.
     *
     * @param parameters {@code [n]}
     * @param decay weight of the past, in (0, 1)
     * @param start number of updates before averaging begins, at least 0; until then the average is a copy
     * @throws IllegalArgumentException if decay or start is out of range
     */
    public Ema(INDArray parameters, double decay, long start) {
        this(parameters, decay, start, true, List.of());
    }

    /**
     * An average that begins as a copy of the parameters. Memory: one copy of them.
     *
     * @param parameters {@code [n]}
     * @param decay weight of the past, in (0, 1)
     * @param start number of updates before averaging begins, at least 0; until then the average is a copy
     * @param rampsUp whether the first updates after the start use a smaller decay
     * @param copied what is taken over as it is, since a mean of it means nothing
     * @throws IllegalArgumentException if decay or start is out of range
     */
    public Ema(INDArray parameters, double decay, long start, boolean rampsUp, List<ParameterRange> copied) {
        if (!(decay > 0 && decay < 1)) {
            throw new IllegalArgumentException("decay must be in (0, 1), got " + decay);
        }
        if (start < 0) {
            throw new IllegalArgumentException("start must be at least 0, got " + start);
        }
        this.decay = decay;
        this.start = start;
        this.rampsUp = rampsUp;
        this.copied = List.copyOf(copied);
        this.average = parameters.dup();
    }

    /**
     * Takes the model in after an update.
     *
     * @param parameters {@code [n]}
     * @param wayBack what leads from them to the model, {@code [n]}, or null if they are the model
     * @param updates how many updates the network has made, this one included
     */
    void include(INDArray parameters, @Nullable INDArray wayBack, long updates) {
        long averaged = updates - start;
        // Until averaging begins, nothing of the past counts.
        double weight = averaged <= 0 ? 0 : rampsUp ? Math.min(decay, (1.0 + averaged) / (10.0 + averaged)) : decay;
        if (averaged <= 0 && wayBack == null) {
            average.assign(parameters);
        } else if (average.dataType() == DataType.FLOAT) {
            mix(new FloatVectorView(parameters, 0), wayBack == null ? null : new FloatVectorView(wayBack, 0), (float)
                    weight);
        } else {
            average.muli(weight);
            Nd4j.getBlasWrapper().level1().axpy(average.length(), 1 - weight, parameters, average);
        }
        for (ParameterRange range : copied) {
            range.of(average).assign(range.of(parameters));
        }
    }

    /** In one pass and without the native array that ND4J puts each factor into. */
    private void mix(FloatVectorView parameters, @Nullable FloatVectorView wayBack, float weight) {
        FloatVectorView averages = new FloatVectorView(average, 0);
        float share = 1 - weight;
        for (long at = 0; at < average.length(); at += CHUNK) {
            int length = (int) Math.min(CHUNK, average.length() - at);
            parameters.read(at, current, length);
            averages.read(at, mean, length);
            if (wayBack != null) {
                wayBack.read(at, back, length);
                for (int i = 0; i < length; i++) {
                    current[i] += back[i];
                }
            }
            for (int i = 0; i < length; i++) {
                mean[i] = weight * mean[i] + share * current[i];
            }
            averages.write(at, mean, length);
        }
    }

    /**
     * The average.
     *
     * @return the live vector {@code [n]}
     */
    public INDArray average() {
        return average;
    }
}
