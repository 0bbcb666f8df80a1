package dev.sparring.core.kernel.join;

import dev.sparring.core.onednn.Layout;
import dev.sparring.core.onednn.OneDnnException;
import dev.sparring.core.onednn.Tensor;
import java.util.Arrays;
import java.util.List;

/** What operations of several inputs have in common. */
final class Joins {

    private Joins() {}

    /** All in the layout of the first. */
    static List<Layout> asTheFirst(List<Layout> inputs) {
        Layout first = inputs.get(0);
        for (Layout other : inputs) {
            if (!Arrays.equals(other.dimensions(), first.dimensions())) {
                throw new OneDnnException("there is no kernel for inputs of different sizes, " + inputs, true);
            }
        }
        return inputs.stream().map(input -> first).toList();
    }

    /** Requires so many inputs. */
    static void require(int least, int most, List<Tensor> inputs) {
        if (inputs.size() < least || inputs.size() > most) {
            throw new IllegalArgumentException("it takes " + least + " to " + most + " inputs, got " + inputs.size());
        }
    }
}
