package dev.sparring.gan.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointStoreTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private CheckpointStore store;

    @BeforeEach
    void open() {
        store = new CheckpointStore(folder.resolve("checkpoints"));
    }

    private static Checkpoint checkpoint(long step) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        SplittableRandom random = new SplittableRandom(step);
        float[] large = new float[600_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = Float.intBitsToFloat(random.nextInt());
        }
        tensors.put("generator.parameters.0_W", new Tensor(new long[] {600, 1000}, large));
        tensors.put("scalar", new Tensor(new long[0], new float[] {step}));
        tensors.put("empty", new Tensor(new long[] {0, 3}, new float[0]));
        ObjectNode state =
                JsonNodeFactory.instance.objectNode().put("step", step).put("third", 1.0 / 3);
        return new Checkpoint(step, tensors, state);
    }

    private static void assertSame(Checkpoint actual, Checkpoint expected) {
        assertThat(actual.step()).isEqualTo(expected.step());
        assertThat(actual.state()).hasToString(expected.state().toString());
        assertThat(new ArrayList<>(actual.tensors().keySet()))
                .isEqualTo(new ArrayList<>(expected.tensors().keySet()));
        expected.tensors().forEach((name, tensor) -> {
            Tensor read = Objects.requireNonNull(actual.tensors().get(name));
            assertThat(read.shape()).containsExactly(tensor.shape());
            // AssertJ's own comparison of 600,000 numbers takes seconds.
            assertThat(Arrays.equals(bits(read.values()), bits(tensor.values())))
                    .isTrue();
        });
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }

    @Test
    void whatIsSavedIsReadBackBitForBit() throws Exception {
        store.save(checkpoint(12), 3);
        assertSame(store.load(12), checkpoint(12));
        assertThat(store.directory(12).getFileName()).hasToString("step-00000012");
    }

    @Test
    void theTensorsFileIsSafetensorsAsItsAuthorsSpecifyIt() throws Exception {
        store.save(checkpoint(1), 3);
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(store.directory(1).resolve("tensors.safetensors")))
                .order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) file.getLong(0);
        assertThat(header % 8).isZero();
        String text = new String(file.array(), 8, header, StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith(
                        "{\"generator.parameters.0_W\":{\"dtype\":\"F32\",\"shape\":[600,1000],\"data_offsets\":[0,2400000]}");
        assertThat(file.getFloat(8 + header + 2_400_000)).isEqualTo(1f);
        assertThat(file.capacity()).isEqualTo(8 + header + 2_400_004);
    }

    @Test
    void onlyTheNewestAreKept() throws Exception {
        for (long step : new long[] {1, 2, 3, 10, 11}) {
            store.save(checkpoint(step), 2);
        }
        assertThat(store.steps()).containsExactly(11L, 10L);
        try (var files = Files.list(folder.resolve("checkpoints"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void savingTheSameStepAgainKeepsTheSoundOneAndReplacesADamagedOne() throws Exception {
        store.save(checkpoint(5), 3);
        Path tensors = store.directory(5).resolve("tensors.safetensors");
        var before = Files.getLastModifiedTime(tensors);
        store.save(checkpoint(5), 3);
        assertThat(Files.getLastModifiedTime(tensors)).isEqualTo(before);
        Files.write(tensors, new byte[3]);
        store.save(checkpoint(5), 3);
        assertSame(store.load(5), checkpoint(5));
    }

    @Test
    void withoutAnyCheckpointThereIsNoNewest() throws Exception {
        assertThat(store.newest(warning -> {})).isEmpty();
    }

    @Test
    void aDamagedOneIsNamedAndTheOneBeforeIsTaken() throws Exception {
        store.save(checkpoint(1), 3);
        store.save(checkpoint(2), 3);
        Files.delete(store.directory(2).resolve("state.json"));
        List<String> warnings = new ArrayList<>();
        assertSame(store.newest(warnings::add).orElseThrow(), checkpoint(1));
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains("step-00000002", "state.json is missing", "; ");
    }

    @Test
    void whereNoneIsSoundNothingIsTaken() throws Exception {
        store.save(checkpoint(1), 3);
        Files.writeString(store.directory(1).resolve("manifest.json"), "{}");
        assertThatThrownBy(() -> store.newest(warning -> {}))
                .isInstanceOf(SparringException.Checkpoint.class)
                .hasMessageContaining("none of the 1 checkpoints");
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json", "state.json", "tensors.safetensors"})
    void everyFlippedBitAndEveryCutIsFound(String name) throws Exception {
        store.save(checkpoint(3), 3);
        Path file = store.directory(3).resolve(name);
        byte[] whole = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(name.hashCode());
        for (int i = 0; i < 60; i++) {
            byte[] damaged = whole.clone();
            if (i % 3 == 0) {
                damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
            } else {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            assertThatThrownBy(() -> store.load(3))
                    .isInstanceOf(SparringException.Checkpoint.class)
                    .hasMessageContaining("step-00000003");
        }
        Files.write(file, whole);
        assertSame(store.load(3), checkpoint(3));
    }

    @Test
    void leftoversOfAnInterruptedSaveAreNoCheckpointsAndAreSweptAway() throws Exception {
        store.save(checkpoint(1), 3);
        Path root = folder.resolve("checkpoints");
        for (String name : new String[] {".tmp-step-00000002", ".trash-step-00000000"}) {
            Files.createDirectory(root.resolve(name));
            Files.writeString(root.resolve(name).resolve("tensors.safetensors"), "half");
        }
        assertThat(store.steps()).containsExactly(1L);
        store.sweep();
        try (var files = Files.list(root)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly("step-00000001");
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsSaidInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new CheckpointStore(file.resolve("checkpoints")).save(checkpoint(1), 1))
                .isInstanceOf(SparringException.Storage.class)
                .hasMessageContaining("cannot write checkpoint");
    }
}
