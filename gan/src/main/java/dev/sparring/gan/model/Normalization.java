package dev.sparring.gan.model;

import dev.sparring.core.layer.GroupNormalization;
import dev.sparring.gan.catalog.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;

/** What keeps the numbers between a network's layers in their range. */
public enum Normalization {
    /** Nothing. */
    NONE("nothing"),
    /** Each channel by its mean and variance over the batch (Ioffe and Szegedy 2015). */
    BATCH("by the batch; gradient penalties refuse it in the discriminator, since it ties samples together"),
    /** Each sample by its own mean and variance (Ba et al. 2016). */
    LAYER("each sample by itself, all channels together; what WGAN-GP's authors use in its place"),
    /** Each channel of each sample by its own mean and variance (Ulyanov et al. 2016). */
    INSTANCE("each channel of each sample by itself; for images"),
    /** Weights divided by their largest singular value (Miyato et al. 2018). */
    SPECTRAL("weights divided by their largest singular value, which bounds the slope; for the discriminator");

    private final String help;

    Normalization(String help) {
        this.help = help;
    }

    /**
     * The name as configurations have it.
     *
     * @return such as {@code batch}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * One by its name.
     *
     * @param name as configurations have it
     * @return the normalisation
     * @throws IllegalArgumentException if there is none
     */
    static Normalization of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no normalization " + name));
    }

    /**
     * The layer behind one of so many channels.
     *
     * @param channels at least 1
     * @return the layer, or empty if there is none by itself
     */
    Optional<Layer> layer(int channels) {
        return switch (this) {
            case NONE, SPECTRAL -> Optional.empty();
            case BATCH ->
                Optional.of(new BatchNormalization.Builder()
                        .nIn(channels)
                        .nOut(channels)
                        .useLogStd(false)
                        .build());
            case LAYER -> Optional.of(of(GroupNormalization.ofLayer(), channels));
            case INSTANCE -> Optional.of(of(GroupNormalization.ofInstance(), channels));
        };
    }

    private static GroupNormalization of(GroupNormalization layer, int channels) {
        layer.setChannels(channels);
        return layer;
    }

    /** What a configuration can choose. */
    static List<Named> choices() {
        return Arrays.stream(values())
                .map(one -> Named.of(one.label(), one.help))
                .toList();
    }
}
