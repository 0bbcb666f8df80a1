package dev.sparring.ui.desktop.session.samples;

import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.sampling.SampleGrid;

/**
 * The real picture whose pixels are nearest to a sample's. That says whether the picture itself was learned by heart, and little of whether
 * the two look alike: a shift by a pixel is far away.
 *
 * @param picture it alone
 * @param distance the root of the mean squared difference of the levels of all pixels and channels, in [0, 255]
 * @param searched among so many pictures
 */
public record NearestPicture(SampleTiles picture, double distance, long searched) {

    /** Looks at one picture after the other. One thread. */
    static final class Search {
        private final SampleShape shape;
        private final int[] wanted;
        private final float[] nearest;
        private double least = Double.POSITIVE_INFINITY;
        private long seen;

        /**
         * A search that has seen no picture.
         *
         * @param shape of the pictures
         * @param tile the sample, {@code 0xAARRGGBB} row by row, of the same size
         */
        Search(SampleShape shape, int[] tile) {
            int plane = shape.width() * shape.height();
            if (tile.length != plane) {
                throw new IllegalArgumentException("tile must have " + plane + " pixels, got " + tile.length);
            }
            this.shape = shape;
            this.nearest = new float[shape.length()];
            this.wanted = new int[shape.length()];
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = tile[i % plane] >>> shift(i / plane) & 0xFF;
            }
        }

        /** Where a channel stands in a pixel; grey is in all of them. */
        private int shift(int channel) {
            return channel == 3 ? 24 : 16 - 8 * channel;
        }

        /** Takes in a picture, pixels in [-1, 1]. Stops adding up once it is farther than the nearest. */
        void include(float[] picture) {
            seen++;
            double squares = 0;
            for (int i = 0; i < wanted.length && squares < least; i++) {
                double difference = SampleGrid.level(picture[i]) - wanted[i];
                squares += difference * difference;
            }
            if (squares < least) {
                least = squares;
                System.arraycopy(picture, 0, nearest, 0, nearest.length);
            }
        }

        NearestPicture result() {
            return new NearestPicture(
                    SampleTiles.of(new SampleBatch(0, shape, 1, nearest)), Math.sqrt(least / wanted.length), seen);
        }
    }
}
