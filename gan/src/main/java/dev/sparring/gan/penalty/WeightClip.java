package dev.sparring.gan.penalty;

import dev.sparring.core.network.Network;
import dev.sparring.core.network.ParameterRange;
import dev.sparring.core.player.Player;
import java.nio.FloatBuffer;

/**
 * Weight clipping: after each update every parameter of the discriminator is brought into [-bound, bound], which bounds its slope
 * (Arjovsky et al. 2017, "Wasserstein generative adversarial networks", ICML, algorithm 1). Running statistics are left alone, and so
 * are copies: Lookahead's slow weights and a moving average may lie outside.
 */
final class WeightClip implements Penalty {

    private final float bound;

    WeightClip(float bound) {
        this.bound = bound;
    }

    @Override
    public boolean boundsSlope() {
        return true;
    }

    @Override
    public void afterUpdate(Player discriminator) {
        Network network = discriminator.network();
        FloatBuffer parameters = network.parameters().data().asNioFloat();
        for (ParameterRange range : network.trainable()) {
            for (int i = (int) range.from(); i < range.from() + range.length(); i++) {
                parameters.put(i, Math.max(-bound, Math.min(bound, parameters.get(i))));
            }
        }
    }
}
