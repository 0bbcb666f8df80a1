package dev.sparring.gan.export.hub;

import dev.sparring.gan.latent.LatentVectors;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How a model is loaded without Sparring. */
final class LoadingSection {

    private LoadingSection() {}

    static String of(HubModel model) {
        String range = model.isImage() ? "Pixels are in [-1, 1], channels first." : "";
        return model.withOnnx()
                ? "## Loading\n\n" + range + "\n\n" + python(model) + "\n" + java(model) + "\n" + tensors()
                : "## Loading\n\n" + range
                        + "\n\nThe network has a layer that ONNX knows no operators for, so there is no ONNX model. Sparring loads its runs"
                        + " with `Generator.load`.\n\n" + tensors();
    }

    private static String python(HubModel model) {
        String drawn = model.config().distribution() == LatentVectors.Distribution.NORMAL
                ? "standard_normal((16, %d))"
                : "uniform(-1, 1, (16, %d))";
        return """
                With Python, `pip install numpy onnxruntime`:

                ```python
                import numpy as np
                import onnxruntime as ort

                session = ort.InferenceSession("model.onnx")
                latent = np.random.default_rng(1).%s.astype(np.float32)
                inputs = {"latent": latent}
                %ssamples = session.run(["sample"], inputs)[0]  # %s
                ```
                """.formatted(
                drawn.formatted(model.config().latent()),
                model.isConditional() ? "inputs[\"label\"] = np.zeros(16, np.int64)  # config.json names them\n" : "",
                shape(model));
    }

    private static String java(HubModel model) {
        String number = model.config().distribution() == LatentVectors.Distribution.NORMAL
                ? "(float) random.nextGaussian()"
                : "2 * random.nextFloat() - 1";
        return """
                With Java, `com.microsoft.onnxruntime:onnxruntime`:

                ```java
                OrtEnvironment environment = OrtEnvironment.getEnvironment();
                Random random = new Random(1);
                float[][] latent = new float[16][%d];
                for (float[] vector : latent) {
                    for (int i = 0; i < vector.length; i++) {
                        vector[i] = %s;
                    }
                }
                try (OrtSession session = environment.createSession("model.onnx");
                        OnnxTensor given = OnnxTensor.createTensor(environment, latent);%s
                        OrtSession.Result result = session.run(%s)) {
                    float[]%s samples = (float[]%s) result.get(0).getValue();
                }
                ```
                """.formatted(
                model.config().latent(),
                number,
                model.isConditional()
                        ? "\n        OnnxTensor label = OnnxTensor.createTensor(environment, new long[16]);"
                        : "",
                model.isConditional() ? "Map.of(\"latent\", given, \"label\", label)" : "Map.of(\"latent\", given)",
                brackets(model),
                brackets(model));
    }

    private static String brackets(HubModel model) {
        return model.isImage() ? "[][][]" : "[]";
    }

    private static String shape(HubModel model) {
        return "[16, "
                + Arrays.stream(model.config().data().shape().sides())
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(", "))
                + "]";
    }

    private static String tensors() {
        return """
                `model.safetensors` has the same weights with PyTorch's names and layouts, for networks of your own;
                `safetensors.numpy.load_file` reads it.
                """;
    }
}
