package dev.sparring.gan.export;

import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.run.Run;
import dev.sparring.gan.run.RunControl;
import dev.sparring.gan.run.RunListener;
import dev.sparring.gan.sampling.Weights;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.nd4j.linalg.activations.Activation;

/** Small runs on disk, of a few steps each, and what exporters make of them. */
final class ExportedRuns {

    static final int STEPS = 4;

    private ExportedRuns() {}

    /** Points, whose generator keeps an average that is not what it was trained to last. */
    static Path points(Path folder) throws Exception {
        return played(ConfigBuilder.preset("ring").set("latent.dim", "3"), folder.resolve("points"));
    }

    /** Images with labels, whose discriminator has layers of ours. */
    static Path images(Path folder) throws Exception {
        return played(
                ConfigBuilder.preset("shapes")
                        .set("data.size", "8")
                        .set("conditional", "true")
                        .set("latent.dim", "3")
                        .set("discriminator.normalization", "spectral"),
                folder.resolve("images"));
    }

    /** Points in space from a table, whose columns were scaled. */
    static Path table(Path folder) throws Exception {
        StringBuilder text = new StringBuilder("length,width,weight\n");
        for (int i = 0; i < 40; i++) {
            text.append(i)
                    .append(',')
                    .append(100 + i % 7)
                    .append(',')
                    .append(i % 3)
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("table.csv"), text);
        return played(
                ConfigBuilder.preset("ring")
                        .set("data.source", "csv")
                        .set("data.path", file.toString())
                        .set("latent.dim", "3"),
                folder.resolve("table"));
    }

    /** Images without labels. */
    static Path unlabelled(Path folder) throws Exception {
        return played(
                ConfigBuilder.preset("shapes").set("data.size", "8").set("latent.dim", "3"),
                folder.resolve("unlabelled"));
    }

    /** Images whose generator comes from a file, with a function that has no translation. */
    static Path ownLayers(Path folder) throws Exception {
        MultiLayerConfiguration definition = new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(3)
                        .nOut(64)
                        .activation(Activation.IDENTITY)
                        .build())
                .layer(new ActivationLayer.Builder()
                        .activation(Activation.RATIONALTANH)
                        .build())
                .layer(new ActivationLayer.Builder().activation(Activation.TANH).build())
                .inputPreProcessor(1, new FeedForwardToCnnPreProcessor(8, 8, 1))
                .build();
        Path file = Files.writeString(folder.resolve("own.json"), definition.toJson());
        MultiLayerConfiguration judge = new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(64)
                        .nOut(8)
                        .activation(Activation.RELU)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nIn(8)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .inputPreProcessor(0, new CnnToFeedForwardPreProcessor(8, 8, 1))
                .build();
        Path other = Files.writeString(folder.resolve("judge.json"), judge.toJson());
        ConfigBuilder config = ConfigBuilder.preset("ring")
                .set("data.source", "shapes")
                .set("data.size", "8")
                .set("latent.dim", "3")
                .set("generator.model", file.toString())
                .set("discriminator.model", other.toString());
        return play(common(config), folder.resolve("own"));
    }

    private static Path played(ConfigBuilder config, Path root) throws Exception {
        return play(common(config).set("generator.width", "8").set("discriminator.width", "8"), root);
    }

    private static ConfigBuilder common(ConfigBuilder config) throws Exception {
        return config.set("steps", Integer.toString(STEPS))
                .set("seed", "3")
                .set("batch", "8")
                .set("log.every", "1")
                .set("samples.every", "2")
                .set("samples.count", "10")
                .set("checkpoint.every", "2")
                .set("generator.ema.decay", "0.9")
                .set("generator.learningRate", "0.01")
                .set("generator.warmup.updates", "2");
    }

    private static Path play(ConfigBuilder config, Path root) throws Exception {
        Run.prepare(config.build(), root).play(new RunControl(), new RunListener() {}, "test");
        return root;
    }

    static ExportRequest discriminator(Path run) {
        return new ExportRequest(run, Optional.of(NetworkRole.DISCRIMINATOR), Optional.empty(), Optional.empty());
    }

    static ExportRequest raw(Path run) {
        return new ExportRequest(run, Optional.empty(), Optional.of(Weights.RAW), Optional.empty());
    }

    static Export prepared(String format, ExportRequest request) throws Exception {
        return Exporters.named(format).prepare(request, warning -> {
            throw new AssertionError(warning);
        });
    }

    /** The files of an export, by name. */
    static Map<String, byte[]> files(Export export) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (var file : export.files().entrySet()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            file.getValue().writeTo(out);
            files.put(file.getKey(), out.toByteArray());
        }
        return files;
    }

    /** The one file of an export. */
    static byte[] file(String format, ExportRequest request) throws Exception {
        return files(prepared(format, request)).values().iterator().next();
    }
}
