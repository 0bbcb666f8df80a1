package dev.sparring.gan.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every key of a configuration and what is legal there, written down a second time by hand. */
final class Keys {

    /** A key of both networks begins with {@code *}. The last column is what must be set for the key to be read. */
    private static final String ALL = """
            name | text |
            seed | whole [-9223372036854775808, 9223372036854775807] |
            steps | whole [1, 1e9] |
            from | path |
            batch | whole [2, 65536] |
            accumulate | whole [1, 4096] |
            loss | word non-saturating minimax least-squares hinge wasserstein relativistic-pairing relativistic-average |
            labelSmoothing | number [0, 0.5] |
            centring | number [0, 1e6] |
            augment | mapping | data.source=shapes
            augment.policy | some flip translation cutout colour | data.source=shapes
            augment.probability | number [0, 1] | data.source=shapes
            augment.warmup | whole [0, 1e9] | data.source=shapes
            augment.target | number [0.01, 0.99] | data.source=shapes
            augment.images | whole [1, 1e9] | data.source=shapes
            augment.limit | number [0, 1] | data.source=shapes
            instanceNoise | mapping |
            instanceNoise.deviation | number (0, 1e3] |
            instanceNoise.updates | whole [1, 1e9] |
            penalties | mappings |
            penalties[].type | word r1 r2 wgan-gp dragan zero-centred lecam weight-clip |
            penalties[].every | whole [1, 1e6] | penalties[].type=r1
            penalties[].warmup | whole [1, 1e9] | penalties[].type=r1
            penalties[].fade | whole [1, 1e9] | penalties[].type=r1
            penalties[].fadeTo | number [0, 1] | penalties[].type=r1 penalties[].fade=5
            penalties[].fadeShape | word linear cosine | penalties[].type=r1 penalties[].fade=5
            penalties[].gamma | number [0, 1e9] | penalties[].type=r1
            penalties[].weight | number [0, 1e9] | penalties[].type=wgan-gp
            penalties[].weight | number [0, 1e9] | penalties[].type=lecam
            penalties[].decay | number [0, 1) | penalties[].type=lecam
            penalties[].bound | number (0, 1e6] | penalties[].type=weight-clip
            data | mapping |
            data.source | word ring grid spiral shapes idx stacked folder zip cifar10 npy csv |
            data.modes | whole [1, 10000] |
            data.radius | number (0, 1e6] |
            data.sigma | number (0, 1e6] |
            data.side | whole [1, 100] | data.source=grid
            data.spacing | number (0, 1e6] | data.source=grid
            data.sigma | number (0, 1e6] | data.source=grid
            data.arms | whole [1, 64] | data.source=spiral
            data.turns | number (0, 100] | data.source=spiral
            data.sigma | number (0, 1e6] | data.source=spiral
            data.size | whole [8, 1024] | data.source=shapes samples.count=1
            data.channels | whole [1, 3] | data.source=shapes
            data.path | path | data.source=idx
            data.size | whole [4, 1024] | data.source=idx data.path=x samples.count=1
            data.channels | whole [1, 3] | data.source=idx data.path=x
            data.fit | word crop pad stretch | data.source=idx data.path=x
            data.transpose | word true false | data.source=idx data.path=x
            data.flip | word true false | data.source=idx data.path=x
            data.path | path | data.source=stacked
            data.size | whole [4, 1024] | data.source=stacked data.path=x samples.count=1
            data.count | whole [0, 2147483647] | data.source=stacked data.path=x
            data.path | path | data.source=folder
            data.size | whole [4, 1024] | data.source=folder data.path=x samples.count=1 batch=2
            data.channels | whole [1, 4] | data.source=folder data.path=x
            data.fit | word crop pad stretch | data.source=folder data.path=x
            data.flip | word true false | data.source=folder data.path=x
            data.skipUnreadable | word true false | data.source=folder data.path=x
            data.cache | word auto memory disk | data.source=folder data.path=x
            data.path | path | data.source=zip
            data.size | whole [4, 1024] | data.source=zip data.path=x samples.count=1 batch=2
            data.channels | whole [1, 4] | data.source=zip data.path=x
            data.fit | word crop pad stretch | data.source=zip data.path=x
            data.flip | word true false | data.source=zip data.path=x
            data.skipUnreadable | word true false | data.source=zip data.path=x
            data.cache | word auto memory disk | data.source=zip data.path=x
            data.path | path | data.source=cifar10
            data.size | whole [4, 1024] | data.source=cifar10 data.path=x samples.count=1 batch=2
            data.channels | whole [1, 4] | data.source=cifar10 data.path=x
            data.fit | word crop pad stretch | data.source=cifar10 data.path=x
            data.flip | word true false | data.source=cifar10 data.path=x
            data.path | path | data.source=npy
            data.size | whole [4, 1024] | data.source=npy data.path=x samples.count=1 batch=2
            data.channels | whole [1, 4] | data.source=npy data.path=x
            data.fit | word crop pad stretch | data.source=npy data.path=x
            data.path | path | data.source=csv data.columns=[x] data.means=[0] data.deviations=[1]
            data.columns | texts | data.source=csv data.path=x data.means=[0] data.deviations=[1]
            data.means | numbers [-1e38, 1e38] | data.source=csv data.path=x data.columns=[x] data.deviations=[1]
            data.deviations | numbers [1e-300, 1e38] | data.source=csv data.path=x data.columns=[x] data.means=[0]
            data.numbers | whole [1, 1048576] | data.source=npy data.path=x generator.model=mlp discriminator.model=mlp
            latent | mapping |
            latent.dim | whole [1, 65536] |
            latent.distribution | word normal uniform |
            conditional | mapping |
            conditional.labels | word data uniform |
            * | mapping |
            *.model | word mlp dcgan resnet r3gan |
            *.definition | text | *.model=x.json
            *.width | whole [1, 8192] |
            *.layers | whole [1, 64] |
            *.normalization | word none batch layer instance spectral |
            *.blocks | whole [1, 16] | *.model=r3gan data.source=shapes
            *.startAt | whole [0, 1e9] |
            discriminator.steps | whole [1, 1000] |
            discriminator.packing | whole [1, 64] |
            generator.normalizeGradient | word true false |
            generator.adversarialWeight | mapping |
            generator.adversarialWeight.updates | whole [1, 1e9] |
            generator.adversarialWeight.start | number [0, 1] |
            *.reference | mapping |
            *.reference.batch | whole [1, 65536] |
            *.optimizer | mapping |
            *.optimizer.type | word adam amsgrad radam adamw lion lamb adabelief optimistic-adam extra-adam rmsprop nesterovs sgd |
            *.optimizer.beta1 | number [0, 1) |
            *.optimizer.beta2 | number [0, 1) |
            *.optimizer.epsilon | number [1e-30, 1] |
            *.optimizer.beta2Start | number [0, 1) |
            *.optimizer.beta2Updates | whole [1, 1e9] | *.optimizer.beta2Start=0.9
            *.optimizer.beta2Start | number [0, 1) | *.optimizer.type=adamw
            *.optimizer.beta2Updates | whole [1, 1e9] | *.optimizer.type=adamw *.optimizer.beta2Start=0.9
            *.optimizer.beta1 | number [0, 1) | *.optimizer.type=lion
            *.optimizer.beta2 | number [0, 1) | *.optimizer.type=lion
            *.optimizer.weightDecay | number [0, 1] | *.optimizer.type=lion
            *.optimizer.weightDecay | number [0, 1] | *.optimizer.type=adamw
            *.optimizer.weightDecay | number [0, 1] | *.optimizer.type=lamb
            *.optimizer.epsilon | number [1e-30, 1] | *.optimizer.type=adabelief
            *.optimizer.epsilon | number [1e-30, 1] | *.optimizer.type=optimistic-adam
            *.optimizer.epsilon | number [1e-30, 1] | *.optimizer.type=extra-adam
            *.optimizer.epsilon | number [1e-30, 1] | *.optimizer.type=amsgrad
            *.optimizer.threshold | whole [4, 5] | *.optimizer.type=radam
            *.optimizer.below | word momentum skip | *.optimizer.type=radam
            *.optimizer.decay | number [0, 1) | *.optimizer.type=rmsprop
            *.optimizer.momentum | number [0, 1) | *.optimizer.type=nesterovs
            *.optimizer.lookahead | mapping |
            *.optimizer.lookahead.k | whole [1, 1e6] |
            *.optimizer.lookahead.alpha | number (0, 1] |
            *.learningRate | number (0, 1e6] |
            *.warmup | mapping |
            *.warmup.type | word none constant linear exponential polynomial cosine sqrt untuned-linear untuned-exponential radam |
            *.warmup.updates | whole [1, 1e9] |
            *.warmup.epochs | number (0, 1e6] |
            *.warmup.images | whole [1, 1e12] |
            *.warmup.factor | number (0, 1] | *.warmup.type=constant
            *.warmup.start | number [0, 1] | *.warmup.type=linear
            *.warmup.convention | word ramp start zero factor | *.warmup.type=linear
            *.warmup.power | number (0, 100] | *.warmup.type=polynomial
            *.warmup.form | word growth approach | *.warmup.type=exponential
            *.warmup.start | number (0, 1] | *.warmup.type=exponential
            *.decay | mapping |
            *.decay.type | word none cosine linear polynomial exponential step multistep inverse-sqrt one-cycle wsd cosine-restarts |
            *.decay.updates | whole [1, 1e9] | *.decay.type=cosine
            *.decay.epochs | number (0, 1e6] | *.decay.type=cosine
            *.decay.images | whole [1, 1e12] | *.decay.type=cosine
            *.decay.end | number [0, 1] | *.decay.type=cosine
            *.decay.end | number [0, 1] | *.decay.type=linear
            *.decay.power | number (0, 100] | *.decay.type=polynomial
            *.decay.end | number [0, 1] | *.decay.type=polynomial
            *.decay.gamma | number (0, 1] | *.decay.type=exponential
            *.decay.end | number (0, 1] | *.decay.type=exponential
            *.decay.gamma | number (0, 1] | *.decay.type=step
            *.decay.gamma | number (0, 1] | *.decay.type=multistep *.decay.milestones=[5]
            *.decay.milestones | list [1, 1e9] | *.decay.type=multistep
            *.decay.rise | number [0.001, 0.999] | *.decay.type=one-cycle *.warmup.type=none
            *.decay.divide | number [1, 1e9] | *.decay.type=one-cycle *.warmup.type=none
            *.decay.finalDivide | number [1, 1e9] | *.decay.type=one-cycle *.warmup.type=none
            *.decay.stable | whole [0, 1e9] | *.decay.type=wsd
            *.decay.shape | word linear cosine | *.decay.type=wsd
            *.decay.end | number [0, 1] | *.decay.type=wsd
            *.decay.cycles | whole [1, 1000000] | *.decay.type=cosine-restarts
            *.decay.multiplier | number [1, 100] | *.decay.type=cosine-restarts
            *.decay.shrink | number (0, 1] | *.decay.type=cosine-restarts
            *.decay.end | number [0, 1] | *.decay.type=cosine-restarts
            *.rewarm | mapping | *.rewarm.at=5
            *.rewarm.at | whole [1, 1e9] |
            *.rewarm.updates | whole [1, 1e9] | *.rewarm.at=5
            *.rewarm.epochs | number (0, 1e6] | *.rewarm.at=5
            *.rewarm.images | whole [1, 1e12] | *.rewarm.at=5
            *.rewarm.from | number [0, 1] | *.rewarm.at=5
            *.plateau | mapping |
            *.plateau.metric | word diversity high-quality |
            *.plateau.share | number [0.001, 0.999] |
            *.plateau.patience | whole [0, 1e6] |
            *.plateau.threshold | number [0, 1) |
            *.plateau.cooldown | whole [0, 1e6] |
            *.clipNorm | number [0, 1e9] |
            *.ema | mapping |
            *.ema.decay | number [0, 1) |
            *.ema.halfLife | whole [1, 1e12] |
            *.ema.start | whole [0, 1e9] |
            monitor | mapping |
            monitor.every | whole [1, 1e9] |
            monitor.policy | word warn rewarm slow skip rollback stop |
            monitor.policies | mapping |
            monitor.policies.oscillation | word warn rewarm slow skip rollback stop |
            monitor.policies.generator-overpowers | word warn rewarm slow skip rollback stop |
            monitor.policies.discriminator-overpowers | word warn rewarm slow skip rollback stop |
            monitor.policies.exploding-gradient | word warn rewarm slow skip rollback stop |
            monitor.policies.vanishing-gradient | word warn rewarm slow skip rollback stop |
            monitor.policies.mode-collapse | word warn rewarm slow skip rollback stop |
            monitor.policies.divergence | word warn rewarm slow skip rollback stop |
            monitor.features | word auto raw random discriminator classifier |
            monitor.classifier | path | monitor.features=classifier
            monitor.attempts | whole [1, 1000] |
            monitor.share | number [0.01, 0.99] |
            monitor.warmup | whole [1, 1e9] |
            log | mapping |
            log.every | whole [1, 1e9] |
            samples | mapping |
            samples.every | whole [1, 1e9] |
            samples.count | whole [1, 10000] |
            checkpoint | mapping |
            checkpoint.every | whole [1, 1e9] |
            checkpoint.keep | whole [1, 1000] |
            checkpoint.keepEvery | whole [0, 1e9] |
            checkpoint.waitForSpace | whole [0, 1e6] |
            """;

