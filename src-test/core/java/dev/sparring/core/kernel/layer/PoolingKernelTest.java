package dev.sparring.core.kernel.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_include_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;

import dev.sparring.core.kernel.pooling.Pooling;
import dev.sparring.core.onednn.Layout;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoolingKernelTest {

    private static final int[] CHANNELS = {1, 3, 8, 11, 16, 32};

    private record Case(int batch, int channels, Geometry geometry, long seed) {
        static Case of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            Geometry geometry = Geometry.shrinking(random, 4, 1);
            return new Case(1 + random.nextInt(3), CHANNELS[random.nextInt(CHANNELS.length)], geometry, seed);
        }

        int images() {
            return batch * channels;
        }

        @Override
        public String toString() {
            return "seed " + seed + ": batch " + batch + ", channels " + channels + ", " + geometry;
        }
    }

    static Stream<Case> cases() {
        return LongStream.range(0, 60).mapToObj(Case::of);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theLargestNumberUnderTheWindowAndItsWayBack(Case the) {
        Geometry geometry = the.geometry();
        float[] input = input(the);
        for (Layout layout : layouts(the)) {
            KernelRun run = KernelRun.of(new Pooling(dnnl_pooling_max, geometry.window()), layout, input, new float[0]);
            Expected output = new Expected(run.output().length);
            Expected toInput = new Expected(input.length);
            for (int image = 0; image < the.images(); image++) {
                int small = image * geometry.smallPixels();
                int large = image * geometry.largePixels();
                int[] largest = new int[geometry.smallPixels()];
                Arrays.fill(largest, -1);
                geometry.each((to, from, cell) -> {
                    if (largest[to] < 0 || input[large + from] > input[large + largest[to]]) {
                        largest[to] = from;
                    }
                });
                for (int i = 0; i < largest.length; i++) {
                    output.add(small + i, input[large + largest[i]]);
                    toInput.add(large + largest[i], run.gradient()[small + i]);
                }
            }
            output.assertEquals("output", run.output());
            toInput.assertEquals("gradient to the input", run.toInput());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theMeanUnderTheWindowWithOrWithoutThePadding(Case the) {
        Geometry geometry = the.geometry();
        float[] input = input(the);
        int[] inside = new int[geometry.smallPixels()];
        geometry.each((small, large, cell) -> inside[small]++);
        for (boolean padding : new boolean[] {true, false}) {
            int kind = padding ? dnnl_pooling_avg_include_padding : dnnl_pooling_avg_exclude_padding;
            for (Layout layout : layouts(the)) {
                KernelRun run = KernelRun.of(new Pooling(kind, geometry.window()), layout, input, new float[0]);
                assertThat(run.shape())
                        .containsExactly(the.batch(), the.channels(), geometry.small()[0], geometry.small()[1]);
                Expected output = new Expected(run.output().length);
                Expected toInput = new Expected(input.length);
                for (int image = 0; image < the.images(); image++) {
                    int small = image * geometry.smallPixels();
                    int large = image * geometry.largePixels();
                    geometry.each((to, from, cell) -> {
                        double share = 1.0 / (padding ? geometry.cells() : inside[to]);
                        output.add(small + to, share * input[large + from]);
                        toInput.add(large + from, share * run.gradient()[small + to]);
                    });
                }
                output.assertEquals("output", run.output());
                toInput.assertEquals("gradient to the input", run.toInput());
            }
        }
    }

    private static float[] input(Case the) {
        return KernelRun.random(
                new SplittableRandom(the.seed()),
                (long) the.images() * the.geometry().largePixels());
    }

    private static Iterable<Layout> layouts(Case the) {
        return KernelRun.layouts(
                the.batch(),
                the.channels(),
                the.geometry().large()[0],
                the.geometry().large()[1]);
    }
}
