package dev.sparring.ui.cli.output;

import dev.sparring.gan.catalog.Configurable;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Named;
import dev.sparring.gan.catalog.ValueType;
import dev.sparring.gan.config.yaml.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All keys of a configuration as a page of Markdown, which is {@code docs/configuration.md}. */
public final class KeyPage {

    private static final String HEAD = """
            # Every key of a configuration

            A configuration is YAML. `sparring config` prints a complete one, `--set generator.learningRate=1e-4` changes one key,
            `sparring config --keys generator.warmup` tells of keys in the terminal. Keys that do not exist, values of another type
            and values out of range are refused with the key's path and what is legal. What a run was trained with, defaults
            included, is in its `config.yaml`.

            A key that is *fixed* stays as it is in a run that has begun; all others may be changed when it goes on
            (`train --resume --out RUN --set KEY=VALUE`).

            A length in `epochs` or `images` is worked out when the run begins and written down in `updates` (the run's own in
            `steps`) beside what was asked; from then on that number holds.

            This page is made from the code: `./sparring config --keys --markdown > docs/configuration.md`.
            """;

    private final StringBuilder page = new StringBuilder(HEAD);

    /** What can be chosen, by the key that tells it first. */
    private final Map<List<Named>, String> told = new HashMap<>();

    private KeyPage() {}

    /**
     * The page.
     *
     * @param root all keys there are, see {@link dev.sparring.gan.config.ConfigKeys#root}
     * @return Markdown
     */
    public static String of(Section root) {
        KeyPage page = new KeyPage();
        page.append("", root, "The top level", List.of());
        return page.page.toString();
    }

    /** A section and those within; of one that is like an earlier one beside it, what it has alone. */
    private void append(String prefix, Section section, String title, List<Section> earlier) {
        page.append("\n## ")
                .append(title)
                .append("\n\n")
                .append(sentence(section))
                .append('\n');
        Section like = earlier.stream()
                .filter(other -> section.family().isPresent() && other.family().equals(section.family()))
                .findFirst()
                .orElse(null);
        if (like != null) {
            page.append("\nAll keys of `").append(like.name()).append("`");
            List<String> missing = like.sections().stream()
                    .filter(within -> !section.sections().contains(within))
                    .map(within -> "`" + within.name() + "`")
                    .toList();
            page.append(missing.isEmpty() ? "" : " but " + String.join(", ", missing))
                    .append(", and:\n");
        }
        table(
                prefix,
                section.keys().stream()
                        .filter(key -> like == null || !like.keys().contains(key))
                        .toList(),
                section.family().filter(family -> like == null).stream()
                        .<Key<?>>map(Section.Family::chooser)
                        .toList());
        if (like == null) {
            section.family().ifPresent(family -> append(prefix, family));
        }
        List<Section> before = new ArrayList<>();
        for (Section within : section.sections()) {
            if (like == null || !like.sections().contains(within)) {
                String path = prefix + within.name() + (within.presence() == Section.Presence.LIST ? "[]" : "");
                append(path + ".", within, "`" + path + "`", List.copyOf(before));
            }
            before.add(within);
        }
    }

    private static String sentence(Section section) {
        String help = section.help();
        return Character.toUpperCase(help.charAt(0))
                + help.substring(1)
                + switch (section.presence()) {
                    case ALWAYS -> ".";
                    case OFF_UNLESS_GIVEN -> ". Off unless the section is there.";
                    case LIST -> ". A list of mappings, empty if it is left out.";
                };
    }

    private void append(String prefix, Section.Family family) {
        String chooser = "`" + prefix + family.chooser().name() + "`";
        page.append("\n| ").append(chooser).append(" | what it is | its keys |\n|---|---|---|\n");
        for (Configurable member : family.all()) {
            List<String> keys =
                    member.keys().stream().map(key -> "`" + key.name() + "`").toList();
            page.append("| `")
                    .append(member.name())
                    .append("` | ")
                    .append(cell(member.help()))
                    .append(" | ")
                    .append(String.join(", ", keys))
                    .append(" |\n");
        }
        List<Key<?>> keys = family.all().stream()
                .flatMap(member -> member.keys().stream())
                .distinct()
                .toList();
        if (keys.isEmpty()) {
            return;
        }
        page.append("\n| key | for | legal | default | what it is |\n|---|---|---|---|---|\n");
        for (Key<?> key : keys) {
            List<String> owners = family.all().stream()
                    .filter(member -> member.keys().contains(key))
                    .map(member -> "`" + member.name() + "`")
                    .toList();
            page.append("| `").append(prefix).append(key.name()).append("` | ");
            page.append(String.join(", ", owners)).append(" | ").append(row(prefix, key));
        }
    }

    private void table(String prefix, List<Key<?>> own, List<Key<?>> choosers) {
        List<Key<?>> keys = new ArrayList<>(choosers);
        keys.addAll(own);
        if (keys.isEmpty()) {
            return;
        }
        page.append("\n| key | legal | default | what it is |\n|---|---|---|---|\n");
        for (Key<?> key : keys) {
            page.append("| `").append(prefix).append(key.name()).append("` | ").append(row(prefix, key));
        }
    }

    private String row(String prefix, Key<?> key) {
        String value = key.fallback().isPresent() ? "`" + key.otherwise() + "`" : cell(key.otherwise());
        return legal(key) + " | " + value + " | " + cell(key.help()) + (key.fixed() ? "; *fixed*" : "")
                + meanings(prefix + key.name(), key)
                + " |\n";
    }

    private static String legal(Key<?> key) {
        if (key.type() instanceof ValueType.Choice choice) {
            List<String> names = choice.members().stream()
                    .map(member -> "`" + member.name() + "`")
                    .toList();
            return String.join(", ", names) + (choice.endings().isEmpty() ? "" : ", or a file");
        }
        return cell(key.type().legal());
    }

    /** What the members of a choice mean, where no table tells it. */
    private String meanings(String path, Key<?> key) {
        if (!(key.type() instanceof ValueType.Choice choice)
                || choice.members().stream().anyMatch(Configurable.class::isInstance)) {
            return "";
        }
        String before = told.putIfAbsent(choice.members(), path);
        if (before != null) {
            return ", as for `" + before + "`";
        }
        StringBuilder text = new StringBuilder();
        for (Named member : choice.members()) {
            text.append("<br>`").append(member.name()).append("`: ").append(cell(member.help()));
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
