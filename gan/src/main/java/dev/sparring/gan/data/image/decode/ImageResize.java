package dev.sparring.gan.data.image.decode;

/**
 * Resamples a part of a picture into a part of another one, axis by axis and in single precision. Colours count by their opacity, so that what is
 * not seen does not shine through at the edges.
 */
final class ImageResize {

    private static final float MOST = 255;

    private final Pixels picture;
    private int top;
    private int left;
    private int height;
    private int width;

    private ImageResize(Pixels picture) {
        this.picture = picture;
    }

    /** Resamples a picture. */
    static ImageResize of(Pixels picture) {
        return new ImageResize(picture);
    }

    /** Takes a part of it, which lies within. */
    ImageResize from(int row, int column, int rows, int columns) {
        top = row;
        left = column;
        height = rows;
        width = columns;
        return this;
    }

    /**
     * Puts the part into a part of another picture, which is black around it, or white and transparent.
     *
     * @param row where the part begins
     * @param column where the part begins
     * @param rows of the part
     * @param columns of the part
     * @param toHeight rows of the result
     * @param toWidth columns of the result
     * @return the result, of as many channels and bits
     */
    Pixels into(int row, int column, int rows, int columns, int toHeight, int toWidth) {
        int channels = picture.channels();
        boolean opacity = channels == Pixels.WITH_OPACITY;
        int scale = picture.isDeep() ? 257 : 1;
        boolean filled = rows == toHeight && columns == toWidth;
        Taps alongRow = Taps.of(width, columns);
        Taps alongColumn = Taps.of(height, rows);
        float[] opacities = opacity ? resampled(channels - 1, alongRow, alongColumn, rows, columns) : new float[0];
        Pixels result = Pixels.blank(channels, toHeight, toWidth, picture.isDeep());
        for (int channel = 0; channel < channels; channel++) {
            boolean colour = opacity && channel < channels - 1;
            if (colour && !filled) {
                int plane = toHeight * toWidth;
                for (int i = channel * plane; i < (channel + 1) * plane; i++) {
                    result.put(i, result.most());
                }
            }
            float[] part = opacity && !colour ? opacities : resampled(channel, alongRow, alongColumn, rows, columns);
            for (int i = 0; i < part.length; i++) {
                float value = colour ? (opacities[i] > 0 ? part[i] / opacities[i] * MOST : MOST) : part[i];
                int at = (channel * toHeight + row + i / columns) * toWidth + column + i % columns;
                result.put(at, Math.round(Math.min(MOST, Math.max(0, value)) * scale));
            }
        }
        return result;
    }

    /** One channel of the part; a colour that has an opacity is weighed by it. */
    private float[] resampled(int channel, Taps alongRow, Taps alongColumn, int rows, int columns) {
        boolean weighed = picture.channels() == Pixels.WITH_OPACITY && channel < Pixels.WITH_OPACITY - 1;
        float[] line = new float[width];
        float[] opacity = new float[weighed ? width : 0];
        float[] narrow = new float[height * columns];
        for (int y = 0; y < height; y++) {
            picture.row(channel, top + y, left, line);
            if (weighed) {
                picture.row(Pixels.WITH_OPACITY - 1, top + y, left, opacity);
                for (int x = 0; x < width; x++) {
                    line[x] *= opacity[x] / MOST;
                }
            }
            alongRow.alongRow(line, narrow, y * columns);
        }
        float[] result = new float[rows * columns];
        alongColumn.alongColumns(narrow, columns, result);
        return result;
    }
}
