package dev.sparring.ui.desktop.session.export;

import dev.sparring.gan.SparringException;
import dev.sparring.ui.desktop.session.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.DoubleConsumer;

/** Lets a worker's progress, which ends work by a checked exception, through work that knows only unchecked ones. */
final class InnerProgress {

    private InnerProgress() {}

    /** Work that tells how far it is. */
    interface Work {
        void run(DoubleConsumer progress) throws SparringException;
    }

    /** Runs it until it is done, or the progress ends it. */
    static void run(Worker.Progress progress, Work work) throws SparringException, IOException {
        try {
            work.run(share -> {
                try {
                    progress.at(share);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
