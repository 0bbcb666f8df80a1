package dev.sparring.gan.data.image.decode;

/** Threads that decode pictures; no program waits for them to end. */
public final class DecoderThread {

    private DecoderThread() {}

    /**
     * A thread.
     *
     * @param work what it does
     * @return not started yet
     */
    public static Thread of(Runnable work) {
        Thread thread = new Thread(work, "picture-decoder");
        thread.setDaemon(true);
        return thread;
    }
}
