package dev.sparring.gan.export;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Named;
import java.util.function.Consumer;

/**
 * A format that runs are exported to. Its {@link #name} stands on the command line, its {@link #help} says what it is. One of your own is a
 * class that implements this, with a public constructor without arguments, in a jar on the class path that names it in {@code
 * META-INF/services/dev.sparring.gan.export.Exporter}.
 *
 * <pre>{@code
 * Exporter format = Exporters.catalog().get("onnx");
 * ExportTarget target = ExportTarget.of(format, Path.of("digits.onnx"), false);
 * Export export = format.prepare(ExportRequest.of(Path.of("runs/digits")), System.err::println);
 * target.write(export);
 * }</pre>
 */
public interface Exporter extends Named {

    /** What of a run a format holds. */
    enum Scope {
        /** One of its networks. */
        NETWORK,
        /** Its generator, with what surrounds it. */
        GENERATOR,
        /** What it recorded while it trained, and no network. */
        RECORDS
    }

    /**
     * What it holds, and so what can be chosen about it.
     *
     * @return a network may be chosen of {@code NETWORK}, weights and checkpoint of all but {@code RECORDS}
     */
    Scope scope();

    /**
     * Whether an export is a folder of several files.
     *
     * @return false for one file
     */
    boolean isFolder();

    /**
     * How the name of an export ends.
     *
     * @return such as {@code .onnx}; of a folder such as {@code -hub}
     */
    String ending();

    /**
     * Whether a file may belong to a folder of this format, by its name. A folder that holds anything else is never replaced.
     *
     * @param name of a file
     * @return false of a format of one file
     */
    default boolean ownsFile(String name) {
        return false;
    }

    /**
     * Reads the run and makes ready what is to be written. The thread that calls uses ND4J.
     *
     * @param request what is to be exported; as {@link #scope} lets choose
     * @param warnings told of damaged checkpoints that are passed over, one line each
     * @return what to write
     * @throws SparringException if there is no run or no such checkpoint, or the format cannot hold it
     */
    Export prepare(ExportRequest request, Consumer<String> warnings) throws SparringException;

    /**
     * Refuses what has no meaning for this format.
     *
     * @param request what is to be exported
     * @throws SparringException.Configuration naming the option and the reason
     */
    default void require(ExportRequest request) throws SparringException.Configuration {
        if (scope() == Scope.RECORDS
                && (request.network().isPresent()
                        || request.weights().isPresent()
                        || request.step().isPresent())) {
            throw new SparringException.Configuration(
                    name() + " holds what a run recorded and no network",
                    "leave --network, --raw and --checkpoint out");
        }
        if (scope() == Scope.GENERATOR && request.networkOrGenerator() == NetworkRole.DISCRIMINATOR) {
            throw new SparringException.Configuration(
                    name()
                            + " is about the generator: its card, samples and loaders have no meaning for a discriminator",
                    "leave --network out, or export the discriminator as onnx, safetensors or dl4j");
        }
    }

    /**
     * A name for an export.
     *
     * @param run what the run is called
     * @return a file's or folder's name
     */
    default String proposedName(String run) {
        return run + ending();
    }
}
