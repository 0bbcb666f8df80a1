package dev.sparring.ui.desktop.session;

import dev.sparring.ui.desktop.session.series.RunSeries;
import org.jspecify.annotations.Nullable;

/** A run that the window shows, and which says in a {@link Mailbox} what is new. All methods are for any thread. */
public interface Session {

    /** The curves so far. */
    RunSeries curves();

    /** The newest samples; null before the first. */
    @Nullable
    SampleImage picture();

    /** Ends what it does in the background, as soon as it can; what it has told stays told. */
    void close();
}
