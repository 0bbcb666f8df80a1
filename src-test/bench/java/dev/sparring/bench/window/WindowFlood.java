package dev.sparring.bench.window;

import atlantafx.base.theme.PrimerLight;
import dev.sparring.bench.comparison.Environment;
import dev.sparring.ui.desktop.app.PacedExecutor;
import dev.sparring.ui.desktop.component.FileTarget;
import dev.sparring.ui.desktop.model.Page;
import dev.sparring.ui.desktop.model.Phase;
import dev.sparring.ui.desktop.model.Workspace;
import dev.sparring.ui.desktop.session.Mailbox;
import dev.sparring.ui.desktop.shell.Shell;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Floods the window and prints how often its thread was given something, and how long whoever wanted something of it had to wait: first
 * with events that come as fast as a thread can post them, then with a run on disk of as many logged steps and events, which an open
 * window shows. Without a screen, after a build; the last argument is a directory for the run's files, about 0.6 kB an event:
 *
 * <pre>{@code
 * cd src-test/bench/target
 * java -Dglass.platform=Monocle -Dmonocle.platform=Headless -Dprism.order=sw \
 *     -cp "classes:$(cat classpath.txt)" dev.sparring.bench.window.WindowFlood 1000000 /tmp/flood
 * }</pre>
 */
public final class WindowFlood {

    private static final double MEGABYTE = 1e6;
    private static final long FEW = 3000;

    private WindowFlood() {}

    /**
     * Prints the figures.
     *
     * @param arguments how many events, and a directory in which runs are written
     * @throws Exception if the run cannot be written or the window not be opened
     */
    public static void main(String[] arguments) throws Exception {
        long events = Long.parseLong(arguments[0]);
        Path home = Path.of(arguments[1]);
        PrintStream out = System.out;
        out.println(Environment.here());
        FloodedRun.write(home.resolve("runs/few"), FEW);
        FloodedRun.write(home.resolve("runs/flood"), events);
        CountDownLatch ready = new CountDownLatch(1);
        Platform.startup(ready::countDown);
        ready.await();
        Platform.setImplicitExit(false);
        // Once so that everything is loaded and compiled.
        bare(events);
        out.println("bare events: " + bare(events));
        window(home, out);
        Platform.exit();
    }

    private static <T> T onScreen(Callable<T> call) throws Exception {
        FutureTask<T> task = new FutureTask<>(call);
        Platform.runLater(task);
        return task.get();
    }

    /** Events that nobody shows. */
    private static String bare(long events) throws Exception {
        PacedExecutor paced = onScreen(() -> PacedExecutor.ofThisThread(Platform::runLater));
        CountDownLatch done = new CountDownLatch(1);
        Counting counting = new Counting(events, done);
        Mailbox<Long, Long> mailbox = new Mailbox<>(paced, (state, told) -> counting.take(told));
        long begin = System.nanoTime();
        try (WaitProbe probe = new WaitProbe()) {
            for (long i = 0; i < events; i++) {
                mailbox.tell(i);
            }
            double posted = (System.nanoTime() - begin) / 1e9;
            done.await();
            double seconds = (System.nanoTime() - begin) / 1e9;
            return String.format(
                            Locale.ROOT,
                            "%d posted in %.2f s, delivered in %.2f s by %d deliveries, %.1f a second; ",
                            events,
                            posted,
                            seconds,
                            counting.deliveries,
                            counting.deliveries / seconds)
                    + probe.words();
        }
    }

    /** Checks that events come in order, and counts deliveries. */
    private static final class Counting {
        private final long wanted;
        private final CountDownLatch done;
        private long next;
        private int deliveries;

        Counting(long wanted, CountDownLatch done) {
            this.wanted = wanted;
            this.done = done;
        }

        void take(Iterable<Long> told) {
            deliveries++;
            for (long event : told) {
                if (event != next) {
                    throw new IllegalStateException("event " + next + " is missing");
                }
                next++;
            }
            if (next == wanted) {
                done.countDown();
            }
        }
    }

    private static void window(Path home, PrintStream out) throws Exception {
        ExecutorService disk = Executors.newSingleThreadExecutor();
        Workspace workspace = onScreen(() -> new Workspace(
                home,
                Clock.system(ZoneId.systemDefault()),
                disk,
                Platform::runLater,
                PacedExecutor.ofThisThread(Platform::runLater)));
        Stage stage = onScreen(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            Stage window = new Stage();
            window.setScene(Shell.scene(workspace, "bench", FileTarget::dialog));
            window.show();
            return window;
        });
        for (Page page : new Page[] {Page.TRAIN, Page.MONITOR}) {
            onScreen(() -> {
                workspace.pageProperty().set(page);
                return true;
            });
            // Once so that everything is loaded and compiled.
            open(workspace, home.resolve("runs/few"), page);
            long before = used();
            ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
            try (WaitProbe probe = new WaitProbe()) {
                double seconds = open(workspace, home.resolve("runs/flood"), page);
                out.printf(
                        Locale.ROOT,
                        "opened on page %s in %.1f s; %s; heap %.0f MB more than with %d events, peak %.0f MB%n",
                        page,
                        seconds,
                        probe.words(),
                        (used() - before) / MEGABYTE,
                        FEW,
                        peak() / MEGABYTE);
            }
        }
        onScreen(() -> {
            stage.hide();
            workspace.close();
            return true;
        });
        disk.shutdown();
    }

    /** Gives how long it took until the run was read whole, in seconds; the window then has two seconds more to draw it. */
    private static double open(Workspace workspace, Path run, Page page) throws Exception {
        AtomicBoolean begun = new AtomicBoolean();
        CountDownLatch done = new CountDownLatch(1);
        long begin = System.nanoTime();
        onScreen(() -> {
            workspace.desktop().phaseProperty().addListener((property, old, now) -> {
                if (begun.get() && now == Phase.ENDED) {
                    done.countDown();
                }
            });
            begun.set(true);
            workspace.open(run);
            workspace.pageProperty().set(page);
            return true;
        });
        done.await();
        double seconds = (System.nanoTime() - begin) / 1e9;
        Thread.sleep(2000);
        return seconds;
    }

    private static long used() {
        System.gc();
        Runtime now = Runtime.getRuntime();
        return now.totalMemory() - now.freeMemory();
    }

    private static double peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
