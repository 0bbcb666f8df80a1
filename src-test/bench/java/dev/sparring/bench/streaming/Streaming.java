package dev.sparring.bench.streaming;

import dev.sparring.bench.comparison.Environment;
import dev.sparring.bench.game.Case;
import dev.sparring.bench.system.SparringGame;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageCache;
import dev.sparring.gan.data.image.ImageOptions;
import dev.sparring.gan.data.image.folder.ImageFolder;
import dev.sparring.gan.data.image.stream.StreamedImages;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads generated pictures by epochs from memory or from the disk, alone or while {@code dcgan64} trains on them, in this process, whose heap tells
 * what they need. After a build, with {@code OMP_NUM_THREADS=2 OMP_WAIT_POLICY=passive}:
 *
 * <pre>{@code
 * cd src-test/bench/target
 * java -cp "classes:$(cat classpath.txt)" dev.sparring.bench.streaming.Streaming pictures 200000 memory 2
 * java -Dsparring.cache=kept -cp "classes:$(cat classpath.txt)" dev.sparring.bench.streaming.Streaming pictures 200000 disk 3
 * java -Dsparring.cache=kept2 -cp "classes:$(cat classpath.txt)" dev.sparring.bench.streaming.Streaming pictures 200000 disk 2 train
 * java -Xmx300m -Dsparring.cache=kept3 -cp "classes:$(cat classpath.txt)" dev.sparring.bench.streaming.Streaming million 1000000 disk 1
 * }</pre>
 */
public final class Streaming {

    private static final int MEGABYTE = 1 << 20;
    private static final double SECOND = 1e9;

    /** Of as many, all after the first thousand are links. */
    private static final int MANY = 1_000_000;

    private Streaming() {}

    /**
     * Prints a line for opening and one for each epoch.
     *
     * @param arguments a folder, made if it is not there; pictures in it; {@code memory} or {@code disk}; epochs; {@code train} to train meanwhile
     * @throws IOException if a picture cannot be written
     * @throws SparringException if one cannot be read
     */
    public static void main(String[] arguments) throws IOException, SparringException {
        Path folder = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        ImageCache cache = ImageCache.valueOf(arguments[2].toUpperCase(Locale.ROOT));
        int epochs = Integer.parseInt(arguments[3]);
        boolean train = arguments.length > 4;
        MadePictures.in(folder, count, count >= MANY);
        PrintStream out = System.out;
        out.println(Environment.here());
        long begun = System.nanoTime();
        DataSource source = ImageFolder.load(
                folder, ImageOptions.of(SampleShape.image(3, 64)).keptIn(cache));
        out.printf(
                Locale.ROOT,
                "%s: opened in %.1f s, heap %d MB%n",
                source.description(),
                (System.nanoTime() - begun) / SECOND,
                heap());
        Case game = Case.named("dcgan64");
        DataLoader loader = new DataLoader(source, game.batch(), 1);
        float[] batch = new float[game.batch() * source.shape().length()];
        SparringGame played = train ? new SparringGame(game) : null;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            epoch(loader, batch, played, out);
        }
        if (played != null) {
            played.close();
        }
    }

    private static void epoch(DataLoader loader, float[] batch, @Nullable SparringGame played, PrintStream out) {
        long epoch = loader.epoch();
        long from = loader.position();
        double waitedBefore = waited(loader.source());
        long begun = System.nanoTime();
        while (loader.epoch() == epoch) {
            loader.next(batch);
            if (played != null) {
                played.play(1);
            }
        }
        double seconds = (System.nanoTime() - begun) / SECOND;
        out.printf(
                Locale.ROOT,
                "epoch %d: %,.0f images/s, %.2f %% of the time waited for pictures, heap %d MB%n",
                epoch + 1,
                (loader.position() - from) / seconds,
                100 * (waited(loader.source()) - waitedBefore) / seconds,
                heap());
    }

    private static double waited(DataSource source) {
        return source instanceof StreamedImages images ? images.waited().toNanos() / SECOND : 0;
    }

    /** What is in use, once nothing that is not has been left. */
    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
    }
}
