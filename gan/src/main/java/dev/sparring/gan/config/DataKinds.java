package dev.sparring.gan.config;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Catalog;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.config.yaml.ConfigReader;
import dev.sparring.gan.config.yaml.Section;
import dev.sparring.gan.data.DataConfig;
import dev.sparring.gan.data.DataKeys;
import dev.sparring.gan.data.DataProvider;
import dev.sparring.gan.data.array.CsvData;
import dev.sparring.gan.data.array.NpyData;
import dev.sparring.gan.data.image.binary.CifarData;
import dev.sparring.gan.data.image.binary.IdxData;
import dev.sparring.gan.data.image.binary.StackedData;
import dev.sparring.gan.data.image.folder.ImageFilesData;
import dev.sparring.gan.data.synthetic.GridData;
import dev.sparring.gan.data.synthetic.RingData;
import dev.sparring.gan.data.synthetic.ShapesData;
import dev.sparring.gan.data.synthetic.SpiralData;
import java.util.List;
import java.util.stream.Collectors;

/** The kinds of data that configurations and {@code --data} choose from. */
public final class DataKinds {

    private static final Catalog<DataProvider> CATALOG = Catalog.of(
            DataProvider.class,
            List.of(
                    new RingData.Provider(),
                    new GridData.Provider(),
                    new SpiralData.Provider(),
                    new ShapesData.Provider(),
                    new IdxData.Provider(),
                    new StackedData.Provider(),
                    new ImageFilesData.Provider(ImageFilesData.Container.FOLDER),
                    new ImageFilesData.Provider(ImageFilesData.Container.ZIP),
                    new CifarData.Provider(),
                    new NpyData.Provider(),
                    new CsvData.Provider()));

    /** The key that chooses. */
    static final Key<String> SOURCE = Key.choice("source", CATALOG.members(), "where real samples come from")
            .or("ring")
            .fix();

    /** What the {@code data} section may hold. */
    static final Section SECTION = Section.of("data", "the real samples").choosing(SOURCE, CATALOG.members());

    private DataKinds() {}

    /**
     * Our kinds of data and those of jars on the class path.
     *
     * @return the catalog
     */
    public static Catalog<DataProvider> catalog() {
        return CATALOG;
    }

    /** Reads the section. */
    static DataConfig from(ConfigReader section) throws SparringException.Configuration {
        return CATALOG.get(section.get(SOURCE)).make(section);
    }

    /**
     * The kind that a specification of the command line names.
     *
     * @param spec such as {@code ring} or {@code idx:my-mnist}
     * @return the kind
     * @throws SparringException.Configuration if there is none of that name
     */
    static DataProvider of(String spec) throws SparringException.Configuration {
        String name = spec.contains(":") ? spec.substring(0, spec.indexOf(':')) : spec;
        return CATALOG.find(name)
                .orElseThrow(() -> new SparringException.Configuration(
                        "--data " + spec + " is no source of data",
                        "choose one of "
                                + CATALOG.members().stream()
                                        .map(DataKinds::spec)
                                        .collect(Collectors.joining(", "))));
    }

    private static String spec(DataProvider kind) {
        return kind.has(DataKeys.PATH) ? kind.name() + ":PATH" : kind.name();
    }
}
