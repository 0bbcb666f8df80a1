package dev.sparring.core.optimizer;

/** What moves one network's parameters. */
interface Optimizer {

    /**
     * Makes one update from the network's gradients, which hold rubbish afterwards.
     *
     * @param update 0-based index of the network's own update
     * @param rate the learning rate, above 0
     * @param clipNorm the longest gradient allowed, or 0 for any
     * @return what was done
     */
    Update update(long update, double rate, double clipNorm);
}
