package dev.sparring.gan.monitor.statistics;

import java.util.function.ToDoubleFunction;

/** A signal that is one value: its key, its meaning, its unit and how it is taken. What our signals have in common. */
interface DescribedSignal extends Signal {

    /**
     * What a signal is.
     *
     * @param key see {@link Signal#key}
     * @param text see {@link Signal#text}
     * @param unit see {@link Signal#unit}
     * @param taken see {@link Signal#take}
     */
    record Description(String key, String text, String unit, ToDoubleFunction<SignalInput> taken) {}

    /** What it is. */
    Description description();

    @Override
    default String key() {
        return description().key();
    }

    @Override
    default String text() {
        return description().text();
    }

    @Override
    default String unit() {
        return description().unit();
    }

    @Override
    default double take(SignalInput input) {
        return description().taken().applyAsDouble(input);
    }
}
