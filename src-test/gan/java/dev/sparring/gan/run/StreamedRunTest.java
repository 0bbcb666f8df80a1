package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.image.Pictures;
import dev.sparring.gan.event.Outcome;
import dev.sparring.gan.train.StepMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose pictures are read from the disk when they are needed. */
class StreamedRunTest {

    private static final RunListener SILENT = new RunListener() {};

    /** More than are looked at before the first step. */
    private static final int COUNT = 1100;

    private final Path folder;
    private final Path pictures;

    StreamedRunTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.pictures = folder.resolve("pictures");
        for (int i = 0; i < COUNT; i++) {
            Pictures.write(Pictures.plain(0x010305 * i), "png", picture(i));
        }
    }

    private Path picture(int number) {
        return pictures.resolve(10_000 + number + ".png");
    }

    private Config config(String... settings) throws SparringException {
        ConfigBuilder builder = ConfigBuilder.presetFor("folder:" + pictures)
                .data("folder:" + pictures)
                .set("data.size", "8")
                .set("generator.model", "mlp")
                .set("generator.width", "8")
                .set("discriminator.model", "mlp")
                .set("discriminator.width", "8")
                .set("discriminator.normalization", "none")
                .set("loss", "non-saturating")
                .set("monitor.features", "raw")
                .set("batch", "64")
                .set("checkpoint.every", "1")
                .set("checkpoint.keep", "40");
        for (String setting : settings) {
            int at = setting.indexOf('=');
            builder.set(setting.substring(0, at), setting.substring(at + 1));
        }
        return builder.build();
    }

    private static byte[] end(Path root) throws Exception {
        return Files.readAllBytes(root.resolve("checkpoints/step-00000030/tensors.safetensors"));
    }

    private Path played(String name, String... settings) throws Exception {
        Path root = folder.resolve(name);
        Outcome outcome = Run.prepare(config(settings), root).play(new RunControl(), SILENT, "test");
        assertThat(outcome).isEqualTo(Outcome.COMPLETED);
        return root;
    }

    @Test
    void aRunIsTheSameAsFromMemoryAlsoWhereItWasBrokenOff() throws Exception {
        byte[] expected = end(played("memory", "steps=30", "data.cache=memory"));
        assertThat(end(played("disk", "steps=30", "data.cache=disk"))).isEqualTo(expected);
        Path broken = played("broken", "steps=17", "data.cache=disk");
        Run.resume(broken, OptionalLong.of(30)).play(new RunControl(), SILENT, "test");
        assertThat(end(broken)).isEqualTo(expected);
    }

    @Test
    void aRunGoesOnFromTheDiskThatBeganInMemory() throws Exception {
        byte[] expected = end(played("whole", "steps=30", "data.cache=memory"));
        Path root = played("run", "steps=17", "data.cache=memory");
        Run resumed =
                Run.resume(root, layers -> layers.set("data.cache", "disk").set("steps", "30"));
        assertThat(resumed.warnings()).noneMatch(warning -> warning.contains("the data are not those"));
        assertThat(resumed.play(new RunControl(), SILENT, "test")).isEqualTo(Outcome.COMPLETED);
        assertThat(end(root)).isEqualTo(expected);
    }

    @Test
    void anotherNumberOfPicturesOnTheDiskIsSaid() throws Exception {
        Files.write(picture(5), new byte[] {1, 2, 3});
        Path root = played("run", "steps=17", "data.cache=memory", "data.skipUnreadable=true");
        Run resumed =
                Run.resume(root, layers -> layers.set("data.cache", "disk").set("steps", "30"));
        assertThat(resumed.warnings()).anyMatch(warning -> warning.contains("the data are not those of before"));
    }

    @Test
    void aPictureThatCannotBeReadEndsTheRunAndLeavesItsCheckpoints() throws Exception {
        for (int i = COUNT; i < 4 * COUNT; i++) {
            Pictures.write(Pictures.plain(0x010305 * i), "png", picture(i));
        }
        Path root = folder.resolve("run");
        Run run = Run.prepare(config("steps=200", "data.cache=disk"), root);
        RunListener breaking = new RunListener() {
            @Override
            public void onStep(StepMetrics record, double pace) {
                if (record.step() == 3) {
                    // Those of the next sixteen steps are decoded already.
                    for (int i = 0; i < 4 * COUNT; i++) {
                        overwrite(picture(i));
                    }
                }
            }
        };
        assertThatThrownBy(() -> run.play(new RunControl(), breaking, "test"))
                .isInstanceOf(SparringException.Data.class)
                .hasMessageContaining(".png cannot be read: it is no PNG");
        assertThat(Files.readString(root.resolve("run.json"))).contains("failed");
        assertThat(root.resolve("checkpoints/step-00000003")).exists();
    }

    private static void overwrite(Path file) {
        try {
            Files.write(file, new byte[] {1, 2, 3});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPictureThatCannotBeReadIsFoundBeforeTheFirstStepIfItIsLookedAt() throws Exception {
        Files.write(picture(0), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> Run.prepare(config("steps=30", "data.cache=disk"), folder.resolve("run")))
                .isInstanceOf(SparringException.Data.class)
                .hasMessageContaining(picture(0).toString());
        assertThat(folder.resolve("run")).doesNotExist();
    }
}
