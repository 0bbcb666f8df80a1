package dev.sparring.gan.catalog;

/** One of a family that configurations choose from by name. */
public interface Named {

    /**
     * Its name in configurations, on the command line and in the window.
     *
     * @return words of {@code [a-z0-9]} with hyphens between them, the first letter a letter
     */
    String name();

    /**
     * What it is, in one line.
     *
     * @return such as "cross entropy; the generator maximises log D(G(z))"
     */
    String help();

    /**
     * A name with its meaning and nothing more.
     *
     * @param name as {@link #name}
     * @param help as {@link #help}
     * @return both
     */
    static Named of(String name, String help) {
        return new Name(name, help);
    }
}
