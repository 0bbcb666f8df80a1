package dev.sparring.bench.charts;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** How long a processor worked for the thread of the window and for the one that draws. All methods are for the window's thread. */
final class CpuTime {

    private static final String DRAWING = "QuantumRenderer";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long computing;
    private long drawing;

    private long ofDrawing() {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith(DRAWING))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    /** Begins. */
    void begin() {
        computing = -threads.getCurrentThreadCpuTime();
        drawing = -ofDrawing();
    }

    /** Ends. */
    void end() {
        computing += threads.getCurrentThreadCpuTime();
        drawing += ofDrawing();
    }

    /** Nanoseconds of the window's thread. */
    double computing() {
        return computing;
    }

    /** Nanoseconds of the thread that draws. */
    double drawing() {
        return drawing;
    }
}
