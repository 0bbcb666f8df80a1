package dev.sparring.bench.game;

/** A game that a system plays from the case's {@link InitialState}, each step on the next real batch. One thread. */
public interface Game extends AutoCloseable {

    /**
     * Plays one step with given latent vectors.
     *
     * @param latents {@code [batch, latent]}
     * @return the losses of this step's updates
     */
    StepLosses play(float[] latents);

    /**
     * Plays steps, with latent vectors of the system's own generator.
     *
     * @param steps how many, at least 0
     */
    void play(int steps);

    @Override
    void close();

    /**
     * StepLosses of one step.
     *
     * @param discriminator mean of softplus(-real) plus mean of softplus(fake)
     * @param generator mean of softplus(-fake), by the updated discriminator
     */
    record StepLosses(double discriminator, double generator) {}
}
