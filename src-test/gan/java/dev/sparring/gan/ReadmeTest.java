package dev.sparring.gan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's promises that can be checked. */
class ReadmeTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final Path root = Path.of(System.getProperty("project.root", "."));

    @SuppressWarnings("NullAway.Init") // set before each test
    private String readme;

    @BeforeEach
    void read() throws Exception {
        readme = Files.readString(root.resolve("README.md"));
    }

    private String example() {
        Matcher matcher = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void theLibraryExampleCompilesAndRuns() throws Exception {
        String code = example();
        String imports = code.lines().filter(line -> line.startsWith("import ")).reduce("", (a, b) -> a + b + "\n");
        String body = code.lines().filter(line -> !line.startsWith("import ")).reduce("", (a, b) -> a + b + "\n");
        assertThat(body).contains("train(6000)");
        Path source = Files.writeString(
                folder.resolve("Example.java"),
                imports + "public class Example { public static void main(String[] args) throws Exception {\n"
                        + body.replace("train(6000)", "train(3)") + "} }");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
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
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            loader.loadClass("Example").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        }
    }

    @Test
    void theExampleIsAboutTenStatementsLong() {
        long lines = example()
                .lines()
                .filter(l -> !l.isBlank() && !l.startsWith("import "))
                .count();
        assertThat(lines).isLessThanOrEqualTo(16);
    }

    @Test
    void everyFileItLinksToIsThere() {
        Matcher links = Pattern.compile("\\]\\((?!https?:)([^)#]+)").matcher(readme);
        int found = 0;
        while (links.find()) {
            assertThat(root.resolve(links.group(1))).exists();
            found++;
        }
        assertThat(found).isPositive();
    }
}
