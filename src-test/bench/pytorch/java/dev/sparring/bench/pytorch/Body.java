package dev.sparring.bench.pytorch;

import dev.sparring.bench.game.InitialState;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** A network: a function with parameters. */
interface Body {

    Tensor forward(Tensor input);

    TensorVector parameters();

    /** Writes the first parameters. */
    void begin(InitialState start);

    void close();
}
