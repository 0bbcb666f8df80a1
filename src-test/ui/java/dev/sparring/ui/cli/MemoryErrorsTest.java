package dev.sparring.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class MemoryErrorsTest {

    /** Fails as ND4J does where the heap is too small for its first arrays. */
    private static final class Greedy {
        static final int LENGTH = grab();

        private static int grab() {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    private static String line(Throwable error) {
        return MemoryErrors.line(error).orElse("");
    }

    @Test
    void aHeapThatIsTooSmallIsSaidWithItsSizeAndTheOption() {
        long megabytes = Runtime.getRuntime().maxMemory() / (1024 * 1024);
        assertThat(line(new OutOfMemoryError("Java heap space")))
                .isEqualTo("memory ran out: Java may use " + megabytes + " MB; give it more by"
                        + " SPARRING_JAVA_OPTS=-Xmx..., or use smaller networks, batches or images");
    }

    @Test
    void memoryIsFoundBehindTheClassThatCouldNotBeInitialized() {
        // The first use ends with the error itself, the next ones with what Java remembers of it.
        assertThat(catchThrowableOfType(
                        OutOfMemoryError.class, () -> assertThat(Greedy.LENGTH).isZero()))
                .isNotNull();
        LinkageError later = catchThrowableOfType(
                LinkageError.class, () -> assertThat(Greedy.LENGTH).isZero());
        assertThat(later).isInstanceOf(NoClassDefFoundError.class);
        assertThat(line(later)).startsWith("memory ran out");
        assertThat(line(new ExceptionInInitializerError(new OutOfMemoryError("Java heap space"))))
                .startsWith("memory ran out");
        assertThat(line(new IllegalStateException("a run", later))).startsWith("memory ran out");
    }

    @Test
    void aLargerHeapIsNotAdvisedWhereOtherMemoryRanOut() {
        assertThat(line(new OutOfMemoryError(
                        "Physical memory usage is too high: physicalBytes (4G) > maxPhysicalBytes (3G)")))
                .startsWith("memory outside of Java's heap ran out")
                .doesNotContain("Xmx");
    }

    @Test
    void otherErrorsAreNotOfMemory() {
        assertThat(MemoryErrors.line(new UnsatisfiedLinkError("no jnind4jcpu in java.library.path")))
                .isEmpty();
        assertThat(MemoryErrors.line(new IllegalStateException())).isEmpty();
    }
}
