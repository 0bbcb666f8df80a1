package dev.sparring.gan.sampling.animation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Counts the colours of pictures and chooses a palette: the colours themselves if they are few, else by cutting boxes of colours in two,
 * always the one with the largest squared error, along its widest spread, at the mean (Heckbert 1982, "Color image quantization for
 * frame buffer display", with Wu's choice of the box, 1991).
 *
 * <p>Colours are counted in cells of 4x4x4: 8 MB, however many pictures. One thread.
 */
final class ColourCensus {

    private static final int SHIFT = 2;
    private static final int SIDE = 256 >> SHIFT;

    private final Set<Integer> few = new HashSet<>();
    private boolean many;
    private final long[] counts = new long[SIDE * SIDE * SIDE];
    /** Of the offsets within the cell, so that the mean of a cell is exact. */
    private final long[][] offsets = new long[3][SIDE * SIDE * SIDE];

    /** Counts pixels {@code 0xRRGGBB}. */
    void add(int[] pixels) {
        int before = -1;
        for (int rgb : pixels) {
            if (!many && rgb != before) {
                few.add(rgb);
                many = few.size() > ColourMap.MOST;
                before = rgb;
            }
            int cell = cell(rgb);
            counts[cell]++;
            for (int channel = 0; channel < 3; channel++) {
                offsets[channel][cell] += level(rgb, channel) & ((1 << SHIFT) - 1);
            }
        }
    }

    private static int level(int rgb, int channel) {
        return (rgb >> (16 - 8 * channel)) & 0xFF;
    }

    private static int cell(int rgb) {
        int cell = 0;
        for (int channel = 0; channel < 3; channel++) {
            cell = cell * SIDE + (level(rgb, channel) >> SHIFT);
        }
        return cell;
    }

    /**
     * Chooses colours.
     *
     * @param most of them, in [1, 256]
     * @return {@code 0xRRGGBB}, at least one
     */
    int[] palette(int most) {
        if (!many && few.size() <= most && !few.isEmpty()) {
            return few.stream().mapToInt(Integer::intValue).sorted().toArray();
        }
        PriorityQueue<Box> boxes = new PriorityQueue<>(Comparator.comparingDouble((Box box) -> -box.error));
        List<double[]> cells = new ArrayList<>();
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > 0) {
                cells.add(mean(cell));
            }
        }
        boxes.add(new Box(cells));
        while (boxes.size() < most && boxes.element().error > 0) {
            boxes.addAll(boxes.remove().halves());
        }
        return boxes.stream().mapToInt(Box::colour).toArray();
    }

    /** Red, green, blue and how often. */
    private double[] mean(int cell) {
        int[] corner = {cell / (SIDE * SIDE), cell / SIDE % SIDE, cell % SIDE};
        double[] mean = new double[4];
        for (int channel = 0; channel < 3; channel++) {
            mean[channel] = (corner[channel] << SHIFT) + (double) offsets[channel][cell] / counts[cell];
        }
        mean[3] = counts[cell];
        return mean;
    }

    /** Colours that share one of the palette. */
    private static final class Box {
        private final List<double[]> cells;
        private final double[] mean = new double[3];
        /** The channel along which the colours are spread most. */
        private final int widest;
        /** Summed squared distances from the mean. */
        private final double error;

        Box(List<double[]> cells) {
            this.cells = cells;
            double weight = 0;
            for (double[] cell : cells) {
                weight += cell[3];
                for (int channel = 0; channel < 3; channel++) {
                    mean[channel] += cell[3] * cell[channel];
                }
            }
            int spread = 0;
            double[] squares = new double[3];
            double all = 0;
            for (int channel = 0; channel < 3; channel++) {
                mean[channel] /= Math.max(1, weight);
                for (double[] cell : cells) {
                    double off = cell[channel] - mean[channel];
                    squares[channel] += cell[3] * off * off;
                }
                all += squares[channel];
                spread = squares[channel] > squares[spread] ? channel : spread;
            }
            widest = spread;
            error = cells.size() > 1 ? all : 0;
        }

        /** Neither is empty where the error is above 0: some colour is below the mean, some above. */
        List<Box> halves() {
            List<double[]> low = new ArrayList<>();
            List<double[]> high = new ArrayList<>();
            for (double[] cell : cells) {
                (cell[widest] < mean[widest] ? low : high).add(cell);
            }
            return List.of(new Box(low), new Box(high));
        }

        int colour() {
            int rgb = 0;
            for (double level : mean) {
                rgb = rgb << 8 | (int) Math.round(level);
            }
            return rgb;
        }
    }
}
