package dev.sparring.gan.sampling;

/** Which parameters of a network are used, where a run keeps an average of them. */
public enum Weights {
    /** Their average over the updates; those of the last update if the run keeps no average. */
    AVERAGE("average"),
    /** Those of the last update. */
    RAW("raw");

    private final String label;

    Weights(String label) {
        this.label = label;
    }

    /**
     * The word for people and files.
     *
     * @return {@code average} or {@code raw}
     */
    public String label() {
        return label;
    }
}
