package dev.sparring.bench.game;

import java.util.ArrayList;
import java.util.List;

/**
 * The residual networks of a case: blocks of two 3x3 convolutions behind a LeakyReLU each, and a 1x1 convolution past them; the generator
 * doubles the side before each block, the discriminator halves it after.
 *
 * @param start channels that the generator begins with, on 4x4
 * @param generator its blocks
 * @param discriminator its blocks
 */
public record ResidualShape(int start, List<Block> generator, List<Block> discriminator) {

    /** The side that the generator begins with. */
    public static final int BASE = 4;

    /**
     * A block.
     *
     * @param name such as {@code b1}
     * @param inputs channels
     * @param outputs channels
     */
    public record Block(String name, int inputs, int outputs) {}

    /** Copies the lists. */
    public ResidualShape {
        generator = List.copyOf(generator);
        discriminator = List.copyOf(discriminator);
    }

    /**
     * Of a case.
     *
     * @param game with images of a side of 4 times a power of 2
     * @return the networks, {@code width} channels next to the image and four times as many at most
     */
    public static ResidualShape of(Case game) {
        int count = Integer.numberOfTrailingZeros(game.side() / BASE);
        List<Block> up = new ArrayList<>();
        List<Block> down = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            up.add(new Block("b" + i, channels(game, count + 1 - i), channels(game, count - i)));
            down.add(new Block("b" + i, channels(game, i - 1), channels(game, i)));
        }
        return new ResidualShape(channels(game, count), up, down);
    }

    private static int channels(Case game, int halvings) {
        return game.width() << Math.min(2, halvings);
    }

    /**
     * The layers with weights, in the order in which their first parameters are drawn.
     *
     * @param ofGenerator whose
     * @return names
     */
    public List<String> layers(boolean ofGenerator) {
        List<String> names = new ArrayList<>();
        names.add(ofGenerator ? "fc" : "inp");
        for (Block block : ofGenerator ? generator : discriminator) {
            names.add(block.name + ".c1");
            names.add(block.name + ".c2");
            names.add(block.name + ".sc");
        }
        names.add(ofGenerator ? "out" : "fc");
        return names;
    }
}
