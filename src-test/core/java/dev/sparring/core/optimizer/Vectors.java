package dev.sparring.core.optimizer;

import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/** A player whose network is nothing but a vector of parameters. */
public final class Vectors implements AutoCloseable {

    private final Network network;
    private final Player player;

    public Vectors(IUpdater optimizer, LearningRate rate, double... start) {
        this.network = network(start.length, DataType.FLOAT);
        this.player = Player.of(network, optimizer, rate).build();
        network.parameters().assign(Nd4j.createFromArray(start));
    }

    public static Network network(int length, DataType type) {
        return Network.of(new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(type)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(length)
                        .nOut(1)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    }

    public Player player() {
        return player;
    }

    public double[] update(double... gradient) {
        network.gradients().assign(Nd4j.createFromArray(gradient));
        player.update();
        return values();
    }

    public double[] values() {
        return network.parameters().dup().data().asDouble();
    }

    /** The parameters, state and clock of another. */
    void continueFrom(Vectors other) {
        network.parameters().assign(other.network.parameters());
        player.state().orElseThrow().assign(other.player.state().orElseThrow());
        player.restore(other.player.playerState());
    }

    @Override
    public void close() {
        network.close();
    }
}
