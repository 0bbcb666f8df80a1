package dev.sparring.core.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/** A graph that both executions run. */
interface TestedGraph {

    ComputationGraphConfiguration definition(DataType type);

    List<String> inputNames();

    /** The shape of an input. */
    long[] input(int index, int batch);
}
