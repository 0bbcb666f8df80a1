package dev.sparring.gan.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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
    void savingAStepAgainReplacesWhatWasThere() throws Exception {
        store.save(checkpoint(5), 3);
        Checkpoint other =
                new Checkpoint(5, checkpoint(6).tensors(), checkpoint(6).state());
        store.save(other, 3);
        assertSame(store.load(5), other);
        Files.write(store.directory(5).resolve("tensors.safetensors"), new byte[3]);
        store.save(checkpoint(5), 3);
        assertSame(store.load(5), checkpoint(5));
        assertHolds("step-00000005");
    }

    private void assertHolds(String... names) throws IOException {
        try (var files = Files.list(folder.resolve("checkpoints"))) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder(names);
        }
    }

    @Test
    void aDamagedOneOfALaterStepDoesNotOutrankTheOneJustWritten() throws Exception {
        store.save(small(1000), 2);
        store.save(small(2000), 2);
        flip(store.directory(2000).resolve("tensors.safetensors"));
        store.save(small(1500), 1);
        assertHolds("step-00001500");
        assertSame(store.newest(warning -> {}).orElseThrow(), small(1500));
    }

    @Test
    void whatLiesBeyondGoesOnceTheNewOneIsWrittenAndWhatIsPinnedStays() throws Exception {
        for (long step : new long[] {1, 2, 3, 4, 5}) {
            store.save(small(step), 9);
        }
        store.save(small(3), 2, step -> step == 1 || step == 5);
        assertHolds("step-00000001", "step-00000002", "step-00000003", "step-00000005");
    }

    @Test
    void damagedOnesDoNotCountAmongTheNewest() throws Exception {
        for (long step : new long[] {1, 2, 3, 4}) {
            store.save(small(step), 9);
        }
        Files.delete(store.directory(3).resolve("manifest.json"));
        Files.write(store.directory(4).resolve("state.json"), new byte[3]);
        store.save(small(5), 2);
        assertHolds("step-00000002", "step-00000005");
    }

    @Test
    void nothingGoesWhereTheNewOneCannotBeWritten() throws Exception {
        store.save(small(1), 1);
        Checkpoint large = new Checkpoint(
                2, small(2).tensors(), JsonNodeFactory.instance.objectNode().put("text", "x".repeat(17 << 20)));
        assertThatThrownBy(() -> store.save(large, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state must be at most 16777216 bytes");
        assertHolds("step-00000001");
        assertSame(store.load(1), small(1));
    }

    @Test
    void anInterruptedThreadSavesAndLoadsAndStaysInterrupted() throws Exception {
        Thread.currentThread().interrupt();
        store.save(checkpoint(1), 1);
        store.save(checkpoint(2), 1);
        Checkpoint loaded = store.newest(warning -> {}).orElseThrow();
        assertThat(Thread.interrupted()).isTrue();
        assertSame(loaded, checkpoint(2));
    }

    @Test
    void theNewestIsFoundWhileARunReplacesIt() throws Exception {
        store.save(small(1), 1);
        AtomicBoolean done = new AtomicBoolean();
        List<Exception> failures = Collections.synchronizedList(new ArrayList<>());
        Thread writer = new Thread(() -> {
            try {
                for (long step = 2; step <= 400; step++) {
                    store.save(small(step), 1);
                }
            } catch (SparringException e) {
                failures.add(e);
            } finally {
                done.set(true);
            }
        });
        writer.start();
        CheckpointStore reader = new CheckpointStore(folder.resolve("checkpoints"));
        List<String> warnings = new ArrayList<>();
        long before = 0;
        while (!done.get()) {
            long step = reader.newest(warnings::add).orElseThrow().step();
            assertThat(step).isGreaterThanOrEqualTo(before);
            before = step;
        }
        writer.join();
        assertThat(failures).isEmpty();
        assertThat(warnings).isEmpty();
        assertThat(reader.newest(warnings::add).orElseThrow().step()).isEqualTo(400);
    }

    @Test
    void oneOfANewerVersionIsRefusedAndNeitherPassedOverNorRemoved() throws Exception {
        store.save(small(1), 9);
        store.save(small(2), 9);
        remake(2, manifest -> manifest.put("version", 2));
        List<String> warnings = new ArrayList<>();
        assertThatThrownBy(() -> store.newest(warnings::add))
                .isInstanceOf(SparringException.Checkpoint.class)
                .hasMessage("checkpoint step-00000002 was written by a newer Sparring, in version 2 of the format;"
                        + " use a newer Sparring; this one knows version 1");
        assertThat(warnings).isEmpty();
        store.save(small(3), 1);
        assertHolds("step-00000002", "step-00000003");
    }

    @Test
    void aFlippedBitInTheVersionIsDamageAndNoNewerVersion() throws Exception {
        store.save(small(1), 9);
        store.save(small(2), 9);
        Path manifest = store.directory(2).resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"version\" : 1", "\"version\" : 3"));
        List<String> warnings = new ArrayList<>();
        assertSame(store.newest(warnings::add).orElseThrow(), small(1));
        assertThat(warnings).singleElement().asString().contains("step-00000002", "manifest.json was altered");
    }

    @Test
    void hugeFilesAreRefusedBeforeTheyAreReadWhateverTheManifestSays() throws Exception {
        store.save(small(1), 9);
        long size = 1L << 40;
        lengthen(store.directory(1).resolve("state.json"), size);
        remake(1, manifest -> ((ObjectNode) manifest.path("files").path("state.json")).put("bytes", size));
        assertThatThrownBy(() -> store.load(1))
                .isInstanceOf(SparringException.Checkpoint.class)
                .hasMessageContaining("step-00000001 is damaged: state.json is too large");
        lengthen(store.directory(1).resolve("manifest.json"), size);
        assertThatThrownBy(() -> store.load(1))
                .isInstanceOf(SparringException.Checkpoint.class)
                .hasMessageContaining("manifest.json is too large");
    }

    @Test
    void moreTensorsThanJavaHasMemoryForAreRefusedAndNoOlderCheckpointIsTakenInstead() throws Exception {
        store.save(small(1), 9);
        store.save(small(2), 9);
        int side = 2_000_000_000;
        StringBuilder header = new StringBuilder("{");
        long end = 0;
        for (int i = 0; end <= Runtime.getRuntime().maxMemory(); i++) {
            header.append(i == 0 ? "" : ",")
                    .append("\"t" + i + "\":{\"dtype\":\"F32\",\"shape\":[" + side + "],\"data_offsets\":[" + end + ",")
                    .append(end + 4L * side)
                    .append("]}");
            end += 4L * side;
        }
        byte[] text = header.append("}").toString().getBytes(StandardCharsets.UTF_8);
        Path file = store.directory(2).resolve("tensors.safetensors");
        Files.write(
                file,
                ByteBuffer.allocate(8 + text.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(text.length)
                        .put(text)
                        .array());
        long size = 8 + text.length + end;
        lengthen(file, size);
        remake(2, manifest -> ((ObjectNode) manifest.path("files").path("tensors.safetensors")).put("bytes", size));
        assertThatThrownBy(() -> store.newest(warning -> {}))
                .isInstanceOf(SparringException.Checkpoint.class)
                .hasMessageContaining("MB that Java may use")
                .hasMessageContaining("SPARRING_JAVA_OPTS=-Xmx");
    }

    /** Whoever looks for the fault in the code finds it at the end of the chain. */
    @Test
    void whatMadeACheckpointUnreadableIsItsErrorsCause() throws Exception {
        store.save(small(1), 9);
        byte[] half = "{".getBytes(StandardCharsets.UTF_8);
        Files.write(store.directory(1).resolve("state.json"), half);
        remake(1, manifest -> ((ObjectNode) manifest.path("files").path("state.json"))
                .put("bytes", half.length)
                .put("sha256", sum(half)));
        assertThatThrownBy(() -> store.load(1))
                .isInstanceOf(SparringException.Checkpoint.class)
                .hasMessageContaining("state.json is no JSON")
                .hasCauseInstanceOf(DamagedException.class)
                .hasRootCauseInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> store.newest(warning -> {}))
                .isInstanceOf(SparringException.Checkpoint.class)
                .hasCauseInstanceOf(SparringException.Checkpoint.class)
                .hasRootCauseInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> store.load(2))
                .isInstanceOf(SparringException.Checkpoint.class)
                .hasMessageContaining("there is no checkpoint step-00000002")
                .hasCauseInstanceOf(DamagedException.class);
    }

    private static Checkpoint small(long step) {
        return new Checkpoint(
                step,
                Map.of("scalar", new Tensor(new long[0], new float[] {step})),
                JsonNodeFactory.instance.objectNode().put("step", step));
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
    }

    /** A file full of holes, which takes no room on the disk. */
    private static void lengthen(Path file, long size) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(size);
        }
    }

    /** Changes a manifest and seals it as the specification of the format says. */
    private void remake(long step, Consumer<ObjectNode> change) throws Exception {
        Path file = store.directory(step).resolve("manifest.json");
        ObjectNode manifest = (ObjectNode) new ObjectMapper().readTree(Files.readString(file));
        change.accept(manifest);
        manifest.put("sha256", "0".repeat(64));
        String open = manifest.toString();
        Files.writeString(file, open.replace("0".repeat(64), sum(open.getBytes(StandardCharsets.UTF_8))));
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
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
                .hasMessageContaining("cannot write checkpoint")
                .hasCauseInstanceOf(IOException.class);
    }
}
