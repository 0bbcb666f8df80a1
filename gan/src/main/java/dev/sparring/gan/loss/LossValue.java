package dev.sparring.gan.loss;

/**
 * A loss and its gradient to the logits it was given.
 *
 * @param value the loss, a mean over the batch
 * @param realGradient gradient to the logits of real samples, as long as they are; empty where they take no part
 * @param fakeGradient gradient to the logits of fake samples, as long as they are
 */
public record LossValue(double value, float[] realGradient, float[] fakeGradient) {}
