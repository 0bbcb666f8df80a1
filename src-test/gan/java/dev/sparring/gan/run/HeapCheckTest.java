package dev.sparring.gan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.Config;
import dev.sparring.gan.config.ConfigBuilder;
import org.junit.jupiter.api.Test;

class HeapCheckTest {

    @Test
    void aRunNeedsItsVectorsItsPictureAndAPartOfALook() throws Exception {
        Config config = ConfigBuilder.preset("ring")
                .set("data.source", "shapes")
                .set("data.size", "8")
                .set("data.channels", "3")
                .set("generator.width", "4")
                .set("generator.layers", "1")
                .set("generator.ema.decay", "0.9")
                .set("discriminator.width", "4")
                .set("discriminator.layers", "1")
                .set("discriminator.optimizer.type", "sgd")
                .set("latent.dim", "2")
                .set("samples.count", "5")
                .build();
        try (TrainingSetup game = TrainingSetup.of(config, config.data().open(1))) {
            HeapCheck needs = HeapCheck.of(5, game.trainer(), game.source().shape());
            // Weights and biases: 2 to 4 to 192 with an average and Adam's two moments, 192 to 4 to 1 with nothing.
            long generator = 2 * 4 + 4 + 4 * 192 + 192;
            long discriminator = 192 * 4 + 4 + 4 + 1;
            assertThat(needs.checkpoint()).isEqualTo(4 * (4 * generator + discriminator));
            assertThat(needs.picture()).isEqualTo(5 * (192 * 4 + 64 * 8));
            assertThat(needs.check()).isEqualTo(3 * 256 * 192 * 4);
        }
    }

    @Test
    void whatDoesNotFitIsSaidWithWhatToChange() {
        HeapCheck needs = new HeapCheck(300L << 20, 200L << 20, 100L << 20);
        // The picture is drawn while the checkpoint is written.
        assertThatCode(() -> needs.require(500L << 20)).doesNotThrowAnyException();
        assertThatThrownBy(() -> needs.require(499L << 20))
                .hasMessageContaining("a picture of the samples needs 201 MB of Java's memory, and 199 MB are free");
        assertThatThrownBy(() -> needs.require(250L << 20))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageContaining("a checkpoint needs 301 MB of Java's memory, and 250 MB are free for it")
                .hasMessageContaining("-Xmx")
                .hasMessageContaining("narrower");
        assertThatThrownBy(() -> new HeapCheck(1, 200L << 20, 1).require(1L << 20))
                .hasMessageContaining("samples.count");
    }
}
