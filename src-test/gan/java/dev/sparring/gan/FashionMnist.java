package dev.sparring.gan;

import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.image.ImageSet;
import dev.sparring.gan.data.image.binary.IdxFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Real images: 70,000 photographs of clothes, 28x28 grey (Xiao, Rasul and Vollgraf 2017, "Fashion-MNIST"), where Debian's
 * package {@code dataset-fashion-mnist} puts them or {@code -Dfashion=DIR} says.
 */
public final class FashionMnist {

    private static final Path PACKAGE = Path.of("/usr/share/datasets/fashion-mnist");

    private FashionMnist() {}

    /** The folder of the IDX files. */
    public static Path folder() {
        String given = System.getProperty("fashion", "");
        return given.isBlank()
                ? PACKAGE
                : Path.of(System.getProperty("project.root", "."))
                        .resolve(given)
                        .normalize();
    }

    /** The 60,000 training images, read anew. */
    public static ImageSet training() throws SparringException.Data {
        return IdxFiles.load(folder(), SampleShape.image(1, 28));
    }

    /** Skips where nobody named a folder and the package is not installed; a folder that was named must hold the files. */
    static final class IsThere implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Files.isDirectory(folder()) || !folder().equals(PACKAGE)
                    ? ConditionEvaluationResult.enabled("the images are there")
                    : ConditionEvaluationResult.disabled(
                            "there is no Fashion-MNIST in " + PACKAGE
                                    + ": install Debian's dataset-fashion-mnist, or name the folder of its files by -Dfashion=DIR");
        }
    }
}
