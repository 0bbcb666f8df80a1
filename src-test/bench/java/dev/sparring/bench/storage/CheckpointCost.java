package dev.sparring.bench.storage;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.CheckpointStore;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.run.storage.RunDirectory;
import dev.sparring.gan.train.StepMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a checkpoint costs training and how long one takes to load: how much longer a step with a check of the monitor and a checkpoint
 * takes than one with the check alone, and how long steps take beside which one is written.
 *
 * <pre>java ... dev.sparring.bench.storage.CheckpointCost DATA DIRECTORY [PRESET]</pre>
 */
public final class CheckpointCost {

    private static final int STEPS = 240;
    private static final int WARMUP = 40;
    private static final int EVERY = 20;

    private final List<Double> checking = new ArrayList<>();
    private final List<Double> alone = new ArrayList<>();
    private final List<Double> beside = new ArrayList<>();
    private final List<Double> copying = new ArrayList<>();
    private long begun;
    private long written;
    private boolean writes;

    private CheckpointCost() {}

    /**
     * Trains and prints milliseconds.
     *
     * @param args data as {@code --data} takes it, a directory for the run, and a preset, {@code mnist} if it is left out
     * @throws SparringException if the data or the directory cannot be used
     */
    public static void main(String[] args) throws SparringException {
        Path root = Path.of(args[1]);
        ConfigBuilder config = ConfigBuilder.preset(args.length > 2 ? args[2] : "mnist")
                .data(args[0])
                .set("steps", Integer.toString(STEPS))
                .set("checkpoint.every", Integer.toString(EVERY))
                .set("samples.every", "1000000")
                .set("monitor.every", Integer.toString(EVERY / 2));
        CheckpointCost cost = new CheckpointCost();
        Run.prepare(config.build(), root).play(new RunControl(), cost.listener(), "bench");
        cost.print(root);
    }

    private RunListener listener() {
        return new RunListener() {
            private long before = System.nanoTime();

            @Override
            public void onStep(StepMetrics record, double imagesPerSecond) {
                long now = System.nanoTime();
                double millis = (now - before) / 1e6;
                before = now;
                long since = record.step() % EVERY;
                boolean writing = writes;
                writes = begun > written;
                begun = since == 0 ? record.step() : begun;
                if (record.step() > WARMUP && record.step() < STEPS) {
                    (since == 0 ? copying : since == EVERY / 2 ? checking : writing || writes ? beside : alone)
                            .add(millis);
                }
            }

            @Override
            public void onEvent(RunEvent event) {
                if (event.kind().equals("checkpoint")) {
                    written = event.step();
                }
            }
        };
    }

    private void print(Path root) throws SparringException {
        CheckpointStore store = RunDirectory.checkpoints(root);
        long newest = store.steps().get(0);
        List<Double> loads = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            long begun = System.nanoTime();
            store.load(newest);
            loads.add((System.nanoTime() - begun) / 1e6);
        }
        System.out.printf("checkpoint of %,d bytes%n", bytes(store.directory(newest)));
        print("a step", alone);
        print("a step with a check", checking);
        print("a step with a check and a checkpoint", copying);
        print("a step beside which one is written", beside);
        System.out.printf("a checkpoint costs the training thread %.1f ms%n", median(copying) - median(checking));
        System.out.printf("to load one takes %.1f ms%n", median(loads));
    }

    private static void print(String what, List<Double> millis) {
        System.out.printf("%-36s %8.1f ms, at most %8.1f, of %d%n", what, median(millis), most(millis), millis.size());
    }

    private static long bytes(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    private static double most(List<Double> values) {
        return values.isEmpty() ? Double.NaN : Collections.max(values);
    }
}
