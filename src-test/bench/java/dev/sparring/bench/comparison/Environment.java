package dev.sparring.bench.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * When and on what figures were measured.
 *
 * @param date ISO 8601
 * @param cpu the processor's model, or its architecture where the system does not say
 * @param cores processors that this process may use
 * @param os name and version of the operating system
 * @param jdk version of the Java runtime
 */
public record Environment(String date, String cpu, int cores, String os, String jdk) {

    /**
     * Today, this machine.
     *
     * @return them
     */
    public static Environment here() {
        return new Environment(
                LocalDate.now(ZoneId.systemDefault()).toString(),
                model(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version().toString());
    }

    private static String model() {
        Path information = Path.of("/proc/cpuinfo");
        if (Files.isReadable(information)) {
            try {
                List<String> lines = Files.readAllLines(information);
                for (String line : lines) {
                    if (line.startsWith("model name")) {
                        return line.substring(line.indexOf(':') + 1).trim();
                    }
                }
            } catch (IOException e) {
                return System.getProperty("os.arch");
            }
        }
        return System.getProperty("os.arch");
    }

    @Override
    public String toString() {
        return cpu + ", " + cores + " cores, " + os + ", JDK " + jdk + ", " + date;
    }
}
