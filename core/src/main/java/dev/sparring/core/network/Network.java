package dev.sparring.core.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network that is trained from outside: whoever calls supplies the gradient of the loss to the output.
 *
 * <p>Gradients are those of the loss itself; a mean over the batch is the caller's to take. Each forward pass serves at most one
 * backward pass. A {@link Pass} is an object: several are open at once where a loss needs more than one. {@link #forward} and the ways back
 * beside it are the short form for one pass at a time.
 *
 * <p>A DL4J definition holds more than layers. Whoever moves the parameters has to heed it; a player
 * ({@code dev.sparring.core.player.Player}) does: l1, l2 and weight decay of weights and biases, gradient normalisation by
 * layers, and constraints, each as DL4J's {@code fit} computes it, but that running statistics are no part of a layer's
 * gradient, and that a rate of 0 leaves everything as it is. The definition's updater, with its rate and schedule, is
 * replaced by the player's optimizer. Refused by name are updaters that differ between parameters (also {@code NoOp} on some
 * of them, which freezes), coefficients that follow a schedule, truncated backpropagation through time, and other algorithms
 * than stochastic gradient descent; and by every network, frozen layers and weight noise. {@code miniBatch} is not asked for:
 * a mean over the batch is in the caller's gradient or not.
 *
 * <p>One thread at a time, and always the same one: ND4J's workspaces belong to a thread. Arrays that are handed out stay
 * the network's own; each method says until when they are valid.
 *
 * <pre>{@code
 * try (Network network = Network.of(definition)) {          // a MultiLayerConfiguration that ends in logits
 *     network.clearGradients();
 *     INDArray logits = network.forward(samples, true);
 *     network.backwardToParameters(lossGradient(logits));   // accumulates in network.gradients()
 * }
 * }</pre>
 */
public interface Network extends AutoCloseable {

    /**
     * A network with freshly drawn parameters, on the fastest backend there is for it: compiled kernels if all its
     * layers have kernels, else DL4J's own layers with a log line that says why. Where oneDNN turns out to have no
     * implementation for a shape, the compiled one goes over to DL4J's layers by itself, also with a log line.
     *
     * <p>The definition's updater, if it is one for all parameters, is replaced by the player's optimizer; what else it says
     * beside its layers is done, or refused by name when the player is built: see above.
     *
     * @param definition the layers, the last one not an output layer: it ends in logits or samples; its seed draws the
     *     parameters
     * @return the network, to be closed by the caller
     * @throws IllegalArgumentException if the definition holds an output or a frozen layer, or weight noise
     * @throws IllegalStateException if ND4J cannot read {@code OMP_NUM_THREADS}
     */
    static Network of(MultiLayerConfiguration definition) {
        NetworkBackends.prepare();
        MultiLayerNetwork network = new MultiLayerNetwork(definition);
        network.init();
        return of(network);
    }

    /**
     * The same over the parameters of an initialised DL4J network.
     *
     * @param network the DL4J network, which keeps seeing its parameters as they are trained
     * @return the network, to be closed by the caller
     * @throws IllegalArgumentException if it holds an output or a frozen layer, or weight noise
     */
    static Network of(MultiLayerNetwork network) {
        return NetworkBackends.open(network);
    }

    /**
     * A network with freshly drawn parameters, on the fastest backend there is for it, as for layers one after the other.
     *
     * @param definition the graph, with one or more inputs, its one output not an output layer: it ends in logits or samples; its seed draws the
     *     parameters
     * @return the network, to be closed by the caller
     * @throws IllegalArgumentException if the definition has several outputs, an output or frozen layer, weight noise, or a
     *     vertex that leads nowhere
     */
    static Network of(ComputationGraphConfiguration definition) {
        NetworkBackends.prepare();
        ComputationGraph graph = new ComputationGraph(definition);
        graph.init();
        return of(graph);
    }

