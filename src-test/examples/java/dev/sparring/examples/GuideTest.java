package dev.sparring.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide to steps of one's own shows compiles, and trains. */
class GuideTest {

    private static final String IMPORTS = """
            import dev.sparring.core.network.*;
            import dev.sparring.core.optimizer.*;
            import dev.sparring.core.player.*;
            import dev.sparring.core.schedule.*;
            import dev.sparring.gan.config.*;
            import dev.sparring.gan.data.*;
            import dev.sparring.gan.data.synthetic.*;
            import dev.sparring.gan.latent.*;
            import dev.sparring.gan.loss.*;
            import dev.sparring.gan.model.*;
            import dev.sparring.gan.run.*;
            import dev.sparring.gan.sampling.*;
            import dev.sparring.gan.train.*;
            import java.nio.file.Path;
            import java.util.*;
            import org.nd4j.linalg.api.ndarray.INDArray;
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void theStepOfTheGuideTrains() throws Exception {
        String guide = Files.readString(Path.of(System.getProperty("project.root"), "docs", "adversarial-steps.md"));
        List<String> blocks = new ArrayList<>();
        Matcher code = Pattern.compile("(?s)```java\n(.*?)```").matcher(guide);
        while (code.find()) {
            blocks.add(code.group(1));
        }
        assertThat(blocks).hasSize(2);
        assertThat(blocks.get(1)).contains("runs/two").contains("run(6000)");
        Path run = folder.resolve("two");
        String program = blocks.get(1)
                .replace("runs/two", run.toString().replace('\\', '/'))
                .replace("run(6000)", "run(12)");
        Path source = Files.writeString(
                folder.resolve("Guide.java"),
                IMPORTS + blocks.get(0)
                        + "public class Guide { public static void main(String[] a) throws Exception {\n" + program
                        + "} }");
        compile(source);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            loader.loadClass("Guide").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        }
        assertThat(run.resolve("checkpoints/step-00000012")).isDirectory();
        assertThat(run.resolve("samples/step-00000012.png")).exists();
    }

    private void compile(Path source) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled;
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("-cp", System.getProperty("java.class.path"), "-d", folder.toString()),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
        }
        assertThat(compiled).as(messages.toString()).isTrue();
    }
}
