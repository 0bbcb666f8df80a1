package dev.sparring.gan.balance;

/**
 * Something that is wrong with a run right now.
 *
 * @param kind one of {@link Verdicts#KINDS}
 * @param severity how bad it is
 * @param network whom it is about
 * @param winner the network that ran ahead
 * @param since completed steps at the first of the looks that led to it
 */
public record Verdict(String kind, Severity severity, Side network, Side winner, long since) {

    /** What has stood for so many looks does not go away by itself. */
    private static final int LASTING = 10;

    /**
     * Whether it has stood for ten looks.
     *
     * @param step completed steps
     * @param every steps between looks
     * @return true from the tenth look after the first on
     */
    public boolean lasts(long step, long every) {
        return step - since >= LASTING * every;
    }
}
