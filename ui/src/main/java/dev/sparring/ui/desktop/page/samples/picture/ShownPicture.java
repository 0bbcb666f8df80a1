package dev.sparring.ui.desktop.page.samples.picture;

import dev.sparring.ui.desktop.component.PictureCopy;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.SampleTiles;
import dev.sparring.ui.desktop.session.samples.SampleWriter;
import java.awt.image.BufferedImage;
import java.util.function.Supplier;

/** What is saved of samples as they are shown now. */
final class ShownPicture {

    private ShownPicture() {}

    /** Images pixel by pixel; of points what is on the screen now. To be asked for on the screen's thread, and made on another. */
    static Supplier<BufferedImage> of(DrawnSamples samples, SamplesView view) {
        if (samples instanceof SampleTiles tiles) {
            return () -> SampleWriter.sheet(tiles);
        }
        BufferedImage shown = PictureCopy.of(view.picture());
        return () -> shown;
    }
}
