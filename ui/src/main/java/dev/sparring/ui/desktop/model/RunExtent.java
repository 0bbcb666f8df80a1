package dev.sparring.ui.desktop.model;

/**
 * The steps that a run has and will have.
 *
 * @param now completed steps, at least 0
 * @param opening the step up to which its warmups are worth a closer look, at least 2
 * @param steps its planned length, at least 1
 */
public record RunExtent(long now, long opening, long steps) {

    /** Where no run is known. */
    public static final RunExtent NONE = new RunExtent(0, 2, 2);

    /** Validates. */
    public RunExtent {
        if (now < 0 || opening < 2 || steps < 1) {
            throw new IllegalArgumentException("now must be at least 0, opening at least 2 and steps at least 1, got "
                    + now + ", " + opening + " and " + steps);
        }
    }

    /**
     * The last step there is anything to be seen of.
     *
     * @return at least 2
     */
    public long end() {
        return Math.max(2, Math.max(now, steps));
    }
}
