package dev.sparring.gan.train;

import dev.sparring.core.player.Player;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Who plays, by name: two that play against each other, whose balance can be watched, and any number of others. Immutable.
 *
 * <pre>{@code
 * Players players = Players.duel("encoder", encoder, "critic", critic).and("decoder", decoder);
 * }</pre>
 */
public final class Players {

    /** What a GAN's generator is called. */
    public static final String GENERATOR = "generator";

    /** What a GAN's discriminator is called. */
    public static final String DISCRIMINATOR = "discriminator";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    /** What {@code metrics.jsonl} calls the two of the duel, and other things of which it gives a gradient's norm. */
    private static final Set<String> TAKEN = Set.of("g", "d", "input", "samples");

    private final String generatorName;
    private final String discriminatorName;
    private final Map<String, Player> all;

    private Players(String generatorName, String discriminatorName, Map<String, Player> all) {
        this.generatorName = generatorName;
        this.discriminatorName = discriminatorName;
        this.all = Collections.unmodifiableMap(all);
    }

    /**
     * Two of the usual names.
     *
     * @param generator makes what the other one judges
     * @param discriminator tells it from the real
     * @return both
     */
    public static Players duel(Player generator, Player discriminator) {
        return duel(GENERATOR, generator, DISCRIMINATOR, discriminator);
    }

    /**
     * Two that play against each other.
     *
     * @param generatorName of letters a-z, digits and underscores; files and messages have it
     * @param generator makes what the other one judges
     * @param discriminatorName the same of the other
     * @param discriminator tells what the first one makes from something else
     * @return both
     * @throws IllegalArgumentException if a name is not of this form, or both are the same
     */
    public static Players duel(String generatorName, Player generator, String discriminatorName, Player discriminator) {
        return new Players(generatorName, discriminatorName, Map.of())
                .and(generatorName, generator)
                .and(discriminatorName, discriminator);
    }

    /**
     * These and another one.
     *
     * @param name of letters a-z, digits and underscores
     * @param player who plays, too
     * @return all
     * @throws IllegalArgumentException if the name is not of this form or taken, or the player plays already
     */
    public Players and(String name, Player player) {
        Objects.requireNonNull(player, "player");
        if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
            throw new IllegalArgumentException(
                    "a player's name must be of letters a-z, digits and underscores, and none of "
                            + new TreeSet<>(TAKEN) + ", got " + name);
        }
        if (all.containsKey(name) || all.containsValue(player)) {
            throw new IllegalArgumentException("each player must have one name of its own, got " + name + " twice");
        }
        Map<String, Player> more = new LinkedHashMap<>(all);
        more.put(name, player);
        return new Players(generatorName, discriminatorName, more);
    }

    /**
     * All of them.
     *
     * @return by name, the two of the duel first
     */
    public Map<String, Player> all() {
        return all;
    }

    /**
     * The first of the duel.
     *
     * @return who makes what is judged
     */
    public Player generator() {
        return get(generatorName);
    }

    /**
     * The second of the duel.
     *
     * @return who judges
     */
    public Player discriminator() {
        return get(discriminatorName);
    }

    /**
     * What the first of the duel is called.
     *
     * @return its name
     */
    public String generatorName() {
        return generatorName;
    }

    /**
     * What the second of the duel is called.
     *
     * @return its name
     */
    public String discriminatorName() {
        return discriminatorName;
    }

    /**
     * One of them.
     *
     * @param name as it was given
     * @return the player
     * @throws IllegalArgumentException if nobody is called so
     */
    public Player get(String name) {
        Player player = all.get(name);
        if (player == null) {
            throw new IllegalArgumentException("name must be one of " + all.keySet() + ", got " + name);
        }
        return player;
    }
}
