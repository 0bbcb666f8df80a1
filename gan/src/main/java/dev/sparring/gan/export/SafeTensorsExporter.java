package dev.sparring.gan.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.checkpoint.SafeTensorsWriter;
import dev.sparring.gan.file.DurableFiles;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A network's tensors with PyTorch's names and layouts. */
final class SafeTensorsExporter implements Exporter {

    @Override
    public String name() {
        return "safetensors";
    }

    @Override
    public String help() {
        return "a network's tensors for PyTorch and NumPy, with PyTorch's names and layouts";
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
        return ".safetensors";
    }

    @Override
    public Export prepare(ExportRequest request, Consumer<String> warnings) throws SparringException {
        require(request);
        RunNetwork network = RunNetwork.open(request, warnings);
        return Export.of(network.subject(), List.of(), file(network));
    }

    /** The header says what each tensor is where its name does not. */
    static DurableFiles.Content file(RunNetwork network) {
        TorchTensors tensors = TorchTensors.of(network.model(), network.statistics());
        Map<String, String> metadata = Facts.texts(network);
        metadata.put("format", "pt");
        metadata.put("layout", "pytorch");
        ArrayNode statistics = JsonNodeFactory.instance.arrayNode();
        tensors.statistics().forEach(statistics::add);
        metadata.put("statistics", statistics.toString());
        return out -> SafeTensorsWriter.write(out, tensors.tensors(), metadata);
    }
}
