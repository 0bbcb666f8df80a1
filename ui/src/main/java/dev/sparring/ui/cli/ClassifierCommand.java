package dev.sparring.ui.cli;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.classifier.ClassifierFile;
import dev.sparring.gan.classifier.ClassifierTraining;
import dev.sparring.gan.classifier.LabelledData;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataSource;
import dev.sparring.ui.cli.output.ClassifierProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sparring classifier}: makes what evaluations need beside a run. */
@Command(
        name = "classifier",
        description = "Trains a classifier for 'sparring evaluate --classifier'.",
        mixinStandardHelpOptions = true,
        subcommands = ClassifierCommand.Train.class)
final class ClassifierCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** {@code sparring classifier train}. */
    @Command(
            name = "train",
            description =
                    "Trains a small convolutional network to tell the labels of images apart, and writes it with its"
                            + " accuracy on images held out.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Train implements Callable<Integer> {

        private static final double DEFAULT_EPOCHS = 4;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandSpec spec;

        @Option(
                names = "--data",
                required = true,
                paramLabel = "SPEC",
                description = "idx:DIR with a labels file, folder:DIR with a folder for each label, or shapes.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String data;

        @Option(
                names = "--size",
                paramLabel = "N",
                description = "Side of the images in pixels, or HEIGHTxWIDTH (default: the data's).")
        private Optional<String> size = Optional.empty();

        @Option(names = "--channels", paramLabel = "N", description = "1 or 3 (default: the data's).")
        private Optional<String> channels = Optional.empty();

        @Option(names = "--epochs", paramLabel = "N", description = "How often every image is seen (default: 4).")
        private Optional<Double> epochs = Optional.empty();

        @Option(names = "--steps", paramLabel = "N", description = "Updates of batches of 64, instead of --epochs.")
        private Optional<Long> steps = Optional.empty();

        @Option(names = "--seed", paramLabel = "N", description = "Seed of all randomness (default: 1).")
        private long seed = 1;

        @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to, a new directory.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private Path out;

        @Override
        public Integer call() throws SparringException {
            ClassifierFile.requireFree(out);
            DataConfig config = ConfigBuilder.presetFor(data)
                    .data(data)
                    .set("data.size", size)
                    .set("data.channels", channels)
                    .build()
                    .data();
            if (!config.shape().isImage()) {
                throw new SparringException.Data(
                        "a classifier cannot learn from a " + config + ", which are no images",
                        "give idx:DIR, folder:DIR or shapes by --data");
            }
            DataSource source = config.open(seed);
            LabelledData labelled = LabelledData.of(source, seed);
            ClassifierTraining training = new ClassifierTraining(steps(labelled), seed);
            makeDirectory();
            PrintWriter terminal = spec.commandLine().getOut();
            terminal.println("classifier of " + source.description() + ": "
                    + labelled.labels().count() + " labels, " + training.steps() + " steps of batch "
                    + ClassifierTraining.BATCH + ", seed " + seed);
            terminal.flush();
            ClassifierProgress progress = new ClassifierProgress(terminal, training.steps());
            ClassifierTraining.Result result = training.train(labelled, progress);
            try {
                ClassifierFile.save(out, result, training);
            } finally {
                result.classifier().close();
            }
            terminal.println(String.format(
                    Locale.ROOT,
                    "%.2f %% of %,d held-out images found right after %s; classifier in %s",
                    100 * result.accuracy(),
                    labelled.heldOut().size().orElseThrow(),
                    progress.elapsed(),
                    out));
            return 0;
        }

        private long steps(LabelledData labelled) {
            if (steps.isPresent() && epochs.isPresent()) {
                throw new ParameterException(spec.commandLine(), "--steps and --epochs exclude each other");
            }
            double asked = steps.map(Long::doubleValue)
                    .orElseGet(() ->
                            Math.ceil(epochs.orElse(DEFAULT_EPOCHS) * labelled.epoch() / ClassifierTraining.BATCH));
            if (!(asked >= 1 && asked <= ClassifierTraining.MOST_STEPS)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--steps or --epochs ask for " + (long) asked + " steps, they must be in [1, "
                                + ClassifierTraining.MOST_STEPS + "]");
            }
            return (long) asked;
        }

        /** So that a place that cannot be written to is found out before minutes of training. */
        private void makeDirectory() throws SparringException.Storage {
            try {
                Files.createDirectories(out);
            } catch (IOException e) {
                throw SparringException.Storage.of("cannot make " + out, e);
            }
        }
    }
}
