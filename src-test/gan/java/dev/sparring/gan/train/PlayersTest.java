package dev.sparring.gan.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sparring.core.network.Network;
import dev.sparring.core.player.Player;
import dev.sparring.core.schedule.LearningRate;
import dev.sparring.gan.data.DataLoader;
import dev.sparring.gan.data.SampleShape;
import dev.sparring.gan.data.synthetic.GaussianMixture;
import dev.sparring.gan.model.Mlp;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Sgd;

class PlayersTest {

    private static Player player() {
        return Player.of(
                        Network.of(new Mlp(2, 1).discriminator(SampleShape.vector(2), 1)),
                        new Sgd(),
                        LearningRate.constant(0.1))
                .build();
    }

    @Test
    void theTwoOfTheDuelComeFirst() {
        Player encoder = player();
        Player critic = player();
        Player decoder = player();
        Players players = Players.duel("encoder", encoder, "critic", critic).and("decoder", decoder);
        assertThat(players.all().keySet()).containsExactly("encoder", "critic", "decoder");
        assertThat(players.generator()).isSameAs(encoder);
        assertThat(players.discriminator()).isSameAs(critic);
        assertThat(players.get("decoder")).isSameAs(decoder);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> players.get("coder"))
                .withMessage("name must be one of [encoder, critic, decoder], got coder");
    }

    @Test
    void namesAreOfOneForm() {
        Player one = player();
        Players two = Players.duel(one, player());
        for (String name : new String[] {"", "A", "a.b", "g", "samples", "1a"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> two.and(name, player()));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two.and("generator", player()))
                .withMessageContaining("generator");
        assertThatIllegalArgumentException().isThrownBy(() -> two.and("third", one));
    }

    @Test
    void everyPlayersLossMustBeReported() {
        Players players = Players.duel(player(), player());
        Trainer trainer = new Trainer(new AdversarialStep() {
            @Override
            public Players players() {
                return players;
            }

            @Override
            public StepReport play(long step) {
                return new StepReport().loss(Players.GENERATOR, 1);
            }
        });
        assertThatIllegalStateException()
                .isThrownBy(trainer::trainStep)
                .withMessage("the step reports no loss of the player discriminator");
    }

    @Test
    void nobodyElseHasALoss() {
        Players players = Players.duel(player(), player());
        Trainer trainer = new Trainer(new AdversarialStep() {
            @Override
            public Players players() {
                return players;
            }

            @Override
            public StepReport play(long step) {
                return new StepReport()
                        .loss(Players.GENERATOR, 1)
                        .loss(Players.DISCRIMINATOR, 1)
                        .loss("critc", 1);
            }
        });
        assertThatIllegalStateException().isThrownBy(trainer::trainStep).withMessageContaining("a loss of critc");
        assertThatIllegalArgumentException().isThrownBy(() -> new StepReport().figure("Acc %", 1));
    }

    @Test
    void aStepWithoutLogitsIsFiniteAndNotJudged() {
        Players players = Players.duel(player(), player());
        StepMetrics step = new Trainer(new AdversarialStep() {
                    @Override
                    public Players players() {
                        return players;
                    }

                    @Override
                    public StepReport play(long step) {
                        return new StepReport().loss(Players.GENERATOR, 1).loss(Players.DISCRIMINATOR, 2);
                    }
                })
                .trainStep();
        assertThat(step.isJudged()).isFalse();
        assertThat(step.finite()).isTrue();
        assertThat(step.realLogit()).isNaN();
    }

    @Test
    void labelsAreReadWithTheSamplesTheyBelongTo() {
        GaussianMixture ring = GaussianMixture.ring(8, 1, 0.02, 3);
        BatchReader reader = BatchReader.withLabels(new DataLoader(ring, 32, 3));
        reader.next();
        for (int i = 0; i < 32; i++) {
            double angle = 2 * Math.PI * reader.labels()[i] / 8;
            assertThat(reader.samples().getDouble(i, 0))
                    .isCloseTo(Math.cos(angle), org.assertj.core.api.Assertions.within(0.15));
            assertThat(reader.samples().getDouble(i, 1))
                    .isCloseTo(Math.sin(angle), org.assertj.core.api.Assertions.within(0.15));
        }
        assertThatIllegalStateException().isThrownBy(() -> new BatchReader(new DataLoader(ring, 4, 3)).labels());
    }
}
