package dev.sparring.gan.export;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.export.onnx.OnnxModel;
import dev.sparring.gan.export.protobuf.Message;
import dev.sparring.gan.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A network as an ONNX model, which ONNX Runtime and many others run. */
final class OnnxExporter implements Exporter {

    private static final String LOGIT = "logit";

    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public String help() {
        return "a network for ONNX Runtime in Java, Python, C++ and browsers; opset 17, any batch size";
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
        return ".onnx";
    }

    @Override
    public Export prepare(ExportRequest request, Consumer<String> warnings) throws SparringException {
        require(request);
        RunNetwork network = RunNetwork.open(request, warnings);
        Message model = model(network);
        return Export.of(network.subject(), List.of(), model::writeTo);
    }

    /** Refuses a network with a layer that has no translation. */
    static Message model(RunNetwork network) throws SparringException.Configuration {
        boolean generates = network.role() == NetworkRole.GENERATOR;
        SampleShape input = network.input();
        OnnxModel.Interface calls = new OnnxModel.Interface(
                generates ? Model.LATENT : Model.SAMPLE,
                Arrays.stream(input.sides()).boxed().toList(),
                network.labels().isEmpty() ? Optional.empty() : Optional.of(Model.LABEL),
                generates ? Model.SAMPLE : LOGIT);
        return OnnxModel.of(network.model(), calls, Facts.version(), Facts.texts(network));
    }
}
