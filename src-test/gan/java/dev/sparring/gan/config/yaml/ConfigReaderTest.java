package dev.sparring.gan.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.catalog.Configurable;
import dev.sparring.gan.catalog.Key;
import dev.sparring.gan.catalog.Named;
import dev.sparring.gan.catalog.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigReaderTest {

    private static final Key<Integer> LEGS =
            Key.integer("legs", 0, 8, "to stand on").or(4);
    private static final Key<Double> SPAN =
            Key.number("span", Range.above(0, 10), "of the wings").require("a width");
    private static final Key<Double> WEIGHT =
            Key.number("weight", Range.closed(0, 10), "in tons").orElse("by its kind");
    private static final List<Animal> ANIMALS =
            List.of(new Animal("cat", List.of(LEGS)), new Animal("bird", List.of(SPAN)));
    private static final Key<String> KIND =
            Key.choice("kind", ANIMALS, "what it is").or("cat");
    private static final Section PET = Section.of("pet", "an animal", WEIGHT).choosing(KIND, ANIMALS);
    private static final Section ROOT = Section.of("", "everything").holding(PET);

    private record Animal(String name, List<Key<?>> keys) implements Configurable {
        @Override
        public String help() {
            return "an animal";
        }
    }

    private final ObjectNode resolved = JsonNodeFactory.instance.objectNode();
    private ConfigReader root = ConfigReader.root(JsonNodeFactory.instance.objectNode(), resolved, ROOT);

    private ConfigReader pet(String yaml) throws SparringException.Configuration {
        root = ConfigReader.root(Yaml.mapping(yaml, "the test"), resolved, ROOT);
        return root.section(PET);
    }

    @Test
    void whatIsLeftOutHasItsDefaultAndIsWrittenDown() throws Exception {
        ConfigReader pet = pet("{}");
        assertThat(pet.get(KIND)).isEqualTo("cat");
        assertThat(pet.get(LEGS)).isEqualTo(4);
        assertThat(pet.find(WEIGHT)).isEmpty();
        assertThat(resolved).hasToString("{\"pet\":{\"kind\":\"cat\",\"legs\":4}}");
        root.refuseUnknown();
    }

    @Test
    void aKeyOfAnotherKindIsRefusedWithTheKindThatHasIt() throws Exception {
        ConfigReader pet = pet("pet: {kind: cat, span: 2}");
        assertThat(pet.get(KIND)).isEqualTo("cat");
        assertThatThrownBy(root::refuseUnknown)
                .isInstanceOf(SparringException.Configuration.class)
                .hasMessage("pet.span is no key of this configuration; it belongs to pet.kind bird");
    }

    @Test
    void whatMustBeThereIsAskedFor() throws Exception {
        ConfigReader pet = pet("pet: {kind: bird}");
        assertThat(pet.get(KIND)).isEqualTo("bird");
        assertThatThrownBy(() -> pet.get(SPAN)).hasMessage("pet.span is missing; give a width");
    }

    @Test
    void aMemberMayNotHaveAKeyOfItsSection() {
        Key<Double> weight = Key.number("weight", Range.closed(0, 1), "taken").or(0.5);
        assertThatThrownBy(() -> Section.of("pet", "an animal", WEIGHT)
                        .choosing(KIND, List.of(new Animal("cow", List.of(weight)))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith(" has a key weight, which pet has already");
        assertThatThrownBy(() -> Key.integer("legs", 0, 8, "to stand on").or(9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the default of legs must be a whole number in [0, 8], got 9");
        assertThatThrownBy(() -> Key.choice("kind", "what", Named.of("cat", "a"), Named.of("cat", "b")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith(" has the name cat, which is taken");
    }

    /** So that no key is read which the tables of all keys do not have. */
    @Test
    void aKeyThatIsNotDeclaredCannotBeRead() throws Exception {
        ConfigReader pet = pet("pet: {kind: bird, legs: 2}");
        assertThatThrownBy(() -> pet.get(LEGS)).isInstanceOf(IllegalStateException.class);
        assertThat(pet.get(KIND)).isEqualTo("bird");
        assertThatThrownBy(() -> pet.get(LEGS)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> root.section(Section.of("pets", "other"))).isInstanceOf(IllegalStateException.class);
    }
}
