package dev.sparring.core.optimizer;

/** An optimizer as arithmetic on each number by itself. */
interface Rule {

    /**
     * How many numbers it remembers for each parameter.
     *
     * @return at least 0
     */
    int states();

    /**
     * One update.
     *
     * @param update 0-based index of the network's own update
     * @param rate the learning rate, above 0
     * @return what it does
     */
    Arithmetic arithmetic(long update, double rate);
}
