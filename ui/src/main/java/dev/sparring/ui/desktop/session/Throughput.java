package dev.sparring.ui.desktop.session;

/** Images per second, smoothed over about the last 50 steps. Training thread only. */
final class Throughput {

    private static final double KEPT = 0.98;

    private double seconds;
    private double weight;

    /** Averages time per image, not images per time, so that one quick step does not promise an early end. */
    double smooth(double imagesPerSecond) {
        if (imagesPerSecond > 0) {
            seconds = KEPT * seconds + (1 - KEPT) / imagesPerSecond;
            weight = KEPT * weight + (1 - KEPT);
        }
        return weight > 0 ? weight / seconds : 0;
    }
}
