package dev.sparring.gan.data.image.stream;

import dev.sparring.gan.data.image.decode.DecoderThread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Works on threads of its own for what is needed soon: as many as there are processors, which end when there is nothing to do for a while. Safe from any
 * thread.
 *
 * @param <T> what is worked for
 */
final class ReadAhead<T> {

    private static final long IDLE_SECONDS = 5;

    private final IntFunction<Callable<T>> work;
    private final IntPredicate isKept;
    private final int most;
    private final Executor threads;
    private final Map<Integer, FutureTask<T>> pending = new LinkedHashMap<>();

    /**
     * Nothing to do yet.
     *
     * @param work gives what there is to do for a number
     * @param isKept whether the result of a number is kept elsewhere, so that there is nothing to do; it may take a while
     * @param most results that wait to be taken; the eldest are forgotten beyond
     */
    ReadAhead(IntFunction<Callable<T>> work, IntPredicate isKept, int most) {
        this.most = most;
        this.work = work;
        this.isKept = isKept;
        int processors = Runtime.getRuntime().availableProcessors();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                processors, processors, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), DecoderThread::of);
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    /** Says which numbers are taken next, in this order; of many, only the first ones are worked for. */
    void expect(int[] numbers) {
        if (numbers.length > 0) {
            int[] first = Arrays.copyOf(numbers, Math.min(numbers.length, most / 2));
            threads.execute(() -> begin(first));
        }
    }

    private void begin(int[] numbers) {
        List<Integer> missing = new ArrayList<>();
        for (int number : numbers) {
            if (!isKept.test(number)) {
                missing.add(number);
            }
        }
        for (int number : missing) {
            FutureTask<T> task = new FutureTask<>(work.apply(number));
            synchronized (pending) {
                if (pending.putIfAbsent(number, task) != null) {
                    continue;
                }
                forgetSome();
            }
            threads.execute(() -> run(number, task));
        }
    }

    private void forgetSome() {
        Iterator<FutureTask<T>> eldest = pending.values().iterator();
        while (pending.size() > most) {
            eldest.next();
            eldest.remove();
        }
    }

    private void run(int number, FutureTask<T> task) {
        task.run();
        if (isKept.test(number)) {
            synchronized (pending) {
                pending.remove(number, task);
            }
        }
    }

    /**
     * Gives the result of a number: one that is there, one that is worked for, or else from this thread's own work.
     *
     * @throws ExecutionException if the work failed
     */
    T take(int number) throws ExecutionException {
        FutureTask<T> expected;
        synchronized (pending) {
            expected = pending.remove(number);
        }
        FutureTask<T> task = expected == null ? new FutureTask<>(work.apply(number)) : expected;
        // Nothing happens if another thread is at it or has done it.
        task.run();
        return result(task);
    }

    private static <T> T result(FutureTask<T> task) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
