/**
 * JMH benchmarks of parts and of whole steps, without peers. After a build:
 *
 * <pre>{@code
 * cd src-test/bench/target
 * OMP_NUM_THREADS=2 OMP_WAIT_POLICY=passive \
 *     java -cp "classes:$(cat classpath.txt)" org.openjdk.jmh.Main StepBenchmark -p game=dcgan28
 * }</pre>
 */
@NullMarked
package dev.sparring.bench.jmh;

import org.jspecify.annotations.NullMarked;
