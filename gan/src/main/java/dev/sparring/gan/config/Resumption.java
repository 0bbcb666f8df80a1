package dev.sparring.gan.config;

import dev.sparring.core.schedule.ScheduleChange;
import dev.sparring.gan.SparringException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The configuration with which a run goes on: what was changed of it, and what was not although it might have followed.
 *
 * <p>A decay without a length of its own was planned to the run's end. Another end leaves it alone: its length is written down
 * as it was planned, unless a key of the decay is changed too.
 *
 * @param config from here on
 * @param changes against the configuration until here
 * @param warnings what is hardly meant, one line each
 */
public record Resumption(Config config, List<Change> changes, List<String> warnings) {

    /** What puts slow weights around an optimizer, and so is part of its kind. */
    private static final Pattern WRAPPED = Pattern.compile("(generator|discriminator)\\.optimizer\\.lookahead\\.k");

    private static final Pattern MOMENTUM = Pattern.compile("(generator|discriminator)\\.optimizer\\.momentum");

    /** Copies the lists. */
    public Resumption {
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }

    /**
     * How far the networks have come.
     *
     * @param generator its updates
     * @param discriminator its updates
     */
    public record Updates(long generator, long discriminator) {}

    /**
     * Compares and decides.
     *
     * @param before with what the run was played until here
     * @param layers with what it is to go on
     * @param data opened if a length in epochs needs it
     * @param made updates until here
     * @return what it goes on with
     * @throws SparringException.Configuration if a value is illegal, or one was changed that cannot change on the way
     */
    public static Resumption of(Config before, ConfigBuilder layers, OpenedData data, Updates made)
            throws SparringException.Configuration {
        Config wanted = layers.build(data);
        List<Change> changes = Change.between(before, wanted);
        requireSameNetworks(changes);
        List<Side> sides = List.of(
                new Side("generator", before.generator(), wanted.generator(), made.generator(), before, wanted),
                new Side(
                        "discriminator",
                        before.discriminator(),
                        wanted.discriminator(),
                        made.discriminator(),
                        before,
                        wanted));
        List<Side> kept = new ArrayList<>();
        for (Side side : sides) {
            side.requireToCome();
            if (side.planEnds(changes, layers)) {
                kept.add(side);
                for (Map.Entry<String, Long> length : side.before.toTheEnd().entrySet()) {
                    layers.set(
                            side.name + ".decay." + length.getKey(),
                            length.getValue().toString());
                }
            }
        }
        Config config = kept.isEmpty() ? wanted : layers.build(data);
        List<String> warnings =
                new ArrayList<>(config.warnings(kept.stream().map(Side::name).toList()));
        for (Side side : sides) {
            Side now = side.with(config);
            if (kept.contains(side)) {
                warnings.add(now.keeps());
            }
            now.rise().ifPresent(warnings::add);
        }
        return new Resumption(config, Change.between(before, config), warnings);
    }

    private static void requireSameNetworks(List<Change> changes) throws SparringException.Configuration {
        Set<String> fixed = KeyEntry.all().stream()
                .filter(entry -> entry.key().fixed())
                .map(KeyEntry::path)
                .collect(Collectors.toSet());
        for (Change change : changes) {
            boolean wrapped = WRAPPED.matcher(change.key()).matches()
                    && (change.before().equals(Change.NONE) || change.after().equals(Change.NONE));
            if (wrapped || turnsMomentum(change) || fixed.contains(change.key())) {
                throw new SparringException.Configuration(
                        change.key() + " was " + cut(change.before()) + " and is to be " + cut(change.after())
                                + ", which cannot change within a run",
                        "leave it as it was, or begin a new run");
            }
        }
    }

    /** The definition of a network has very many lines. */
    private static String cut(Object value) {
        String text = value.toString();
        return text.length() > 120 ? text.substring(0, 117) + "..." : text;
    }

    /** An optimizer without momentum has no vector to keep it in. */
    private static boolean turnsMomentum(Change change) {
        return MOMENTUM.matcher(change.key()).matches() && isZero(change.before()) != isZero(change.after());
    }

    private static boolean isZero(Object value) {
        return value instanceof Number number && number.doubleValue() == 0;
    }

    /** One network, before and after. */
    private record Side(String name, NetworkConfig before, NetworkConfig after, long made, Config run, Config wanted) {

        Side with(Config config) {
            return new Side(
                    name,
                    before,
                    name.equals("generator") ? config.generator() : config.discriminator(),
                    made,
                    run,
                    config);
        }

        private long updates(Config config) {
            return name.equals("generator")
                    ? config.updateRatio().generatorUpdates(config.steps())
                    : config.updateRatio().discriminatorUpdates(config.steps());
        }

        /** Whether the end to which the decay was planned has moved, and nobody asks for another decay. */
        boolean planEnds(List<Change> changes, ConfigBuilder layers) {
            String decay = name + ".decay";
            boolean planned = !before.toTheEnd().isEmpty() && !after.toTheEnd().isEmpty();
            return planned
                    && made > 0
                    && updates(run) != updates(wanted)
                    && !layers.sets(decay)
                    && changes.stream().noneMatch(change -> change.isOf(decay));
        }

        String keeps() {
            String lengths = before.toTheEnd().entrySet().stream()
                    .map(length -> length.getKey() + ": " + length.getValue())
                    .collect(Collectors.joining(", "));
            return String.format(
                    Locale.ROOT,
                    "%s.decay keeps the plan it began with (%s) and does not follow the run's new end, where its rate is %.3g;"
                            + " plan it anew by --set %s.decay.%s=N",
                    name,
                    lengths,
                    after.rates().rate(updates(wanted) - 1),
                    name,
                    before.toTheEnd().containsKey("updates") ? "updates" : "stable");
        }

        /** Says that a rate goes up which would not have, were nothing changed. */
        Optional<String> rise() {
            double would = before.rates().rate(made);
            double does = after.rates().rate(made);
            if (made == 0 || does <= would * (1 + 1e-9)) {
                return Optional.empty();
            }
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the %s's learning rate goes up here from %.3g to %.3g by what was changed; lower %s.learningRate if that"
                            + " is not meant",
                    name,
                    would,
                    does,
                    name));
        }

        void requireToCome() throws SparringException.Configuration {
            if (after.scheduleChanges().equals(before.scheduleChanges())) {
                return;
            }
            for (ScheduleChange change : after.scheduleChanges()) {
                if (change.at() < made) {
                    throw new SparringException.Configuration(
                            name + ".rewarm.at is " + change.at() + ", and this network has made " + made + " updates",
                            "give " + made + " or more");
                }
            }
        }
    }
}
