package dev.sparring.gan.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A class that stands in a text, made from its source as a reader would, with ONNX Runtime alone on the class path. */
final class CompiledSource {

    private CompiledSource() {}

    /**
     * Compiles a class and calls a static method of it.
     *
     * @param folder empty or new
     * @param name of the class
     * @param source all of it
     * @param method its name; of the parameters that the arguments have
     */
    static Object call(Path folder, String name, String source, String method, Object... arguments) throws Exception {
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        Path runtime = Path.of(ai.onnxruntime.OrtEnvironment.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-cp", runtime.toString(), "-d", folder.toString());
            assertThat(compiler.getTask(
                                    messages,
                                    manager,
                                    null,
                                    options,
                                    null,
                                    manager.getJavaFileObjectsFromPaths(List.of(file)))
                            .call())
                    .as(messages.toString())
                    .isTrue();
        }
        // The runtime's native library can be loaded once only, so it comes from the test itself.
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, CompiledSource.class.getClassLoader())) {
            Class<?> made = loader.loadClass(name);
            Class<?>[] types = new Class<?>[arguments.length];
            for (int i = 0; i < types.length; i++) {
                types[i] = arguments[i].getClass();
            }
            return made.getMethod(method, types).invoke(null, arguments);
        }
    }

    /** The first block of Java below a heading. */
    static String block(String markdown, String heading) {
        int from = markdown.indexOf("```java\n", markdown.indexOf(heading));
        assertThat(from).isPositive();
        return markdown.substring(from + "```java\n".length(), markdown.indexOf("```", from + 3));
    }
}
