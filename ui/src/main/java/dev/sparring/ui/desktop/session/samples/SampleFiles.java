package dev.sparring.ui.desktop.session.samples;

import dev.sparring.gan.config.Config;
import dev.sparring.gan.data.PointScale;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.file.DurableFiles;
import dev.sparring.gan.sampling.Png;
import dev.sparring.ui.desktop.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads saved samples and remembers those that were asked for last, up to 128 MB. One thread. */
public final class SampleFiles {

    private static final long MOST_BYTES = 128L << 20;
    private static final int MOST_TABLE_BYTES = 64 << 20;

    private final long mostBytes;
    /** In the order in which they were asked for last. A run that goes on from an older checkpoint writes a file anew. */
    private final Map<Key, DrawnSamples> cache = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    private record Key(Path file, FileTime time) {}

    /** Nothing read yet. */
    public SampleFiles() {
        this(MOST_BYTES);
    }

    SampleFiles(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * The samples of a step.
     *
     * @param saved which
     * @param config of the run
     * @return images, or points as the networks see them
     * @throws IOException if the file is missing or damaged; the message names it
     */
    public DrawnSamples read(SavedStep saved, Config config) throws IOException {
        Path file = saved.file();
        try {
            Key key = new Key(file, Files.getLastModifiedTime(file));
            DrawnSamples known = cache.get(key);
            if (known == null) {
                known = config.data().shape().isImage() ? images(saved, config) : points(saved, config);
                remember(key, known);
            }
            return known;
        } catch (IOException e) {
            throw new IOException(problem(saved, e), e);
        }
    }

    private static String problem(SavedStep saved, IOException e) {
        Path name = saved.file().getFileName();
        if (e instanceof NoSuchFileException) {
            return Texts.text("samples.file.gone", saved.step(), name);
        }
        String reason = e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : String.valueOf(e.getMessage());
        return Texts.text("samples.file.unreadable", saved.step(), name, reason);
    }

    private void remember(Key key, DrawnSamples samples) {
        cache.put(key, samples);
        bytes += samples.bytes();
        Iterator<DrawnSamples> oldest = cache.values().iterator();
        while (bytes > mostBytes && cache.size() > 1) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    /** How many are remembered. */
    int remembered() {
        return cache.size();
    }

    private static SampleTiles images(SavedStep saved, Config config) throws IOException {
        // Of a conditional generator all rows are full.
        int count = config.conditional().isPresent() ? 0 : config.samplesCount();
        return SampleTiles.of(
                saved.step(), Png.read(saved.file()), config.data().shape(), count);
    }

    private static SamplePoints points(SavedStep saved, Config config) throws IOException {
        SampleShape shape = config.data().shape();
        Optional<PointScale> scale = config.data().scale();
        List<String> lines = new String(DurableFiles.read(saved.file(), MOST_TABLE_BYTES), StandardCharsets.UTF_8)
                .lines()
                .skip(scale.isPresent() ? 1 : 0)
                .toList();
        float[] values = new float[Math.multiplyExact(lines.size(), shape.length())];
        for (int i = 0; i < lines.size(); i++) {
            String[] numbers = lines.get(i).split(",", -1);
            if (numbers.length != shape.length()) {
                throw new IOException(Texts.text("samples.file.line-length", i + 1, numbers.length, shape.length()));
            }
            for (int k = 0; k < numbers.length; k++) {
                float number = number(numbers[k], i);
                values[i * numbers.length + k] = scale.isPresent() ? scale.get().scaled(number, k) : number;
            }
        }
        return SamplePoints.of(saved.step(), values, shape.length());
    }

    private static float number(String text, int line) throws IOException {
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw new IOException(Texts.text("samples.file.line-text", line + 1), e);
        }
    }
}
