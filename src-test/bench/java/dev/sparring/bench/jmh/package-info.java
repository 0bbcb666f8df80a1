/**
 * JMH benchmarks of parts and of whole steps, without peers. After a build:
 *
 * <pre>{@code
 * cd src-test/bench/target
 * OMP_NUM_THREADS=2 OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=20000 \
 *     java -cp "classes:$(cat classpath.txt)" org.openjdk.jmh.Main KernelBenchmark -p kind=CONVOLUTION
 * }</pre>
 */
@NullMarked
package dev.sparring.bench.jmh;

import org.jspecify.annotations.NullMarked;
