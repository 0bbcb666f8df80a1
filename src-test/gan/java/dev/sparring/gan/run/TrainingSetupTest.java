package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.core.network.Network;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.Checkpoint;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.monitor.MonitorSetup;
import dev.sparring.gan.monitor.RunMonitor;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.memory.deallocation.DeallocatableReference;
import org.nd4j.linalg.api.memory.deallocation.DeallocatorService;
import org.nd4j.linalg.factory.Nd4j;

class TrainingSetupTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static Config config(String... settings) throws SparringException {
        ConfigBuilder layers = ConfigBuilder.preset("ring").set("batch", "16");
        for (String setting : settings) {
            layers.set(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        return layers.build();
    }

    /** A network of which nothing is known but how often it was closed. */
    private static Network counting(AtomicInteger closed) {
        return (Network) Proxy.newProxyInstance(
                Network.class.getClassLoader(), new Class<?>[] {Network.class}, (proxy, method, args) -> {
                    if (method.getName().equals("close")) {
                        closed.incrementAndGet();
                        return null;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void aModelThatDoesNotFitTheDataIsSaidWithItsKeyAndItsCauseBeforeAnyNetworkIsMade() throws Exception {
        Config config = config("discriminator.model=dcgan");
        assertThatThrownBy(() -> TrainingSetup.of(config, config.data().open(1), definition -> {
                    throw new AssertionError("a network was made");
                }))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("the discriminator cannot be made: dcgan needs images")
                .hasMessageContaining("change discriminator.model")
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFaultOfOursIsNotCalledTheDatasAndBothNetworksAreClosed() throws Exception {
        Config config = config();
        AtomicInteger closed = new AtomicInteger();
        // The player asks such a network for its parameters.
        assertThatThrownBy(() -> TrainingSetup.of(config, config.data().open(1), definition -> counting(closed)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(closed).hasValue(2);
        assertThatThrownBy(() -> TrainingSetup.of(config, config.data().open(1), definition -> {
                    throw new IllegalArgumentException("a fault");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a fault");
    }

    /** Numbers in native memory that only the collector would give back, or that are in use. */
    private static long openNumbers() throws ReflectiveOperationException {
        Field map = DeallocatorService.class.getDeclaredField("referenceMap");
        map.setAccessible(true);
        long numbers = 0;
        for (Object reference : ((Map<?, ?>) map.get(Nd4j.getDeallocatorService())).values()) {
            // A view's buffer has no memory of its own.
            if (((DeallocatableReference) reference).get() instanceof DataBuffer buffer
                    && buffer.originalDataBuffer() == null
                    && !buffer.wasClosed()) {
                numbers += buffer.length();
            }
        }
        return numbers;
    }

    @Test
    void aCheckpointLeavesNoNativeCopiesOfItsTensors() throws Exception {
        Config config = config("generator.width=256", "discriminator.width=256", "generator.ema.decay=0.9");
        DataSource source = config.data().open(1);
        try (TrainingSetup game = TrainingSetup.of(config, source);
                RunMonitor watch = new RunMonitor(
                        MonitorSetup.of(config),
                        game.trainer(),
                        Optional.of(game.comparison()),
                        new CheckpointStore(folder))) {
            game.trainer().trainStep();
            Checkpoint checkpoint = RunState.take(game.trainer(), watch, 0);
            long numbers = checkpoint.tensors().values().stream()
                    .mapToLong(tensor -> tensor.values().length)
                    .sum();
            long before = openNumbers();
            RunState.take(game.trainer(), watch, 0);
            RunState.restore(checkpoint, game.trainer(), watch);
            assertThat(openNumbers() - before).isLessThan(numbers / 4);
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
        assertThat(SamplePictures.points(few)).containsExactlyInAnyOrder(0, 0, 1, -1, 2, -2);
    }
}
