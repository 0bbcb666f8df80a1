package dev.sparring.ui.desktop.component.chart.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.app.TextCanBeDrawn;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What is drawn is read back from the pixels of a picture of the canvas. */
@Tag("ui")
@ExtendWith(TextCanBeDrawn.class)
class CanvasSurfaceTest {

    private static final int SIDE = 100;

    CanvasSurfaceTest() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
    }

    private static PixelReader drawn(Consumer<Surface> drawing) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Canvas canvas = new Canvas(SIDE, SIDE);
            drawing.accept(new CanvasSurface(canvas.getGraphicsContext2D(), () -> 1));
            return canvas.snapshot(null, null).getPixelReader();
        });
    }

    /** A point on every pixel, all at one height. */
    private static void denseLine(Surface surface, double height) {
        double[] x = IntStream.range(0, SIDE).mapToDouble(i -> i + 0.5).toArray();
        double[] y = new double[SIDE];
        Arrays.fill(y, height);
        surface.line(x, y, Pen.solid(Color.RED, 2));
    }

    @Test
    void denseLinesStayHoweverManyOtherThingsAreDrawnBetweenThem() {
        PixelReader pixels = drawn(surface -> surface.within(0, 0, SIDE, SIDE, () -> {
            for (int i = 0; i < 6; i++) {
                denseLine(surface, 10 + 10 * i);
                surface.rectangle(0, 90, 10, 10, Color.BLUE);
            }
        }));
        for (int i = 0; i < 6; i++) {
            assertThat(pixels.getColor(50, 10 + 10 * i)).as("line %d", i).isEqualTo(Color.RED);
        }
    }

    @Test
    void aStraightLineHasAllItsDashesAndGaps() {
        PixelReader pixels =
                drawn(surface -> surface.line(0, 50, SIDE, 50, new Pen(Color.RED, 2, List.of(9.0, 3.0, 2.0, 3.0))));
        StringBuilder dashes = new StringBuilder();
        for (int x = 0; x < 34; x++) {
            dashes.append(pixels.getColor(x, 50).equals(Color.RED) ? '#' : '.');
        }
        assertThat(dashes).hasToString("#########...##...".repeat(2));
    }
}
