package dev.sparring.ui.desktop.component;

import java.awt.image.BufferedImage;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** Pictures of the screen as those that can be written. */
public final class PictureCopy {

    private PictureCopy() {}

    /**
     * Copies a picture.
     *
     * @param shown as the toolkit has it, with nothing transparent
     * @return as encoders take it
     */
    public static BufferedImage of(Image shown) {
        int width = (int) shown.getWidth();
        int height = (int) shown.getHeight();
        int[] argb = new int[width * height];
        shown.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, width, height, argb, 0, width);
        return copy;
    }
}