    private static final Pattern RANGE = Pattern.compile("([\\[(])(\\S+), (\\S+)([\\])])");

    private Keys() {}

    /** What may stand at a key. */
    enum Kind {
        TEXT,
        PATH,
        WHOLE,
        NUMBER,
        WORD,
        MAPPINGS,
        LIST,
        NUMBERS,
        TEXTS,
        SOME,
        MAPPING
    }

    /** A key, what may stand there, the range or the words, and the settings under which it is read. */
    record Key(String path, Kind kind, String legal, List<String> settings) {

        /** From the lower end on, brackets as given; whole numbers keep all of their digits. */
        Interval interval() {
            return Interval.in(legal).orElseThrow();
        }

        @Override
        public String toString() {
            return path + (settings.isEmpty() ? "" : " " + settings);
        }
    }

    /** Ends of a range, as text. */
    record Interval(boolean fromIncluded, String from, String to, boolean toIncluded) {

        static Optional<Interval> in(String text) {
            Matcher matcher = RANGE.matcher(text);
            return matcher.find()
                    ? Optional.of(new Interval(
                            matcher.group(1).equals("["),
                            matcher.group(2),
                            matcher.group(3),
                            matcher.group(4).equals("]")))
                    : Optional.empty();
        }
    }

    static Stream<Key> all() {
        List<Key> keys = new ArrayList<>();
        for (String line : ALL.lines().toList()) {
            List<String> networks = line.contains("*") ? List.of("generator", "discriminator") : List.of("");
            for (String network : networks) {
                String[] columns = line.replace("*", network).split("\\|", -1);
                String[] said = columns[1].strip().split(" ", 2);
                keys.add(new Key(
                        columns[0].strip(),
                        Kind.valueOf(said[0].toUpperCase(Locale.ROOT)),
                        said.length > 1 ? said[1] : "",
                        columns[2].isBlank()
                                ? List.of()
                                : List.of(columns[2].strip().split(" "))));
            }
        }
        return keys.stream();
    }
}