    /**
     * The same over the parameters of an initialised DL4J graph.
     *
     * @param graph the DL4J graph, which keeps seeing its parameters as they are trained
     * @return the network, to be closed by the caller
     * @throws IllegalArgumentException if it is not initialised or has several outputs, an output or frozen layer, weight noise,
     *     or a vertex that leads nowhere
     */
    static Network of(ComputationGraph graph) {
        return NetworkBackends.open(graph);
    }

    /**
     * Opens a network.
     *
     * @param definition layers or a graph
     * @return the network, to be closed by the caller
     * @throws IllegalArgumentException as the others
     */
    static Network of(Definition definition) {
        return definition.either(Network::of, Network::of);
    }

    /**
     * The DL4J network that defines this one and whose parameter vector this one trains.
     *
     * @return the {@link MultiLayerNetwork} or {@link ComputationGraph}; read it between steps, on the training thread
     */
    Model definition();

    /**
     * All parameters, running statistics included.
     *
     * @return the live vector {@code [n]}, valid until {@link #close()}; whoever writes to it changes the network
     */
    INDArray parameters();

    /**
     * The sum of the parameter gradients since {@link #clearGradients()}; 0 where a parameter is a running statistic.
     *
     * @return the live vector {@code [n]}, valid until the next {@link #clearGradients()}
     */
    INDArray gradients();

    /** Begins a new sum: {@link #gradients()} are 0 from here on. */
    void clearGradients();

    /**
     * Views of a vector laid out as the parameters are, one for each parameter of each layer.
     *
     * @param vector {@code [n]}: the parameters, or a copy or average of them
     * @return by DL4J's name ({@code layer_parameter}, such as {@code 0_W}), in the vector's order
     */
    Map<String, INDArray> parameterViews(INDArray vector);

    /**
     * Where the parameters stand that an optimizer moves: all but the running statistics.
     *
     * @return one range for each, in the vector's order
     */
    List<ParameterRange> trainable();

    /**
     * Where parameters stand that a training forward pass moves and that mean something only as they are, such as spectral
     * normalisation's estimates of singular vectors: an average copies them.
     *
     * @return one range for each, usually none
     */
    List<ParameterRange> states();

    /**
     * What the inputs are called.
     *
     * @return at least one name, in the definition's order; {@code input} for layers one after the other
     */
    List<String> inputNames();

    /**
     * Runs the network. Several passes can be open at once, each with its own activations.
     *
     * @param inputs one for each name
     * @param training whether layers behave as in training: batch statistics, dropout
     * @return the pass, to be closed by the caller
     * @throws IllegalArgumentException if the inputs do not fit
     */
    Pass pass(Inputs inputs, boolean training);

    /**
     * Runs the network, as in training, for the gradient of each sample's output to that sample, the first input.
     *
     * @param inputs one for each name
     * @return the pass, to be closed by the caller
     * @throws UnsupportedOperationException if {@link #withoutTangent} names a reason
     */
    default Pass passForGradients(Inputs inputs) {
        throw new UnsupportedOperationException(withoutTangent().orElse("there is no tangent pass"));
    }

    /**
     * Runs a network of one input: a {@link #pass} that stays open until the next forward pass of this network, and which the ways back
     * below belong to.
     *
     * @param input {@code [batch, ...]} as the first layer takes it
     * @param training whether layers behave as in training: batch statistics, dropout
     * @return the output, valid until the next forward pass of this network
     */
    INDArray forward(INDArray input, boolean training);

    /**
     * Adds the loss's gradient to {@link #gradients()}, moves the running statistics, and gives the gradient to the input.
     *
     * @param outputGradient gradient of the loss to the output, shaped as the output; may be overwritten
     * @return gradient of the loss to the input, valid until the next backward pass of this network
     */
    INDArray backward(INDArray outputGradient);

    /**
     * Adds the loss's gradient to {@link #gradients()} and moves the running statistics.
     *
     * @param outputGradient gradient of the loss to the output, shaped as the output; may be overwritten
     */
    void backwardToParameters(INDArray outputGradient);

    /**
     * Gives the gradient to the input and leaves {@link #gradients()} and the running statistics as they are.
     *
     * @param outputGradient gradient of the loss to the output, shaped as the output; may be overwritten
     * @return gradient of the loss to the input, valid until the next backward pass of this network
     */
    INDArray backwardToInput(INDArray outputGradient);

