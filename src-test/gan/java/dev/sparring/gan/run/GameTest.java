package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigLayers;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.memory.AllocationsTracker;

class GameTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static Config config(String... settings) throws SparringException {
        ConfigLayers layers = ConfigLayers.preset("ring").set("batch", "16");
        for (String setting : settings) {
            layers.set(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        return layers.build();
    }

    private static long nativeBytes() {
        return Pointer.totalBytes() + AllocationsTracker.getInstance().bytesOnDevice(0);
    }

    @Test
    void aDiscriminatorThatDoesNotFitGivesTheGeneratorsMemoryBackAndKeepsItsCause() throws Exception {
        // Three layers of 1024: some 8 MB of parameters.
        Config config = config("generator.width=1024", "discriminator.model=dcgan");
        DataSource source = config.data().open(1);
        long before = nativeBytes();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> Game.of(config, source))
                    .isInstanceOf(SparringException.Configuration.class)
                    .hasMessageContaining("a network does not fit the data: dcgan needs images")
                    .hasCauseInstanceOf(IllegalArgumentException.class);
        }
        assertThat(nativeBytes() - before).isLessThan(4L << 20);
    }

    @Test
    void aCheckpointLeavesNoNativeCopiesOfItsTensors() throws Exception {
        Config config = config("generator.width=256", "discriminator.width=256", "generator.ema.decay=0.9");
        DataSource source = config.data().open(1);
        try (Game game = Game.of(config, source);
                Watch watch = new Watch(config, game, new CheckpointStore(folder))) {
            game.trainer().play();
            Checkpoint checkpoint = Snapshots.take(game.trainer(), watch, 0);
            long numbers = checkpoint.tensors().values().stream()
                    .mapToLong(tensor -> tensor.values().length)
                    .sum();
            long before = nativeBytes();
            Snapshots.take(game.trainer(), watch, 0);
            Snapshots.restore(checkpoint, game.trainer(), watch);
            assertThat(nativeBytes() - before).isLessThan(numbers / 4);
        }
    }

    @Test
    void aScatterOfFewPointsIsFramedByThem() {
        DataSource few = new DataSource() {
            @Override
            public SampleShape shape() {
                return SampleShape.vector(2);
            }

            @Override
            public OptionalLong size() {
                return OptionalLong.of(3);
            }

            @Override
            public void read(long index, float[] target, int offset) {
                if (index >= 3) {
                    throw new IndexOutOfBoundsException("index " + index);
                }
                target[offset] = index;
                target[offset + 1] = -index;
            }

            @Override
            public String description() {
                return "three points";
            }
        };
        assertThat(RunLoop.points(few)).containsExactlyInAnyOrder(0, 0, 1, -1, 2, -2);
    }
}
