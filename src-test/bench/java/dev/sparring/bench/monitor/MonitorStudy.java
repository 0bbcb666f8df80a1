package dev.sparring.bench.monitor;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.classifier.ClassifierFile;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.DataSource;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.sampling.SampleBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Plays trials, each into a directory of its own with the truth beside the monitor's figures. */
public final class MonitorStudy {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int REALS = 1000;

    private MonitorStudy() {}

    /**
     * Plays what has not been played.
     *
     * @param arguments the folder; which part of the trials, from 0; of how many parts; the directory of MNIST's IDX files,
     *     without which its trials are left out, as for {@code -}; the name of a {@link TrialConfig.Part} if no other shall be played.
     *     Classifiers are expected in {@code shapes} and {@code mnist} of {@code
     *     classifiers} in the folder, as {@code sparring classifier train} writes them
     * @throws SparringException if a trial cannot be played
     * @throws IOException if the folder cannot be written
     */
    public static void main(String[] arguments) throws SparringException, IOException {
        Path folder = Path.of(arguments[0]);
        int part = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
        int parts = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        String mnist = arguments.length > 3 ? arguments[3] : "-";
        String only = arguments.length > 4 ? arguments[4] : "";
        int number = 0;
        for (TrialConfig trial : TrialConfig.all()) {
            boolean ours = number++ % parts == part;
            boolean wanted = only.isEmpty() || trial.part().name().equals(only);
            boolean possible = !trial.preset().equals("mnist") || !mnist.equals("-");
            if (ours
                    && wanted
                    && possible
                    && !Files.exists(folder.resolve(trial.name()).resolve("done"))) {
                play(trial, folder.resolve(trial.name()), folder.resolve("classifiers"), mnist);
                System.out.println(trial.name());
            }
        }
    }

    /** Plays one trial into a folder of its own. */
    public static void play(TrialConfig trial, Path folder, Path classifiers, String mnist)
            throws SparringException, IOException {
        // The trials were drawn when presets of points had neither penalty nor average.
        ConfigBuilder layers = ConfigBuilder.preset(trial.preset());
        if (!trial.ofImages()) {
            layers.set("penalties", "[]").set("generator.ema.decay", "0");
        }
        if (trial.preset().equals("mnist")) {
            layers.set("data.path", mnist);
        }
        for (String setting : trial.settings()) {
            String[] pair = setting.split("=", 2);
            layers.set(pair[0], pair[1]);
        }
        layers.set("samples.count", trial.ofImages() ? "256" : "1000");
        layers.set("samples.every", "1000000");
        layers.set("log.every", "100");
        layers.set("generator.ema.decay", "0");
        Config config = layers.build();
        Path file = folder.resolve("truth.jsonl");
        Files.createDirectories(folder);
        Files.writeString(file, "");
        Run run = Run.prepare(config, folder.resolve("run"));
        GroundTruthProbe truth = trial.ofImages()
                ? new ImageGroundTruth(ClassifierFile.load(classifiers.resolve(trial.preset())), reals(run.source()))
                : new PointGroundTruth(config.data());
        run.play(
                new RunControl(),
                new RunListener() {
                    private long last;

                    @Override
                    public boolean wantsSamples(long step) {
                        return step % config.monitor().every() == 0;
                    }

                    @Override
                    public void onSamples(SampleBatch samples) {
                        if (samples.step() > last) {
                            last = samples.step();
                            write(file, truth.of(last, samples.values()));
                        }
                    }
                },
                "calibration");
        Files.createFile(folder.resolve("done"));
    }

    private static float[] reals(DataSource source) {
        int length = source.shape().length();
        float[] reals = new float[REALS * length];
        for (int i = 0; i < REALS; i++) {
            source.read(i, reals, i * length);
        }
        return reals;
    }

    private static void write(Path file, GroundTruth truth) {
        try {
            Files.writeString(file, JSON.writeValueAsString(truth) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
