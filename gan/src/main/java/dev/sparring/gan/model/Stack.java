package dev.sparring.gan.model;

import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;

/** Layers one after the other, counted, so that a preprocessor finds its place. */
final class Stack {

    private final NeuralNetConfiguration.ListBuilder list;
    private int count;

    Stack(NeuralNetConfiguration.ListBuilder list) {
        this.list = list;
    }

    void add(Layer layer) {
        list.layer(layer);
        count++;
    }

    /** Changes the shape of what comes next. */
    void before(InputPreProcessor preProcessor) {
        list.inputPreProcessor(count, preProcessor);
    }

    /** Changes the shape of what comes in. */
    void beforeAll(InputPreProcessor preProcessor) {
        list.inputPreProcessor(0, preProcessor);
    }

    MultiLayerConfiguration build() {
        return list.build();
    }
}
