package dev.sparring.gan.run;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Ends the process at once when it is asked to end a second time, as by another Ctrl-C: while the JVM goes down, it takes no notice of
 * that by itself.
 *
 * <p>By reflection, since the class that knows signals is HotSpot's own and compilers warn of it. Where it is missing, or another
 * program has asked the JVM to leave signals alone, a second signal does nothing, as without this.
 */
final class RepeatedSignal {

    /** What a shell expects of a process that a signal ended: 128 and the signal's number. */
    private static final Map<String, Integer> EXIT_CODES = Map.of("INT", 130, "TERM", 143);

    /** One wish may come as two signals: a log-off sends one by the terminal and one by the system. */
    private static final long ONE_WISH_NANOS = TimeUnit.SECONDS.toNanos(2);

    private RepeatedSignal() {}

    /** From now on, a further signal ends the process, unless it comes at once. */
    static void endAtOnce() {
        long asked = System.nanoTime();
        EXIT_CODES.forEach((name, exitCode) -> endAtOnce(name, exitCode, asked));
    }

    private static void endAtOnce(String name, int exitCode, long asked) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object halts = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> {
                        if (System.nanoTime() - asked > ONE_WISH_NANOS) {
                            Runtime.getRuntime().halt(exitCode);
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), halts);
        } catch (ReflectiveOperationException e) {
            // As if it were not there.
            return;
        }
    }
}
