package dev.sparring.ui.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Stands for the screen's thread: the test's thread runs what it is handed, in order. */
public final class Pump implements Executor {

    private static final long PATIENCE_SECONDS = 120;

    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Waits until so many tasks have come, and runs none. */
    public void hold(int count) throws InterruptedException {
        List<Runnable> held = new ArrayList<>();
        while (held.size() < count) {
            Runnable task = tasks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(task).as("a delivery").isNotNull();
            held.add(task);
        }
        tasks.addAll(held);
    }

    /** Runs tasks until the condition holds. */
    public void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("what is waited for comes").isLessThan(end);
            Runnable task = tasks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(task).as("a delivery").isNotNull();
            task.run();
        }
    }
}
