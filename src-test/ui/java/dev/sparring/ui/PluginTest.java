package dev.sparring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sparring.ui.desktop.app.ChooseInWindow;
import dev.sparring.ui.desktop.app.TextCanBeDrawn;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a jar on the class path adds, made here from source as a user would. */
class PluginTest {

    /** Classes of a user's, in {@code src-test/ui/resources/plugin}, by what they are. */
    private static final Map<String, String> SERVICES = Map.of(
            "dev.sparring.gan.loss.LossProvider", "Squared",
            "dev.sparring.gan.penalty.PenaltyProvider", "Centred",
            "dev.sparring.gan.data.DataProvider", "Pair",
            "dev.sparring.gan.model.ModelProvider", "Slim",
            "dev.sparring.gan.optimizer.OptimizerProvider", "HeavyBall",
            "dev.sparring.gan.feature.FeatureSpaceProvider", "Doubled",
            "dev.sparring.gan.export.Exporter", "Ending",
            "dev.sparring.gan.monitor.statistics.Signal", "FirstFeature",
            "dev.sparring.gan.monitor.detector.Detector", "Anything");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Path jar;

    @BeforeEach
    void makeAJar() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("mine"));
        List<Path> files = new ArrayList<>();
        for (String name : SERVICES.values()) {
            try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/plugin/" + name + ".java"))) {
                files.add(Files.write(sources.resolve(name + ".java"), in.readAllBytes()));
            }
        }
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
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                var classes = Files.list(folder.resolve("classes/mine"))) {
            for (Path file : classes.toList()) {
                add(out, "mine/" + file.getFileName(), Files.readAllBytes(file));
            }
            for (Map.Entry<String, String> service : SERVICES.entrySet()) {
                add(
                        out,
                        "META-INF/services/" + service.getKey(),
                        ("mine." + service.getValue()).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }

    private OwnProcess sparring(String... words) throws Exception {
        return OwnProcess.withJar(folder, jar, words);
    }

    @Test
    void aJarAddsAMemberToEveryFamily() throws Exception {
        Path run = folder.resolve("run");
        List<String> words = new ArrayList<>(
                List.of("train", "--quiet", "--data", "pair", "--steps", "600", "--out", run.toString()));
        for (String setting : List.of(
                "loss=mine",
                "penalties=[{type: centred, drift: 0.01}]",
                "data.distance=3",
                "generator.model=slim",
                "generator.units=16",
                "discriminator.optimizer.type=heavy-ball",
                "discriminator.optimizer.mass=0.8",
                "batch=16",
                "monitor.features=doubled",
                "monitor.policies.any-number=slow")) {
            words.addAll(List.of("--set", setting));
        }
        assertThat(sparring(words.toArray(String[]::new))).isEqualTo(new OwnProcess(0, "", List.of()));
        assertThat(Files.readString(run.resolve("config.yaml")))
                .contains(
                        "loss: mine",
                        "type: centred",
                        "drift: 0.01",
                        "source: pair",
                        "distance: 3.0",
                        "model: slim",
                        "units: 16")
                .contains("type: heavy-ball", "mass: 0.8", "features: doubled");
        assertThat(Files.readString(run.resolve("metrics.jsonl"))).contains("\"first_feature\":");
        assertThat(Files.readString(run.resolve("events.jsonl")))
                .contains("\"kind\":\"any-number\"")
                .contains("\"because\":\"any-number\"");
        OwnProcess evaluated = sparring("evaluate", run.toString(), "--count", "300", "--features", "doubled");
        assertThat(evaluated.code()).isZero();
        assertThat(evaluated.out()).contains("doubled numbers");
        Path ending = folder.resolve("ending.txt");
        assertThat(sparring("export", run.toString(), "--format", "ending", "--out", ending.toString())
                        .code())
                .isZero();
        assertThat(ending).hasContent("completed");
    }

    @Test
    @Tag("ui")
    @ExtendWith(TextCanBeDrawn.class)
    void whatAJarAddsCanBeChosenInTheWindow() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        OwnProcess window = OwnProcess.windowWithJar(
                folder,
                jar,
                ChooseInWindow.class,
                home.toString(),
                "loss=mine",
                "generator.model=slim",
                "generator.units=24",
                "steps=20");
        assertThat(window.out()).isEqualTo("Completed\n");
        Path run;
        try (var runs = Files.list(home.resolve("runs"))) {
            run = runs.findFirst().orElseThrow();
        }
        assertThat(Files.readString(run.resolve("config.yaml"))).contains("loss: mine", "model: slim", "units: 24");
    }

    @Test
    void whatAJarAddsHasItsKeysAmongAllOthers() throws Exception {
        OwnProcess told = sparring("config", "--keys", "generator.units");
        assertThat(told.code()).isZero();
        assertThat(told.out())
                .contains("generator.units = 8   with generator.model slim")
                .contains("units of the hidden layer; a whole number in [1, 512]");
        OwnProcess refused = sparring("config", "--set", "generator.model=slim", "--set", "generator.units=600");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.complaints())
                .containsExactly("sparring: generator.units is 600; it must be a whole number in [1, 512]");
        OwnProcess resumed = sparring("config", "--set", "generator.units=6");
        assertThat(resumed.complaints())
                .containsExactly(
                        "sparring: generator.units is no key of this configuration; it belongs to generator.model slim");
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
