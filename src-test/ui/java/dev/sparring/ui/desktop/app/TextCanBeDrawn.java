package dev.sparring.ui.desktop.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Skips tests of windows on a Linux that lacks what JavaFX draws text with, even headless. What threads of earlier tests have thrown, some of them on
 * purpose, TestFX would put down to the next test of a window: it is forgotten first.
 */
public final class TextCanBeDrawn implements ExecutionCondition, TestInstancePreConstructCallback {

    private static final List<String> LIBRARIES =
            List.of("libpangoft2-1.0.so.0", "libfreetype.so.6", "libfontconfig.so.1");

    private static final String PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libfreetype6 libfontconfig1";

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext instance, ExtensionContext context) {
        WaitForAsyncUtils.clearExceptions();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return ConditionEvaluationResult.enabled("this system brings its own text");
        }
        String known = Stream.of("/sbin/ldconfig", "/usr/sbin/ldconfig", "ldconfig")
                .map(TextCanBeDrawn::cache)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        List<String> missing =
                LIBRARIES.stream().filter(library -> !known.contains(library)).toList();
        return known.isEmpty() || missing.isEmpty()
                ? ConditionEvaluationResult.enabled("text can be drawn")
                : ConditionEvaluationResult.disabled("JavaFX cannot draw text without " + String.join(", ", missing)
                        + ": install Pango, FreeType and Fontconfig (Debian: " + PACKAGES + ")");
    }

    /** The dynamic linker's list of libraries, or nothing where it cannot be asked. */
    private static String cache(String program) {
        try {
            Process process =
                    new ProcessBuilder(program, "-p").redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