    /**
     * Why this network has no tangent pass, which exact gradient penalties need.
     *
     * @return the layer and the reason, or empty if it has one
     */
    default Optional<String> withoutTangent() {
        return Optional.of("it runs on DL4J's layers");
    }

    /**
     * The gradient of each sample's output to that sample, by a training forward pass and a way back that begins with 1 at each
     * output. {@link #gradients()} and running statistics stay as they are; {@link #states} move, as in each training pass.
     *
     * <p>With {@link #addTangentGradients} this makes exact gradient penalties without differentiating twice: of a penalty that is a
     * function p of these gradients v, the derivative to the parameters is that of the outputs' change as each sample moves along
     * dp/dv, held constant.
     *
     * <pre>{@code
     * INDArray v = network.sampleGradients(samples);          // R1: p = gamma / 2 mean |v|^2
     * network.addTangentGradients(v.mul(gamma / batch));      // dp/dv
     * }</pre>
     *
     * @param input {@code [batch, ...]} as the first layer takes it
     * @return {@code [batch, ...]}, valid until the next pass of this network
     * @throws UnsupportedOperationException if {@link #withoutTangent} names a reason
     */
    default INDArray sampleGradients(INDArray input) {
        forwardForGradients(input);
        return sampleGradients();
    }

    /**
     * The forward pass of {@link #sampleGradients(INDArray)} by itself, for who needs its output, too.
     *
     * @param input {@code [batch, ...]} as the first layer takes it
     * @return the output, valid until the next forward pass of this network
     * @throws UnsupportedOperationException if {@link #withoutTangent} names a reason
     */
    INDArray forwardForGradients(INDArray input);

    /**
     * The gradient of each sample's output to that sample, after {@link #forwardForGradients}.
     *
     * @return {@code [batch, ...]}, valid until the next pass of this network
     * @throws IllegalStateException if another pass of this network came in between
     */
    INDArray sampleGradients();

    /**
     * Adds to {@link #gradients()} the derivative of the sum of {@code <direction, v>}, with v what {@code sampleGradients} has just
     * given and the directions held constant.
     *
     * @param direction one for each sample, shaped as the input
     * @throws IllegalStateException if another pass of this network came in between
     * @throws UnsupportedOperationException if {@link #withoutTangent} names a reason
     */
    void addTangentGradients(INDArray direction);

    /**
     * Whether the gradients of a loss and of a penalty at the same samples can be taken in one pass: each output is a function of its
     * own sample, and nothing is curved that the first input leads to.
     *
     * @return true if {@link #addTangentAndLossGradients} will do
     */
    default boolean joinsPenalties() {
        return false;
    }

    /**
     * {@link #addTangentGradients}, and with it what {@link #backwardToParameters} would add, for one output a sample: one product with
     * the weights for both.
     *
     * @param direction one for each sample, shaped as the input
     * @param outputGradients gradient of the loss to each sample's output
     * @throws IllegalStateException if another pass of this network came in between
     * @throws UnsupportedOperationException if {@link #joinsPenalties} is false
     */
    void addTangentAndLossGradients(INDArray direction, float[] outputGradients);

    /**
     * How many training passes have drawn masks for dropout, and whatever else the layers draw. The masks of a pass are a
     * function of its number and the definition's seed, so two networks never disturb each other.
     *
     * @return the number of the next training pass, at least 0
     */
    long dropoutPosition();

    /**
     * Goes to the masks of another pass: to run a batch again under the masks it had, or to go on from a stored position.
     *
     * @param position the number of the next training pass, at least 0
     * @throws IllegalArgumentException if it is below 0
     */
    void seekDropout(long position);

    /**
     * The Euclidean norm of a vector laid out as the parameters are, running statistics left out.
     *
     * @param vector {@code [n]}
     * @return the norm
     */
    double norm(INDArray vector);

    /** Gives the memory back. The definition stays usable. */
    @Override
    void close();
}
