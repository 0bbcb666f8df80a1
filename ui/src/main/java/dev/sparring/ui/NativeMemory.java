package dev.sparring.ui;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Properties;

/**
 * How much memory arrays outside of Java's heap may take. JavaCPP takes a quarter of the machine's memory unless it is told;
 * Sparring's limits are the launcher script's: half of the memory for arrays, nine tenths for the whole process.
 */
final class NativeMemory {

    static final String ARRAYS = "org.bytedeco.javacpp.maxbytes";
    static final String PROCESS = "org.bytedeco.javacpp.maxphysicalbytes";

    private static final long MEGA = 1L << 20;

    private NativeMemory() {}

    /** Sets the limits that nobody has set, from the memory that this process may use. JavaCPP reads them when it is loaded. */
    static void limit() {
        Properties properties = System.getProperties();
        if (!(properties.containsKey(ARRAYS) && properties.containsKey(PROCESS))
                && ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine) {
            limit(properties, machine.getTotalMemorySize());
        }
    }

    /** The same in other properties, for so many bytes. */
    static void limit(Properties properties, long bytes) {
        long megabytes = bytes / MEGA;
        properties.putIfAbsent(ARRAYS, megabytes / 2 + "m");
        properties.putIfAbsent(PROCESS, megabytes * 9 / 10 + "m");
    }
}
