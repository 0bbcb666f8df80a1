package dev.sparring.gan.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.event.RunEvent;
import dev.sparring.gan.export.hub.EvaluationFile;
import dev.sparring.gan.export.hub.HubConfig;
import dev.sparring.gan.export.hub.HubModel;
import dev.sparring.gan.export.hub.ModelCard;
import dev.sparring.gan.export.protobuf.Message;
import dev.sparring.gan.file.DurableFiles;
import dev.sparring.gan.run.storage.RunReader;
import dev.sparring.gan.sampling.Generator;
import dev.sparring.gan.sampling.SampleBatch;
import dev.sparring.gan.sampling.SampleGrid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A folder to give away: the generator in two formats, samples, and a card that says what it is and how it was trained. */
final class HubExporter implements Exporter {

    private static final String CARD = "README.md";
    private static final String CONFIG = "config.json";
    private static final String TENSORS = "model.safetensors";
    private static final String ONNX = "model.onnx";
    private static final String SAMPLES = "samples.png";
    private static final String TABLE = "samples.csv";
    private static final Set<String> FILES = Set.of(CARD, CONFIG, TENSORS, ONNX, SAMPLES, TABLE);

    private static final int SAMPLE_COUNT = 64;
    private static final int POINT_COUNT = 2500;

    @Override
    public String name() {
        return "hub";
    }

    @Override
    public String help() {
        return "a folder to give away or upload: safetensors, ONNX, samples and a model card";
    }

    @Override
    public Scope scope() {
        return Scope.GENERATOR;
    }

    @Override
    public boolean isFolder() {
        return true;
    }

    @Override
    public String ending() {
        return "-hub";
    }

    @Override
    public boolean ownsFile(String name) {
        return FILES.contains(name);
    }

    @Override
    public Export prepare(ExportRequest request, Consumer<String> warnings) throws SparringException {
        require(request);
        RunNetwork network = RunNetwork.open(request, warnings);
        List<String> notes = new ArrayList<>(List.of("fill in both licences in " + CARD + " before you give it away"));
        Optional<Message> onnx = onnx(network, notes);
        Map<String, DurableFiles.Content> files = new LinkedHashMap<>();
        files.put(TENSORS, SafeTensorsExporter.file(network));
        onnx.ifPresent(model -> files.put(ONNX, model::writeTo));
        files.put(CONFIG, text(HubConfig.of(Facts.of(network), network.config().tree())));
        boolean isPicture = isPicture(network.config().data().shape());
        byte[] samples = samples(request, network);
        files.put(isPicture ? SAMPLES : TABLE, out -> out.write(samples));
        files.put(CARD, text(ModelCard.of(model(request, network, onnx.isPresent()))));
        return new Export(network.subject(), notes, files);
    }

    /** A folder without an ONNX model is still worth having. */
    private static Optional<Message> onnx(RunNetwork network, List<String> notes) {
        try {
            return Optional.of(OnnxExporter.model(network));
        } catch (SparringException.Configuration e) {
            notes.add("there is no " + ONNX + " in it, since " + e.getMessage());
            return Optional.empty();
        }
    }

    private static HubModel model(ExportRequest request, RunNetwork network, boolean withOnnx)
            throws SparringException {
        RunReader run = RunReader.open(request.run());
        List<RunEvent> events = run.newEvents().lines();
        Optional<JsonNode> evaluation = EvaluationFile.newest(request.run());
        return new HubModel(
                network.config(),
                network.step(),
                network.weights().label(),
                network.model().numParams(),
                network.labels(),
                run.metadata(),
                events,
                evaluation,
                withOnnx);
    }

    /** Points of a plane can be drawn, those of a space can be told. */
    private static boolean isPicture(SampleShape shape) {
        return shape.isImage() || shape.length() == 2;
    }

    private static byte[] samples(ExportRequest request, RunNetwork network) throws SparringException {
        try (Generator generator =
                Generator.load(request.run(), Optional.of(network.step()), request.weightsOrAverage(), warning -> {})) {
            SampleBatch samples = generator.picture(generator.shape().isImage() ? SAMPLE_COUNT : POINT_COUNT);
            if (!isPicture(samples.shape())) {
                return SampleGrid.table(samples, network.config().data().scale());
            }
            return samples.shape().isImage()
                    ? SampleGrid.images(samples)
                    : SampleGrid.scatter(samples, samples.values());
        }
    }

    private static DurableFiles.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
