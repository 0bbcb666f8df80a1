package dev.sparring.gan.data.image;

/** Where the decoded pictures of a folder or archive are kept. */
public enum ImageCache {
    /** In memory if that is quickly done: the files have at most 256 MB and the pictures fill at most a quarter of what Java may use. */
    AUTO,
    /** In memory, all of them, before the first step. */
    MEMORY,
    /** In a file in the user's cache folder; each is decoded when it is needed for the first time. */
    DISK;

    private static final long MOST_FILE_BYTES = 256L << 20;
    private static final int QUARTER = 4;

    /**
     * Whether pictures are kept on the disk.
     *
     * @param fileBytes lengths of their files together
     * @param memory bytes that they need in memory
     * @return false if in memory
     */
    public boolean isDisk(long fileBytes, long memory) {
        return switch (this) {
            case DISK -> true;
            case MEMORY -> false;
            case AUTO ->
                fileBytes > MOST_FILE_BYTES || memory > Runtime.getRuntime().maxMemory() / QUARTER;
        };
    }
}
