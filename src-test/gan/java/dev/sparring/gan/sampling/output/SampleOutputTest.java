package dev.sparring.gan.sampling.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.sampling.SampleBatch;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files hold is tested with the command that writes them; here what is left of those that are not finished. */
class SampleOutputTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** Grey images of two by two pixels, the first one black, the last one white. */
    private static SampleBatch images(int count) {
        float[] values = new float[4 * count];
        for (int i = 0; i < values.length; i++) {
            int image = i / 4;
            values[i] = -1 + 2f * image / (count - 1);
        }
        return new SampleBatch(7, SampleShape.image(1, 2), count, values);
    }

    private static void endAtHalf(double share) {
        if (share >= 0.5) {
            throw new CancellationException("enough");
        }
    }

    @Test
    void eachFileIsTold() throws Exception {
        List<Double> told = new ArrayList<>();
        new SampleOutput(folder.resolve("new/own"), SampleOutput.Kind.FOLDER)
                .write(images(4), Optional.empty(), told::add);
        assertThat(told).containsExactly(0.25, 0.5, 0.75, 1.0);
        BufferedImage last = ImageIO.read(folder.resolve("new/own/0003.png").toFile());
        assertThat(last.getRaster().getSample(1, 1, 0)).isEqualTo(255);
        assertThat(last.getWidth()).isEqualTo(2);
    }

    @Test
    void ofAFolderThatIsEndedNothingIsLeft() {
        SampleOutput output = new SampleOutput(folder.resolve("new/own"), SampleOutput.Kind.FOLDER);
        assertThatThrownBy(() -> output.write(images(4), Optional.empty(), SampleOutputTest::endAtHalf))
                .isInstanceOf(CancellationException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatAPersonHasInTheFolderStays() throws Exception {
        Path own = Files.writeString(folder.resolve("notes.txt"), "mine");
        SampleOutput output = new SampleOutput(folder, SampleOutput.Kind.FOLDER);
        assertThatThrownBy(() -> output.write(images(4), Optional.empty(), SampleOutputTest::endAtHalf))
                .isInstanceOf(CancellationException.class);
        assertThat(folder).isDirectoryContaining(own::equals);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void ofSeveralSheetsTheFirstIsTakenAwayWhenTheSecondIsNotWritten() {
        SampleOutput output = new SampleOutput(folder.resolve("many.png"), SampleOutput.Kind.PNG);
        assertThatThrownBy(() -> output.write(images(1025), Optional.empty(), SampleOutputTest::endAtHalf))
                .isInstanceOf(CancellationException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatANameSaysIsReadAndWritten() {
        for (SampleOutput.Kind kind : SampleOutput.Kind.values()) {
            boolean folder = kind == SampleOutput.Kind.FOLDER;
            assertThat(SampleOutput.Kind.of(Path.of("a" + kind.ending())))
                    .isEqualTo(folder ? Optional.empty() : Optional.of(kind));
        }
        assertThat(SampleOutput.Kind.of(Path.of("a.JPEG"))).hasValue(SampleOutput.Kind.JPEG);
        assertThat(SampleOutput.Kind.of(Path.of("a.gif"))).isEmpty();
        assertThat(SampleOutput.Kind.JPEG.ending()).isEqualTo(".jpg");
    }

    @Test
    void oneThatIsThereAlreadyIsNotReplacedByOneOfSeveral() throws Exception {
        Path own = Files.writeString(folder.resolve("many-2.png"), "mine");
        SampleOutput sheets = new SampleOutput(folder.resolve("many.png"), SampleOutput.Kind.PNG);
        assertThatThrownBy(() -> sheets.require(SampleShape.image(1, 2), 1025))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessage(own + " is there already, and 1025 images take 2 files named so; give another name");
        sheets.require(SampleShape.image(1, 2), 1024);
        assertThatThrownBy(() -> sheets.write(images(1025), Optional.empty(), share -> {}))
                .isInstanceOf(SparringException.Storage.class)
                .hasMessage(own + " is there already; give another name");
        assertThat(own).hasContent("mine");
        assertThat(folder.toFile().list()).containsExactly("many-2.png");
    }

    /** What replaced another cannot be taken back, so it is never told as not written. */
    @Test
    void aSingleFileReplacesOneAndCannotBeEndedAfterThat() throws Exception {
        Path file = Files.writeString(folder.resolve("one.png"), "of before");
        new SampleOutput(file, SampleOutput.Kind.PNG).write(images(4), Optional.empty(), SampleOutputTest::endAtHalf);
        assertThat(ImageIO.read(file.toFile()).getWidth()).isPositive();
    }

    @Test
    void aFileInTheWayOfAnImageIsSaidAndNothingIsLeft() throws Exception {
        Files.createDirectories(folder.resolve("0002.png/in the way"));
        SampleOutput output = new SampleOutput(folder, SampleOutput.Kind.FOLDER);
        assertThatThrownBy(() -> output.write(images(4), Optional.empty(), share -> {}))
                .isInstanceOf(SparringException.Storage.class)
                .hasMessageContaining("0002.png");
        assertThat(folder.toFile().list()).containsExactly("0002.png");
    }
}
