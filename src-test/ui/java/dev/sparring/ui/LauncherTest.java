package dev.sparring.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher in a directory that counts as built, with a java that prints what it is given: its environment and its
 * arguments, a line each.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has a launcher of its own")
class LauncherTest {

    private static final String JAVA = """
            #!/bin/sh
            case $* in *-Xmx1k*) echo 'Error occurred during initialization of VM'; echo 'Too small maximum heap'; exit 1 ;; esac
            echo "OMP_NUM_THREADS=$OMP_NUM_THREADS"
            echo "characters=$(locale charmap)"
            for argument; do printf '%s\\n' "$argument"; done
            """;

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    private record Answer(int code, String out, String err) {}

    LauncherTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void makeAJava() throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk/bin"));
        assertThat(Files.writeString(home.resolve("java"), JAVA).toFile().setExecutable(true))
                .isTrue();
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"2|2", "2,1|2", " 2|2", "4,2,1|4", " 08 , 1 |8", "65535|65535"})
    void theFirstLevelOfALegalNumberOfThreadsIsHandedOn(String given, String handedOn) throws Exception {
        environment.put("OMP_NUM_THREADS", given);
        assertThat(sparring("clone").out().lines()).contains("OMP_NUM_THREADS=" + handedOn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "0",
                "-1",
                "+2",
                "2,",
                ",2",
                "2,abc",
                "2,0",
                " ",
                "1e3",
                "2.5",
                "65536",
                "99999999999",
                "2\n3"
            })
    void whatIsNoNumberOfThreadsIsRefusedInOneLine(String given) throws Exception {
        environment.put("OMP_NUM_THREADS", given);
        assertThat(sparring("clone"))
                .isEqualTo(new Answer(
                        2,
                        "",
                        "sparring: OMP_NUM_THREADS is '" + given.replace('\n', ' ')
                                + "'; set it to a number of threads from 1 to 65535 such as 4, or unset it\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "xx_XX.nowhere"})
    void aLocaleOfAsciiAloneIsReplacedByOneOfUtf8(String locale) throws Exception {
        assumeALocaleOfUtf8();
        environment.put("LC_ALL", locale);
        assertThat(sparring("clone").out().lines()).contains("characters=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with spaces", "mit Umläuten", "(round) & 'quoted' $HOME"})
    void theProjectMayLieInAPathOfAnyCharacters(String name) throws Exception {
        environment.put("LC_ALL", "C");
        Answer answer = sparring(name);
        assertThat(answer.code()).isZero();
        assertThat(answer.out().lines())
                .contains(folder.toRealPath()
                        .resolve(name)
                        .resolve("ui/target/lib/*")
                        .toString());
    }

    @Test
    void aPathThatWouldBeTwoClassPathsIsRefused() throws Exception {
        Answer answer = sparring("a:b");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo("sparring: " + folder.toRealPath().resolve("a:b")
                        + " holds a ':', which separates class paths; move the project to a path without one\n");
    }

    @Test
    void aContainersSharesOfProcessorsAndMemoryCountAndNotTheMachines() throws Exception {
        assumeThat(Files.isDirectory(Path.of("/proc"))).as("Linux").isTrue();
        Path groups = Files.createDirectories(folder.resolve("groups"));
        Files.writeString(groups.resolve("cpu.max"), "50000 100000\n");
        Files.writeString(groups.resolve("memory.max"), "536870912\n");
        assertThat(sparring("clone").out().lines())
                .contains("OMP_NUM_THREADS=1", "-Dorg.bytedeco.javacpp.maxbytes=256m")
                .contains("-Dorg.bytedeco.javacpp.maxphysicalbytes=460m");
    }

    @Test
    void optionsWithWhichJavaDoesNotStartAreToldInOneLine() throws Exception {
        environment.put("SPARRING_JAVA_OPTS", "-Xmx1k -Da=b");
        assertThat(sparring("clone"))
                .isEqualTo(new Answer(
                        2,
                        "",
                        "sparring: java does not start with SPARRING_JAVA_OPTS=-Xmx1k -Da=b (Too small maximum heap);"
                                + " change it\n"));
        environment.put("SPARRING_JAVA_OPTS", "-Xmx64m -Da=b");
        assertThat(sparring("clone").out().lines()).contains("-Xmx64m", "-Da=b");
    }

    @Test
    void aGroupWithoutLimitsChangesNothing() throws Exception {
        assumeThat(Files.isDirectory(Path.of("/proc"))).as("Linux").isTrue();
        String before = sparring("clone").out();
        Path groups = Files.createDirectories(folder.resolve("groups"));
        Files.writeString(groups.resolve("cpu.max"), "max 100000\n");
        Files.writeString(groups.resolve("memory.max"), "max\n");
        assertThat(sparring("clone").out()).isEqualTo(before);
    }

    @Test
    void controlGroupsOfTheFirstVersionAreReadToo() throws Exception {
        assumeThat(Files.isDirectory(Path.of("/proc"))).as("Linux").isTrue();
        Path processors = Files.createDirectories(folder.resolve("groups/cpu"));
        Files.writeString(processors.resolve("cpu.cfs_quota_us"), "100000\n");
        Files.writeString(processors.resolve("cpu.cfs_period_us"), "100000\n");
        Path memory = Files.createDirectories(folder.resolve("groups/memory"));
        Files.writeString(memory.resolve("memory.limit_in_bytes"), "1073741824\n");
        assertThat(sparring("clone").out().lines())
                .contains("OMP_NUM_THREADS=1", "-Dorg.bytedeco.javacpp.maxbytes=512m");
    }

    @Test
    void theFirstWindowKeepsItsClassesForTheNextOnes() throws Exception {
        Path target = folder.toRealPath().resolve("clone/ui/target");
        Files.createDirectories(target.resolve("lib"));
        Path kept = target.resolve("window-17.jsa");
        assertThat(window()).contains("-XX:ArchiveClassesAtExit=" + kept);
        Files.createFile(kept);
        Files.setLastModifiedTime(kept, FileTime.from(Instant.now().plus(1, ChronoUnit.HOURS)));
        assertThat(window()).contains("-XX:SharedArchiveFile=" + kept);
        Files.setLastModifiedTime(kept, FileTime.from(Instant.EPOCH));
        assertThat(window()).as("of older jars").contains("-XX:ArchiveClassesAtExit=" + kept);
        assertThat(sparring("clone", "doctor").out()).doesNotContain(".jsa");
    }

    @Test
    void newerJavasKeepTheClassesByThemselves() throws Exception {
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"21.0.1\"\n");
        Path kept = folder.toRealPath().resolve("clone/ui/target/window-21.jsa");
        assertThat(window()).contains("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + kept);
    }

    private List<String> window() throws Exception {
        return sparring("clone", new String[0]).out().lines().toList();
    }

    /** A run to show; a directory that is called as a command does no harm, since the program knows its commands. */
    @Test
    void theWindowsLibrariesComeWithoutArgumentsAndWithOneThatExists() throws Exception {
        String modules = "--module-path";
        Files.createDirectories(folder.resolve("run"));
        assertThat(sparring("clone", new String[0]).out().lines()).contains(modules);
        assertThat(sparring("clone", folder.resolve("run").toString()).out().lines())
                .contains(modules, folder.resolve("run").toString());
        assertThat(sparring("clone", "doctor").out().lines()).doesNotContain(modules);
        assertThat(sparring("clone", "data", folder.resolve("run").toString())
                        .out()
                        .lines())
                .doesNotContain(modules);
    }

    /** With the real java, and this build's classes behind the empty folder of its libraries. */
    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX"})
    void namesOutsideAsciiAreReadAndWrittenInALocaleOfAsciiAlone(String locale) throws Exception {
        assumeALocaleOfUtf8();
        environment.put("LC_ALL", locale);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("SPARRING_CLASS_PATH", System.getProperty("java.class.path"));
        Path pictures = Files.createDirectory(folder.resolve("Bilder-ä"));
        for (int i = 0; i < 2; i++) {
            BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            picture.setRGB(i, i, 0xffffff);
            ImageIO.write(
                    picture, "png", pictures.resolve("größe-" + i + ".png").toFile());
        }
        Path run = folder.resolve("Läufe-ä");
        String[] train = {
            "train",
            "--preset",
            "shapes",
            "--data",
            "folder:" + pictures,
            "--steps",
            "1",
            "--set",
            "data.size=8",
            "--set",
            "batch=2",
            "--set",
            "samples.count=1",
            "--out",
            run.toString()
        };
        Answer answer = sparring("clone", train);
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("into " + run);
        assertThat(Files.readString(run.resolve("config.yaml"))).contains(pictures.toString());
    }

    @Test
    void ofTwoThatAreStartedAtOnceOneBuildsAndTheOtherWaits() throws Exception {
        assumeThat(new ProcessBuilder("sh", "-c", "command -v flock").start().waitFor())
                .as("flock on this system")
                .isZero();
        Path builds = Files.writeString(folder.resolve("builds"), "");
        Path go = folder.resolve("go");
        Path tools = Files.createDirectories(folder.resolve("tools"));
        Path maven = Files.writeString(
                tools.resolve("mvn"),
                "#!/bin/sh\necho build >>'" + builds + "'\nuntil [ -e '" + go + "' ]; do sleep 0.01; done\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        environment.put("PATH", tools + File.pathSeparator + System.getenv("PATH"));
        ProcessBuilder launcher = launcher("clone", "doctor");
        Files.delete(folder.resolve("clone/ui/target/sparring.built"));
        Process first = launcher.start();
        await(() -> Files.size(builds) > 0);
        Process second = launcher.start();
        await(() -> Files.readAllLines(builds).size() > 1
                || second.descendants()
                        .anyMatch(child -> child.info().command().orElse("").endsWith("flock")));
        Files.createFile(go);
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isZero();
        assertThat(second.exitValue()).isZero();
        assertThat(builds).hasContent("build");
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("a minute has passed").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void assumeALocaleOfUtf8() throws Exception {
        assumeThat(new ProcessBuilder("sh", "-c", "locale -a | grep -qi 'utf-*8$'")
                        .start()
                        .waitFor())
                .as("a locale of UTF-8 on this system")
                .isZero();
    }

    /** Runs the launcher in a project of this name, with the control groups of the test. */
    private Answer sparring(String name) throws Exception {
        return sparring(name, "doctor");
    }

    private Answer sparring(String name, String... arguments) throws Exception {
        Path err = folder.resolve("err");
        Process process = launcher(name, arguments).redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), out, Files.readString(err));
    }

    /** The launcher of a project that has been built. */
    private ProcessBuilder launcher(String name, String... arguments) throws IOException {
        Path root = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(root.resolve("ui/target"));
        Files.writeString(root.resolve("ui/target/sparring.built"), "");
        String script = Files.readString(Path.of("..", "sparring"));
        assertThat(script).contains("groups=/sys/fs/cgroup\n");
        Path launcher = Files.writeString(
                root.resolve("sparring"),
                script.replace("groups=/sys/fs/cgroup\n", "groups='" + folder.resolve("groups") + "'\n"));
        List<String> words = new ArrayList<>(List.of("sh", launcher.toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().keySet().removeIf(key -> key.matches("OMP_.*|LC_.*|LANG|SPARRING_.*"));
        builder.environment().putAll(environment);
        return builder;
    }
}
