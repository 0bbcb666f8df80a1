package dev.sparring.bench.charts;

import atlantafx.base.theme.PrimerLight;
import dev.sparring.bench.comparison.Environment;
import dev.sparring.gan.SparringException;
import dev.sparring.ui.desktop.component.board.ChartKinds;
import dev.sparring.ui.desktop.component.board.ChartSaver;
import dev.sparring.ui.desktop.model.ChartView;
import dev.sparring.ui.desktop.page.train.ChartBoard;
import java.io.PrintStream;
import java.net.URL;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/**
 * Draws all charts that are shown at first, of a run of a million steps, 1920 x 1080 pixels large, and prints how long a frame takes
 * in which every curve has changed and the cursor has moved, and how much of it the processor worked: on a machine that has other
 * things to do the one is longer than the other. Without a screen and a graphics card, after a build:
 *
 * <pre>{@code
 * cd src-test/bench/target
 * java -Dglass.platform=Monocle -Dmonocle.platform=Headless -Dheadless.geometry=1920x1080-32 -Dprism.order=sw \
 *     -Djavafx.animation.fullspeed=true -cp "classes:$(cat classpath.txt)" dev.sparring.bench.charts.ChartFrames 1000000
 * }</pre>
 */
public final class ChartFrames {

    private static final double WIDTH = 1920;
    private static final double HEIGHT = 1080;
    private static final int WARMUP = 100;
    private static final int FRAMES = 400;
    private static final double MILLISECOND = 1e6;

    private ChartFrames() {}

    /**
     * Prints the median and the 95th percentile, without and with smoothing.
     *
     * @param arguments the run's steps
     * @throws SparringException if the preset of the run's plan cannot be read
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws SparringException, InterruptedException {
        LongRun run = new LongRun(Long.parseLong(arguments[0]));
        PrintStream out = System.out;
        out.println(Environment.here());
        for (double smoothing : new double[] {0, 0.9}) {
            CountDownLatch done = new CountDownLatch(1);
            CpuTime cpu = new CpuTime();
            double[] frames = new double[FRAMES];
            Runnable show = () -> show(run, smoothing, frames, cpu, done);
            if (smoothing == 0) {
                Platform.startup(show);
            } else {
                Platform.runLater(show);
            }
            done.await();
            Arrays.sort(frames);
            out.printf(
                    Locale.ROOT,
                    "smoothing %.1f: %.1f ms a frame, median; %.1f ms, 95th percentile; computing %.1f ms and drawing %.1f ms of it%n",
                    smoothing,
                    frames[FRAMES / 2],
                    frames[FRAMES * 95 / 100],
                    cpu.computing() / MILLISECOND / FRAMES,
                    cpu.drawing() / MILLISECOND / FRAMES);
        }
        Platform.exit();
    }

    private static void show(LongRun run, double smoothing, double[] frames, CpuTime cpu, CountDownLatch done) {
        Platform.setImplicitExit(false);
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        ChartView view = new ChartView(ChartKinds.FIRST);
        view.smoothingProperty().set(smoothing);
        ChartSaver nowhere = new ChartSaver((window, name) -> Optional.empty(), text -> {}, text -> {});
        BorderPane page = new BorderPane(new ChartBoard(run.shown(), view, nowhere));
        page.getStyleClass().add("sparring");
        Scene scene = new Scene(page, WIDTH, HEIGHT);
        URL style = ChartBoard.class.getResource("/dev/sparring/ui/desktop/desktop.css");
        scene.getStylesheets().add(Objects.requireNonNull(style, "desktop.css").toExternalForm());
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        new Timer(run, view, frames, cpu, () -> {
                    stage.hide();
                    done.countDown();
                })
                .start();
    }

    /** Changes everything once a frame, and notes how long it was until the next. */
    private static final class Timer extends AnimationTimer {
        private final LongRun run;
        private final ChartView view;
        private final double[] frames;
        private final CpuTime cpu;
        private final Runnable finished;
        private int drawn;
        private long before;

        Timer(LongRun run, ChartView view, double[] frames, CpuTime cpu, Runnable finished) {
            this.run = run;
            this.view = view;
            this.frames = frames;
            this.cpu = cpu;
            this.finished = finished;
        }

        @Override
        public void handle(long unused) {
            long now = System.nanoTime();
            if (drawn > WARMUP) {
                frames[drawn - WARMUP - 1] = (now - before) / MILLISECOND;
            }
            before = now;
            if (drawn == WARMUP) {
                cpu.begin();
            }
            drawn++;
            if (drawn > WARMUP + FRAMES) {
                cpu.end();
                stop();
                finished.run();
                return;
            }
            run.step();
            run.tell();
            view.look(drawn * 1000.0);
        }
    }
}
