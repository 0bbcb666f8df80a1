package dev.sparring.ui.desktop.component.chart.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.ui.desktop.component.chart.Axis;
import dev.sparring.ui.desktop.component.chart.ChartContent;
import dev.sparring.ui.desktop.component.chart.Curve;
import dev.sparring.ui.desktop.component.chart.Decimator;
import dev.sparring.ui.desktop.component.chart.SeriesStyle;
import dev.sparring.ui.desktop.component.marker.EventTone;
import dev.sparring.ui.desktop.component.marker.Marker;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The file is read by the JDK's XML parser, which knows nothing of how it was written. */
class ChartPictureTest {

    private static final double LETTER = 6;

    @Test
    void theDrawingHasTheCurveAtItsPixelsInTheColoursOfALightWindow() throws Exception {
        Element line = with("polyline", "stroke", "#0072b2").stream()
                .filter(element -> points(element).length == 3)
                .findFirst()
                .orElseThrow();
        // A chart of 374 x 142 has a plot of 300 x 100, 52 from its left edge and 20 from its upper one.
        double[][] points = points(line);
        assertThat(points[0]).containsExactly(new double[] {52 + 3, 20 + 100 - 50}, within(0.006));
        assertThat(points[1]).containsExactly(new double[] {52 + 150, 20}, within(0.006));
        assertThat(points[2]).containsExactly(new double[] {52 + 300, 20 + 100}, within(0.006));
    }

    @Test
    void titleNamesTicksAndMarksAreTexts() throws Exception {
        List<String> texts = new ArrayList<>();
        NodeList found = drawing().getElementsByTagName("text");
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        assertThat(texts).contains("Losses & <more>", "generator", "0", "100", "step", "mode collapse");
    }

    @Test
    void whatIsPointedAtInABrowserTellsWhatHappened() throws Exception {
        assertThat(drawing().getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Mode collapse at step 40");
    }

    @Test
    void theDrawingNeedsNothingElse() throws Exception {
        String drawn = picture().svg(text -> LETTER * text.length());
        assertThat(drawn).doesNotContain("href").doesNotContain("url(http").doesNotContain("<image");
        assertThat(drawing().getDocumentElement().getAttribute("width")).isEqualTo("374");
        assertThat(drawing().getDocumentElement().getAttribute("height")).isEqualTo("190");
    }

    @Test
    void namesThatDoNotFitBesideEachOtherStandInRowsAboveTheChart() throws Exception {
        // 26 for a piece of line, 6, the letters, 12 to the next: two of these fit between margins of 12, a third would
        // end at 377.
        List<Curve> curves = List.of(
                curve("one-with-twelve-", SeriesStyle.RUN_1),
                curve("two", SeriesStyle.RUN_2),
                curve("three-is-longer-than-both", SeriesStyle.RUN_3),
                curve("four", SeriesStyle.RUN_4));
        ChartPicture picture = new ChartPicture("Losses", content(curves), List.of(), 374, 142);
        assertThat(picture.height(text -> LETTER * text.length())).isEqualTo(142 + 48 + 18);
        Document drawn = parsed(picture.svg(text -> LETTER * text.length()));
        assertThat(drawn.getDocumentElement().getAttribute("height")).isEqualTo("208");
        assertPlace(drawn, "one-with-twelve-", 12 + 32, 38);
        assertPlace(drawn, "two", 12 + 32 + 16 * LETTER + 12 + 32, 38);
        assertPlace(drawn, "three-is-longer-than-both", 12 + 32, 56);
        assertPlace(drawn, "four", 12 + 32 + 25 * LETTER + 12 + 32, 56);
    }

    /** A browser takes a text by its base line, a few pixels below the middle. */
    private static void assertPlace(Document drawn, String text, double left, double middle) {
        NodeList found = drawn.getElementsByTagName("text");
        for (int i = 0; i < found.getLength(); i++) {
            Element element = (Element) found.item(i);
            if (element.getTextContent().equals(text)) {
                assertThat(Double.parseDouble(element.getAttribute("x"))).isEqualTo(left);
                assertThat(Double.parseDouble(element.getAttribute("y"))).isBetween(middle, middle + 5);
                return;
            }
        }
        throw new AssertionError(text);
    }

    private static Curve curve(String name, SeriesStyle style) {
        Decimator values = new Decimator(128);
        values.add(1, 5);
        return Curve.measured(name, name, style, values.snapshot());
    }

    private static ChartContent content(List<Curve> curves) {
        return new ChartContent(curves, Axis.linear(0, 100), Axis.linear(0, 10), "", 100, 0, "");
    }

    private static ChartPicture picture() {
        Decimator values = new Decimator(128);
        values.add(1, 5);
        values.add(50, 10);
        values.add(100, 0);
        ChartContent content =
                content(List.of(Curve.measured("loss_g", "generator", SeriesStyle.GENERATOR, values.snapshot())));
        Marker marker = new Marker(
                40,
                EventTone.CRITICAL,
                Feather.ALERT_OCTAGON,
                "mode collapse",
                () -> "Mode collapse at step 40",
                () -> "",
                OptionalLong.empty());
        return new ChartPicture("Losses & <more>", content, List.of(marker), 374, 142);
    }

    private static Document drawing() throws Exception {
        return parsed(picture().svg(text -> LETTER * text.length()));
    }

    private static Document parsed(String drawn) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(drawn)));
    }

    private static List<Element> with(String name, String attribute, String value) throws Exception {
        List<Element> found = new ArrayList<>();
        NodeList all = drawing().getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element
                    && element.getAttribute(attribute).equals(value)) {
                found.add(element);
            }
        }
        return found;
    }

    private static double[][] points(Element line) {
        String[] pairs = line.getAttribute("points").split(" ");
        double[][] points = new double[pairs.length][];
        for (int i = 0; i < pairs.length; i++) {
            String[] pair = pairs[i].split(",");
            points[i] = new double[] {Double.parseDouble(pair[0]), Double.parseDouble(pair[1])};
        }
        return points;
    }
}
