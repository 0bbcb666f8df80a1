package dev.sparring.gan.run.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.core.onednn.OpenMp;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.event.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;

/** {@code run.json}: where, when and with what a run was played. RunReader shows it; no run depends on it. */
public final class RunMetadata {

    private final RunDirectory directory;
    private final ObjectNode node;

    private RunMetadata(RunDirectory directory, ObjectNode node) {
        this.directory = directory;
        this.node = node;
    }

    /**
     * What a run begins or goes on with.
     *
     * @param name of the run, for people
     * @param seed of all randomness, if the run knows
     * @param steps its length
     * @param startStep from which it goes on; 0 for a new run
     * @param command how it was started
     */
    public record Start(String name, OptionalLong seed, long steps, long startStep, String command) {}

    /** Writes down that a run begins or goes on. */
    public static RunMetadata begin(RunDirectory directory, Start start, Optional<RunOrigin> from)
            throws SparringException.Storage {
        ObjectNode node = directory.info();
        String now = now();
        if (!node.has("start")) {
            node.put("name", start.name());
            start.seed().ifPresent(seed -> node.put("seed", seed));
            node.put("start", now);
            node.put("command", start.command());
        } else {
            ArrayNode resumed = node.get("resumed") instanceof ArrayNode before ? before : node.putArray("resumed");
            resumed.addObject().put("start", now).put("step", start.startStep()).put("command", start.command());
        }
        ObjectNode versions = node.putObject("versions");
        String version = RunMetadata.class.getPackage().getImplementationVersion();
        versions.put("sparring", version == null ? "development" : version);
        versions.put("java", System.getProperty("java.version"));
        versions.put("nd4j", nd4jVersion());
        versions.put("backend", Nd4j.getBackend().getClass().getSimpleName());
        ObjectNode host = node.putObject("host");
        host.put("name", hostName());
        host.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        host.put("processors", Runtime.getRuntime().availableProcessors());
        host.put("ompNumThreads", OpenMp.setting("OMP_NUM_THREADS").orElse("unset"));
        from.ifPresent(networks -> networks.write(node));
        node.remove("end");
        node.put("steps", start.steps());
        node.put("outcome", "running");
        directory.info(node);
        return new RunMetadata(directory, node);
    }

    /** Writes down how and at which step it ended. */
    public void end(Outcome outcome, long step) throws SparringException.Storage {
        node.put("end", now());
        node.put("step", step);
        node.put("outcome", outcome.label());
        directory.info(node);
    }

    /** As its jar says. */
    private static String nd4jVersion() {
        Properties properties = new Properties();
        try (InputStream in = Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
