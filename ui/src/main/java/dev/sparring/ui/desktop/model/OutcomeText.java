package dev.sparring.ui.desktop.model;

import dev.sparring.gan.event.Outcome;

/** How runs end, in words. */
final class OutcomeText {

    private OutcomeText() {}

    static String of(Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> "Completed";
            case STOPPED -> "Stopped";
            case STOPPED_BY_MONITOR -> "Stopped by the monitor";
            case DIVERGED -> "Diverged";
            case FAILED -> "Broke off";
        };
    }
}
