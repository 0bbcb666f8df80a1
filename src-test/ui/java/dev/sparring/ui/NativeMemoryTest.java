package dev.sparring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {

    @Test
    void arraysGetHalfOfTheMemoryAndTheProcessNineTenths() {
        Properties properties = new Properties();
        NativeMemory.limit(properties, 512L << 20);
        assertThat(properties)
                .containsEntry("org.bytedeco.javacpp.maxbytes", "256m")
                .containsEntry("org.bytedeco.javacpp.maxphysicalbytes", "460m");
    }

    @Test
    void aLimitThatSomebodyHasSetStays() {
        Properties properties = new Properties();
        properties.setProperty("org.bytedeco.javacpp.maxbytes", "3G");
        NativeMemory.limit(properties, 10_000L << 20);
        assertThat(properties)
                .containsEntry("org.bytedeco.javacpp.maxbytes", "3G")
                .containsEntry("org.bytedeco.javacpp.maxphysicalbytes", "9000m");
    }
}
