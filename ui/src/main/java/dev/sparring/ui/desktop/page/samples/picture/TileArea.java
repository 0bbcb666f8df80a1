package dev.sparring.ui.desktop.page.samples.picture;

import dev.sparring.ui.desktop.session.samples.SampleTiles;

/**
 * Where the images of a sheet are on the screen: as large as fits, in the middle, enlarged by a whole factor where that fills the room well.
 *
 * @param left of the first image, in pixels
 * @param top of the first image
 * @param scale pixels of the screen for one of an image
 * @param gap between images, in pixels of the screen
 * @param tiles the images
 */
record TileArea(double left, double top, double scale, double gap, SampleTiles tiles) {

    private static final double GAP = 2;
    /** Where a whole factor would leave more of the room empty, pixels of slightly different sizes are the lesser evil. */
    private static final double LEAST_USED = 0.85;

    /**
     * The images in a room.
     *
     * @param tiles the images
     * @param width of the room, in pixels
     * @param height of the room, in pixels
     */
    static TileArea of(SampleTiles tiles, double width, double height) {
        double acrossGaps = GAP * (tiles.columns() - 1);
        double downGaps = GAP * (tiles.rows() - 1);
        double fit = Math.min(
                (width - acrossGaps) / (tiles.columns() * (double) tiles.width()),
                (height - downGaps) / (tiles.rows() * (double) tiles.height()));
        double whole = Math.floor(fit);
        double scale = whole >= LEAST_USED * fit ? whole : Math.max(0, fit);
        double used = tiles.columns() * tiles.width() * scale + acrossGaps;
        double tall = tiles.rows() * tiles.height() * scale + downGaps;
        return new TileArea(Math.floor((width - used) / 2), Math.floor((height - tall) / 2), scale, GAP, tiles);
    }

    /** The left edge of an image. */
    double x(int index) {
        return left + index % tiles.columns() * (tiles.width() * scale + gap);
    }

    /** The upper edge of an image. */
    double y(int index) {
        return top + Math.floorDiv(index, tiles.columns()) * (tiles.height() * scale + gap);
    }

    /**
     * The image at a place.
     *
     * @return its index; -1 if there is none
     */
    int at(double x, double y) {
        for (int i = 0; i < tiles.count(); i++) {
            if (x >= x(i) && x < x(i) + tiles.width() * scale && y >= y(i) && y < y(i) + tiles.height() * scale) {
                return i;
            }
        }
        return -1;
    }
}
