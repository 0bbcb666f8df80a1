package dev.sparring.gan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sparring.gan.SparringException;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResumptionTest {

    private static final Resumption.Updates AT_THE_END = new Resumption.Updates(200, 200);

    private static ConfigBuilder layers(String... settings) throws SparringException.Configuration {
        ConfigBuilder layers = ConfigBuilder.preset("ring")
                .set("steps", "200")
                .set("generator.warmup.type", "none")
                .set("discriminator.warmup.type", "none");
        return set(layers, settings);
    }

    private static ConfigBuilder set(ConfigBuilder layers, String... settings) throws SparringException.Configuration {
        for (String setting : settings) {
            int at = setting.indexOf('=');
            layers.set(setting.substring(0, at), setting.substring(at + 1));
        }
        return layers;
    }

    private static Config before(String... settings) throws SparringException.Configuration {
        return layers(settings).build();
    }

    private static Resumption resumed(Config before, Resumption.Updates made, String... settings)
            throws SparringException.Configuration {
        return Resumption.of(before, set(ConfigBuilder.stored(before.tree()), settings), OpenedData.unknown(), made);
    }

    @Test
    void whatIsNotChangedIsNoChange() throws Exception {
        Config config = before("generator.decay.type=linear");
        Resumption resumption = resumed(config, AT_THE_END, "generator.width=128", "steps=200");
        assertThat(resumption).isEqualTo(new Resumption(config, List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "cosine",
        "linear",
        "polynomial",
        "exponential",
        "step",
        "one-cycle",
        "wsd",
        "cosine-restarts",
        "inverse-sqrt"
    })
    void aDecayThatWasPlannedToTheEndKeepsItsPlanHoweverOftenTheEndIsRaised(String type) throws Exception {
        for (String network : new String[] {"generator", "discriminator"}) {
            Config before = before(network + ".decay.type=" + type);
            Resumption once = resumed(before, AT_THE_END, "steps=400");
            Resumption twice = resumed(once.config(), new Resumption.Updates(400, 400), "steps=900");
            boolean generator = network.equals("generator");
            NetworkConfig plan = generator ? before.generator() : before.discriminator();
            for (Config config : new Config[] {once.config(), twice.config()}) {
                NetworkConfig kept = generator ? config.generator() : config.discriminator();
                assertThat(kept.schedule()).isEqualTo(plan.schedule());
            }
            boolean follows = type.equals("inverse-sqrt");
            assertThat(once.warnings().stream().filter(line -> line.startsWith(network + ".decay keeps")))
                    .hasSize(follows ? 0 : 1);
        }
    }

    @Test
    void theKeptPlanIsSaidInOneLineWithTheWayToAnother() throws Exception {
        Resumption resumption = resumed(before("generator.decay.type=linear"), AT_THE_END, "steps=400");
        assertThat(resumption.warnings())
                .containsExactly(
                        "generator.decay keeps the plan it began with (updates: 200) and does not follow the run's new"
                                + " end, where its rate is 0.00; plan it anew by --set generator.decay.updates=N");
        assertThat(resumption.changes())
                .containsExactly(
                        new Change("steps", 200L, 400L), new Change("generator.decay.updates", Change.NONE, 200L));
    }

    @Test
    void theEndOnANetworksOwnClockMovesWithItsUpdatesAStep() throws Exception {
        Config before = before("discriminator.decay.type=linear", "generator.decay.type=linear");
        Resumption resumption = resumed(before, new Resumption.Updates(100, 100), "discriminator.steps=3");
        // Halfway down a line of 200 updates, and so on.
        assertThat(resumption.config().discriminator().schedule().rate(150)).isCloseTo(1e-3 / 4, within(1e-18));
        assertThat(resumption.warnings())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("discriminator.decay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"generator.decay.updates=400", "generator.decay.type=linear", "generator.decay.end=0"})
    void aDecayThatIsNamedIsPlannedAnewAndTheRiseIsSaid(String setting) throws Exception {
        Resumption resumption = resumed(before("generator.decay.type=linear"), AT_THE_END, "steps=400", setting);
        // Half of a line of 400.
        assertThat(resumption.config().generator().schedule().rate(200)).isCloseTo(5e-4, within(1e-18));
        assertThat(resumption.warnings())
                .containsExactly(
                        "the generator's learning rate goes up here from 0.00 to 0.000500 by what was changed; lower"
                                + " generator.learningRate if that is not meant");
    }

    @Test
    void beforeItsFirstUpdateADecayHasNoPlanToKeep() throws Exception {
        Resumption resumption =
                resumed(before("generator.decay.type=linear"), new Resumption.Updates(0, 0), "steps=400");
        assertThat(resumption.config().generator().schedule().rate(200)).isCloseTo(5e-4, within(1e-18));
        assertThat(resumption.warnings()).isEmpty();
    }

    @Test
    void aRateThatGoesUpBecauseOfItsBaseIsSaidAndOneThatGoesDownIsNot() throws Exception {
        assertThat(resumed(before(), AT_THE_END, "generator.learningRate=2e-3").warnings())
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("the generator's learning rate goes up here from 0.00100 to 0.00200");
        assertThat(resumed(before(), AT_THE_END, "generator.learningRate=5e-4").warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "generator.width=7, generator.width",
        "discriminator.layers=2, discriminator.layers",
        "generator.model=dcgan, generator.model",
        "latent.dim=3, latent.dim",
        "generator.optimizer.type=sgd, generator.optimizer.type",
        "discriminator.optimizer.lookahead.k=5, discriminator.optimizer.lookahead.k",
        "data.source=grid, data.source",
        "from=elsewhere, from"
    })
    void whatACheckpointWouldNotFitIsRefusedByItsName(String setting, String key) throws Exception {
        Config before = before();
        assertThatThrownBy(() -> resumed(before, AT_THE_END, setting))
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessageStartingWith(key + " was ")
                .hasMessageContaining("which cannot change within a run; leave it as it was, or begin a new run");
    }

    @Test
    void theShapeOfImagesIsRefusedByItsName() throws Exception {
        Config before = ConfigBuilder.preset("shapes").build();
        for (String setting : new String[] {"data.size=32", "data.channels=3"}) {
            assertThatThrownBy(() -> resumed(before, AT_THE_END, setting))
                    .hasMessageStartingWith(setting.substring(0, setting.indexOf('=')) + " was ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generator.learningRate=1e-4",
                "generator.optimizer.beta2=0.99",
                "generator.clipNorm=1",
                "generator.ema.decay=0.9",
                "generator.warmup.type=cosine",
                "discriminator.steps=2",
                "monitor.policy=rollback",
                "monitor.features=raw",
                "batch=32",
                "loss=hinge",
                "data.sigma=0.05",
                "latent.distribution=uniform",
                "log.every=1",
                "samples.count=9",
                "checkpoint.keep=1",
                "seed=7",
                "name=other"
            })
    void allElseCanChangeAndEachChangeIsNamed(String setting) throws Exception {
        String key = setting.substring(0, setting.indexOf('='));
        List<Change> changes = resumed(before(), AT_THE_END, setting).changes();
        assertThat(changes).extracting(Change::key).contains(key);
        assertThat(changes).filteredOn(change -> change.key().equals(key)).allSatisfy(change -> assertThat(
                        String.valueOf(change.after()))
                .isNotEqualTo(String.valueOf(change.before())));
    }

    @Test
    void momentumCannotComeOrGo() throws Exception {
        String type = "generator.optimizer.type=nesterovs";
        Config with = before(type);
        assertThatThrownBy(() -> resumed(with, AT_THE_END, "generator.optimizer.momentum=0"))
                .hasMessageContaining("generator.optimizer.momentum was 0.9 and is to be 0")
                .hasMessageContaining("which cannot change within a run");
        Config without = before(type, "generator.optimizer.momentum=0");
        assertThatThrownBy(() -> resumed(without, AT_THE_END, "generator.optimizer.momentum=0.5"))
                .hasMessageContaining("generator.optimizer.momentum");
        assertThat(resumed(with, AT_THE_END, "generator.optimizer.momentum=0.5").changes())
                .hasSize(1);
    }

    @Test
    void aSecondWarmupInThePastIsRefused() throws Exception {
        Config before = before();
        assertThatThrownBy(() -> resumed(before, AT_THE_END, "generator.rewarm.at=199"))
                .hasMessage("generator.rewarm.at is 199, and this network has made 200 updates; give 200 or more");
        assertThat(resumed(before, AT_THE_END, "generator.rewarm.at=200", "steps=300")
                        .config()
                        .generator()
                        .scheduleChanges())
                .hasSize(1);
    }

    @Test
    void dataThatLieElsewhereAreTheSameSource() throws Exception {
        Config before = ConfigBuilder.presetFor("folder:one")
                .data("folder:one")
                .set("data.size", "64")
                .build();
        ConfigBuilder layers = ConfigBuilder.stored(before.tree()).moved("folder:two");
        Resumption resumption = Resumption.of(before, layers, OpenedData.unknown(), AT_THE_END);
        assertThat(resumption.changes()).singleElement().satisfies(change -> assertThat(change.key())
                .isEqualTo("data.path"));
        assertThat(resumption.config().data().shape().width()).isEqualTo(64);
        assertThatThrownBy(() -> ConfigBuilder.stored(before.tree()).moved("idx:two"))
                .hasMessage(
                        "--data idx:two is another kind of data than the run's, folder; give the same data, or begin a new"
                                + " run");
        assertThatThrownBy(() -> ConfigBuilder.stored(before.tree()).moved("ring"))
                .hasMessageStartingWith("--data ring is another kind of data");
    }
}
