package dev.sparring.gan.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.file.FaultyFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operation on files that a save makes fails once, and from then on. */
class CheckpointFaultsTest {

    private static final int KEPT = 2;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static Checkpoint checkpoint(long step, float value) {
        float[] numbers = new float[40_000];
        java.util.Arrays.fill(numbers, value);
        return new Checkpoint(
                step,
                Map.of("generator.parameters.0_W", new Tensor(new long[] {200, 200}, numbers)),
                JsonNodeFactory.instance.objectNode().put("value", value));
    }

    private static float value(Checkpoint checkpoint) {
        float[] numbers = checkpoint.tensors().values().iterator().next().values();
        for (float number : numbers) {
            assertThat(number).isEqualTo(numbers[0]);
        }
        assertThat(checkpoint.state().path("value").floatValue()).isEqualTo(numbers[0]);
        return numbers[0];
    }

    /** Steps 1 to 3 with their number as value, of which two are kept. */
    private CheckpointStore filled(Path root) throws SparringException {
        CheckpointStore store = new CheckpointStore(root);
        for (int step = 1; step <= 3; step++) {
            store.save(checkpoint(step, step), KEPT);
        }
        return store;
    }

    @ParameterizedTest
    @CsvSource({
        "No space left on device, false, 4",
        "No space left on device, true, 4",
        "Input/output error, false, 4",
        "Input/output error, true, 4",
        "No space left on device, false, 3",
        "Input/output error, true, 3"
    })
    void whatWasSavedStaysWholeWhereverASaveBreaksOff(String reason, boolean forGood, long step) throws Exception {
        FaultyFiles disk = new FaultyFiles(reason);
        CheckpointStore counted = filled(disk.of(folder.resolve("counted")));
        disk.failWhen(operation -> false);
        counted.save(checkpoint(step, 9), KEPT);
        long operations = disk.operations();
        assertThat(operations).isGreaterThan(30);
        for (long fault = 0; fault < operations; fault++) {
            long at = fault;
            Path root = folder.resolve("run-" + fault);
            disk.failWhen(operation -> false);
            CheckpointStore store = filled(disk.of(root));
            disk.failWhen(operation -> forGood ? operation >= at : operation == at);
            boolean saved = saved(store, checkpoint(step, 9), reason.startsWith("No space"));
            disk.failWhen(operation -> false);
            // As another process finds it.
            CheckpointStore found = new CheckpointStore(root);
            List<String> warnings = new ArrayList<>();
            Checkpoint newest = found.newest(warnings::add).orElseThrow();
            assertThat(warnings).as("operation %d", fault).isEmpty();
            if (saved) {
                assertThat(newest.step()).isEqualTo(step);
                assertThat(value(newest)).isEqualTo(9);
            } else {
                assertThat(value(newest)).as("operation %d", fault).isIn(2f, 3f, 9f);
                assertThat(newest.step()).as("operation %d", fault).isGreaterThanOrEqualTo(step - 1);
            }
            // And once the disk is sound again, all is as if nothing had been.
            found.sweep();
            found.save(checkpoint(step, 9), KEPT);
            assertThat(value(found.newest(warnings::add).orElseThrow())).isEqualTo(9);
            assertThat(names(root))
                    .containsExactlyInAnyOrder(String.format("step-%08d", step), String.format("step-%08d", step - 1));
        }
    }

    private static boolean saved(CheckpointStore store, Checkpoint checkpoint, boolean full) {
        try {
            store.save(checkpoint, KEPT);
            return true;
        } catch (SparringException.Storage e) {
            assertThat(e.full()).isEqualTo(full);
            assertThat(e.getMessage()).contains("; ").doesNotContain("\n");
            return false;
        }
    }

    private static List<String> names(Path root) throws Exception {
        try (var entries = Files.list(root)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    @Test
    void anOperationThatFailsWhileReadingIsSaidAndNothingIsTakenForDamaged() throws Exception {
        FaultyFiles disk = new FaultyFiles("Input/output error");
        CheckpointStore store = filled(disk.of(folder));
        disk.failWhen(operation -> false);
        store.load(3);
        long operations = disk.operations();
        for (long fault = 0; fault < operations; fault++) {
            long at = fault;
            disk.failWhen(operation -> operation == at);
            assertThatThrownBy(() -> store.load(3))
                    .as("operation %d", at)
                    .isInstanceOf(SparringException.Storage.class)
                    .hasMessageContaining("step-00000003");
        }
    }
}
