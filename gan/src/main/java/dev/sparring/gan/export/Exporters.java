package dev.sparring.gan.export;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Catalog;
import java.util.List;

/** The formats that runs are exported to. */
public final class Exporters {

    private static final Catalog<Exporter> CATALOG = Catalog.of(
            Exporter.class,
            List.of(
                    new SafeTensorsExporter(),
                    new OnnxExporter(),
                    new Dl4jExporter(),
                    new HubExporter(),
                    new TensorBoardExporter()));

    private Exporters() {}

    /**
     * Our formats and those of jars on the class path.
     *
     * @return the catalog
     */
    public static Catalog<Exporter> catalog() {
        return CATALOG;
    }

    /**
     * A format by its name.
     *
     * @param name as a person gave it
     * @return the format
     * @throws SparringException.Configuration naming all formats, if there is none of this name
     */
    public static Exporter named(String name) throws SparringException.Configuration {
        return CATALOG.find(name)
                .orElseThrow(() -> new SparringException.Configuration(
                        "there is no format " + name, "choose one of " + String.join(", ", CATALOG.names())));
    }
}
