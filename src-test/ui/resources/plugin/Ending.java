package mine;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.export.Export;
import dev.sparring.gan.export.ExportRequest;
import dev.sparring.gan.export.Exporter;
import dev.sparring.gan.run.storage.RunReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** How a run ended, in a word. */
public final class Ending implements Exporter {

    @Override
    public String name() {
        return "ending";
    }

    @Override
    public String help() {
        return "a text that says how the run ended";
    }

    @Override
    public Scope scope() {
        return Scope.RECORDS;
    }

    @Override
    public boolean isFolder() {
        return false;
    }

    @Override
    public String ending() {
        return ".txt";
    }

    @Override
    public Export prepare(ExportRequest request, Consumer<String> warnings) throws SparringException {
        byte[] word = RunReader.open(request.run()).outcome().getBytes(StandardCharsets.UTF_8);
        return Export.of("ending", List.of(), out -> out.write(word));
    }
}
