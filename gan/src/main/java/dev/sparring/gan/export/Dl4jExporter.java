package dev.sparring.gan.export;

import dev.sparring.gan.SparringException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network as DL4J saves it: {@code MultiLayerNetwork.load} or {@code ComputationGraph.load} opens it. Without the optimizer's state. */
final class Dl4jExporter implements Exporter {

    /** DL4J's JSON names the class of each layer. */
    private static final Pattern OURS =
            Pattern.compile("\"@class\"\\s*:\\s*\"dev\\.sparring\\.core\\.layer\\.(\\w+)\"");

    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public String help() {
        return "a network as DL4J saves it, for MultiLayerNetwork.load and ComputationGraph.load";
    }

    @Override
    public Scope scope() {
        return Scope.NETWORK;
    }

    @Override
    public boolean isFolder() {
        return false;
    }

    @Override
    public String ending() {
        return ".zip";
    }

    @Override
    public Export prepare(ExportRequest request, Consumer<String> warnings) throws SparringException {
        require(request);
        RunNetwork network = RunNetwork.open(request, warnings);
        Model model = network.model();
        String json = model instanceof MultiLayerNetwork layers
                ? layers.getLayerWiseConfigurations().toJson()
                : ((ComputationGraph) model).getConfiguration().toJson();
        INDArray parameters = model.params();
        return Export.of(network.subject(), List.of(opener(model, ours(json))), out -> write(out, json, parameters));
    }

    private static Set<String> ours(String json) {
        Set<String> ours = new LinkedHashSet<>();
        Matcher found = OURS.matcher(json);
        while (found.find()) {
            ours.add(found.group(1));
        }
        return ours;
    }

    private static String opener(Model model, Set<String> ours) {
        String opened = String.format(
                Locale.ROOT, "%s.load(file, false) opens it", model.getClass().getSimpleName());
        return ours.isEmpty()
                ? opened
                : opened + ", with Sparring's core jar on the class path for " + String.join(", ", ours);
    }

    private static void write(OutputStream out, String json, INDArray parameters) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        begin(zip, "configuration.json");
        zip.write(json.getBytes(StandardCharsets.UTF_8));
        begin(zip, "coefficients.bin");
        DataOutputStream data = new DataOutputStream(zip);
        Nd4j.write(parameters, data);
        data.flush();
        zip.finish();
        zip.flush();
    }

    /** The same run gives the same file, bit for bit. */
    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
    }
}
