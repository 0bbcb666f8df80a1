package dev.sparring.ui.desktop.component.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Named;
import dev.sparring.gan.catalog.ValueType;
import dev.sparring.gan.config.KeyEntry;
import dev.sparring.ui.desktop.component.SearchWords;
import dev.sparring.ui.desktop.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A key of a configuration as a person sees it.
 *
 * @param path such as {@code generator.warmup.updates}
 * @param value as YAML writes it; empty if it is not set
 * @param otherwise what holds if it is not set
 * @param help what it is for
 * @param legal what may stand there
 * @param members what can be chosen; empty if it is no choice
 * @param typed whether something else than a member may stand there, too
 * @param flag whether it is true or false
 * @param changed whether it is not what the draft began with
 * @param fixed whether it cannot change once a run has begun
 */
public record Setting(
        String path,
        String value,
        String otherwise,
        String help,
        String legal,
        List<Named> members,
        boolean typed,
        boolean flag,
        boolean changed,
        boolean fixed) {

    /**
     * The keys that a configuration can have. Lists, whose entries have keys of their own, are one setting each.
     *
     * @param config complete
     * @param changes what was changed, legal or not, by path
     * @return in the order of the reference
     */
    public static List<Setting> of(ObjectNode config, Map<String, String> changes) {
        List<Setting> settings = new ArrayList<>();
        Map<String, List<KeyEntry>> lists = new LinkedHashMap<>();
        for (KeyEntry entry : KeyEntry.all()) {
            if (entry.inList()) {
                String list = entry.path().substring(0, entry.path().indexOf("[]"));
                lists.computeIfAbsent(list, path -> new ArrayList<>()).add(entry);
            } else if (entry.appliesTo(config)) {
                settings.add(of(entry, config, changes));
            }
        }
        lists.forEach((path, entries) -> settings.add(list(path, entries, config, changes)));
        return settings;
    }

    private static Setting of(KeyEntry entry, ObjectNode config, Map<String, String> changes) {
        Key<?> key = entry.key();
        String path = entry.path();
        return new Setting(
                path,
                changes.getOrDefault(path, text(entry.value(config))),
                key.otherwise(),
                key.help(),
                key.type().legal(),
                key.type() instanceof ValueType.Choice choice ? choice.members() : List.of(),
                key.type() instanceof ValueType.Choice choice
                        && !choice.endings().isEmpty(),
                key.type() instanceof ValueType.Flag,
                changes.containsKey(path),
                key.fixed());
    }

    private static Setting list(String path, List<KeyEntry> entries, ObjectNode config, Map<String, String> changes) {
        List<String> keys =
                entries.stream().map(entry -> entry.key().name()).distinct().toList();
        return new Setting(
                path,
                changes.getOrDefault(path, text(config.path(path))),
                "[]",
                Texts.text("setting.several", entries.get(0).key().help()),
                Texts.text(
                        "setting.list",
                        "[{" + keys.get(0) + ": " + example(entries.get(0)) + "}]",
                        String.join(", ", keys)),
                List.of(),
                false,
                false,
                changes.containsKey(path),
                entries.stream().allMatch(entry -> entry.key().fixed()));
    }

    private static String example(KeyEntry first) {
        return first.key().type() instanceof ValueType.Choice choice
                ? choice.members().get(0).name()
                : first.key().otherwise();
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "" : value.isValueNode() ? value.asText() : value.toString();
    }

    /**
     * Whether a person who looks for some words may mean this.
     *
     * @param words separated by spaces; none match everything
     * @return true if each of them is in its path, help or choices
     */
    boolean matches(String words) {
        return SearchWords.mean(
                words,
                path + " " + help + " " + members.stream().map(Named::name).toList());
    }
}
