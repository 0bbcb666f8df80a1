package dev.sparring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What goes into the installed program, as far as that can be told without making one. */
class PackagingTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** The words that jpackage would be given, for the image and for the installer. */
    private static List<String> words = List.of();

    @BeforeAll
    static void ask() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "packaging/Packager.java",
                        "--dry-run")
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        words = said.lines().map(String::strip).toList();
    }

    private static String after(String option) {
        assertThat(words).contains(option);
        return words.get(words.indexOf(option) + 1);
    }

    @Test
    void theProgramThatStartsIsThisOne() throws Exception {
        assertThat(after("--main-class")).isEqualTo(Main.class.getName());
        assertThat(after("--java-options")).startsWith("-Dsparring.documents=true");
        assertThat(Path.of(after("--license-file"))).isRegularFile();
    }

    /** Of {@code 0.1.0-SNAPSHOT} jpackage takes the digits. */
    @Test
    void theVersionIsTheProjectsInDigits() throws Exception {
        String version = after("--app-version");
        assertThat(version).matches("\\d+(\\.\\d+){0,2}");
        if (!System.getProperty("os.name").startsWith("Mac")) {
            assertThat(Files.readString(ROOT.resolve("pom.xml")))
                    .containsPattern("<artifactId>sparring</artifactId>\\s*<version>" + version + "(-SNAPSHOT)?<");
        }
    }

    /** What the classes of core, gan and ui name of Java itself, by the JDK's own tool. */
    @Test
    void theJavaThatGoesWithItHoldsAllThatTheProgramNames() throws Exception {
        String[] arguments = {
            "--multi-release",
            "17",
            "--ignore-missing-deps",
            "--list-deps",
            ROOT.resolve("core/target/classes").toString(),
            ROOT.resolve("gan/target/classes").toString(),
            ROOT.resolve("ui/target/classes").toString()
        };
        StringWriter out = new StringWriter();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        int code = jdeps.run(new PrintWriter(out), new PrintWriter(out), arguments);
        assertThat(code).as(out.toString()).isZero();
        List<String> needed = out.toString()
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("(java|jdk)\\.[a-z.]+(/.*)?"))
                .map(line -> line.replaceFirst("/.*", ""))
                .toList();
        assertThat(needed).contains("java.base", "jdk.management");
        assertThat(List.of(after("--add-modules").split(","))).containsAll(needed);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theMenuEntryStartsTheLauncherWithAtMostOnePath() throws Exception {
        Map<String, String> entry = entry();
        String directory = "/opt/" + after("--linux-package-name");
        String name = after("--name");
        assertThat(entry)
                .containsEntry("Type", "Application")
                .containsEntry("Name", name)
                .containsEntry("Exec", directory + "/bin/" + name + " %f")
                .containsEntry("Icon", directory + "/lib/" + name + ".png")
                .containsEntry("Terminal", "false");
        assertThat(entry.get("Categories")).endsWith(";");
        assertThat(entry.get("Keywords")).endsWith(";");
    }

    /** A run is a folder, and its files are called as anybody's: a program that asked for these would be offered for others'. */
    @Test
    void noKindOfFileIsClaimed() throws IOException {
        assertThat(entry()).doesNotContainKey("MimeType");
    }

    private static Map<String, String> entry() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("packaging/linux/sparring.desktop"));
        assertThat(lines.get(0)).isEqualTo("[Desktop Entry]");
        return lines.stream()
                .skip(1)
                .filter(Predicate.not(String::isBlank))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));
    }

    /** What the one makes and the other forgets would stay on the disk. */
    @Test
    void whatTheInstallationLinksTheRemovalUnlinks() throws IOException {
        assertThat(links("prerm", "unlink"))
                .isEqualTo(links("postinst", "link"))
                .contains("/opt/sparring/bin/sparring-cli /usr/bin/sparring");
    }

    private static List<String> links(String script, String word) throws IOException {
        return Files.readAllLines(ROOT.resolve("packaging/linux").resolve(script)).stream()
                .map(String::strip)
                .filter(line -> line.startsWith(word + " /"))
                .map(line -> line.substring(word.length() + 1))
                .toList();
    }
}
