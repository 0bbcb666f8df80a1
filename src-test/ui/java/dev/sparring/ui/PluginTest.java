package dev.sparring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a jar on the class path adds, made here from source as a user would. */
class PluginTest {

    private static final String LOSS = """
            package mine;

            import dev.sparring.gan.loss.*;

            public final class Squared implements LossProvider {
                public String name() { return "mine"; }
                public String help() { return "squared logits"; }
                public Loss loss() {
                    return new PerSampleLoss() {
                        protected double onReal(double logit) { return (logit - 1) * (logit - 1); }
                        protected double onRealSlope(double logit) { return 2 * (logit - 1); }
                        protected double onFake(double logit) { return (logit + 1) * (logit + 1); }
                        protected double onFakeSlope(double logit) { return 2 * (logit + 1); }
                        protected double forGenerator(double logit) { return logit * logit; }
                        protected double forGeneratorSlope(double logit) { return 2 * logit; }
                        public double equilibrium() { return 2; }
                    };
                }
            }
            """;

    private static final String SIGNAL = """
            package mine;

            import dev.sparring.gan.monitor.statistics.*;

            public final class FirstFeature implements Signal {
                public String key() { return "samples.first_feature"; }
                public String text() { return "first number of the first sample"; }
                public String unit() { return "features"; }
                public double take(SignalInput input) { return input.samples().features().numbers()[0] + input.training().separation().recent(); }
            }
            """;

    private static final String DETECTOR = """
            package mine;

            import dev.sparring.gan.event.*;
            import dev.sparring.gan.monitor.detector.*;
            import dev.sparring.gan.monitor.statistics.*;
            import java.util.Map;

            public final class Anything extends Detector {
                public Anything() { super("any-number", PlayerRole.GENERATOR, 1, "Look at it."); }
                public Severity severity(Signals signals) {
                    return Double.isNaN(signals.get(new FirstFeature())) ? Severity.INFO : Severity.WARNING;
                }
                public Map<String, Object> evidence(Signals signals) {
                    return Map.of("first_feature", signals.get(new FirstFeature()));
                }
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Path jar;

    @BeforeEach
    void makeAJar() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("mine"));
        List<Path> files = List.of(
                Files.writeString(sources.resolve("Squared.java"), LOSS),
                Files.writeString(sources.resolve("FirstFeature.java"), SIGNAL),
                Files.writeString(sources.resolve("Anything.java"), DETECTOR));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            assertThat(compiler.getTask(
                                    messages,
                                    manager,
                                    null,
                                    List.of(
                                            "-cp",
                                            System.getProperty("java.class.path"),
                                            "-d",
                                            folder.resolve("classes").toString()),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files))
                            .call())
                    .as(messages.toString())
                    .isTrue();
        }
        jar = folder.resolve("mine.jar");
        Map<String, String> services = Map.of(
                "dev.sparring.gan.loss.LossProvider", "mine.Squared",
                "dev.sparring.gan.monitor.statistics.Signal", "mine.FirstFeature",
                "dev.sparring.gan.monitor.detector.Detector", "mine.Anything");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                var classes = Files.list(folder.resolve("classes/mine"))) {
            for (Path file : classes.toList()) {
                add(out, "mine/" + file.getFileName(), Files.readAllBytes(file));
            }
            for (Map.Entry<String, String> service : services.entrySet()) {
                add(
                        out,
                        "META-INF/services/" + service.getKey(),
                        service.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }

    @Test
    void aJarAddsALossASignalAndADetector() throws Exception {
        Path run = folder.resolve("run");
        OwnProcess trained = OwnProcess.withJar(
                folder,
                jar,
                "train",
                "--quiet",
                "--steps",
                "600",
                "--out",
                run.toString(),
                "--set",
                "loss=mine",
                "--set",
                "batch=16",
                "--set",
                "generator.width=8",
                "--set",
                "discriminator.width=8",
                "--set",
                "monitor.policies.any-number=slow");
        assertThat(trained).isEqualTo(new OwnProcess(0, "", List.of()));
        assertThat(Files.readString(run.resolve("config.yaml"))).contains("loss: mine");
        assertThat(Files.readString(run.resolve("metrics.jsonl"))).contains("\"first_feature\":");
        assertThat(Files.readString(run.resolve("events.jsonl")))
                .contains("\"kind\":\"any-number\"")
                .contains("\"because\":\"any-number\"");
    }

    @Test
    void withoutTheJarItsNameIsRefusedWithThoseThereAre() throws Exception {
        OwnProcess refused = OwnProcess.of(folder, "-Xmx512m", "config", "--set", "loss=mine");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.complaints())
                .singleElement()
                .asString()
                .startsWith("sparring: loss is mine; it must be one of non-saturating, minimax");
    }

    @Test
    void aClassThatIsNamedAndMissingIsSaidInOneLine() throws Exception {
        Path broken = folder.resolve("broken.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(broken))) {
            add(
                    out,
                    "META-INF/services/dev.sparring.gan.loss.LossProvider",
                    "mine.Missing".getBytes(StandardCharsets.UTF_8));
        }
        OwnProcess refused = OwnProcess.withJar(folder, broken, "config");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.complaints())
                .singleElement()
                .asString()
                .startsWith("sparring: a class of a jar on the class path cannot be used (")
                .contains("mine.Missing")
                .endsWith("; mend it, or take its jar off SPARRING_CLASS_PATH");
    }
}
