package dev.sparring.gan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sparring.gan.loss.Losses;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

    /** Public, as services are. */
    public record Member(String name) implements Named {
        @Override
        public String help() {
            return "for the test";
        }
    }

    @Test
    void membersAreFoundByTheirNamesInTheirOrder() {
        Catalog<Member> catalog = Catalog.of(Member.class, List.of(new Member("second"), new Member("first-2")));
        assertThat(catalog.names()).containsExactly("second", "first-2");
        assertThat(catalog.find("first-2")).contains(new Member("first-2"));
        assertThat(catalog.find("third")).isEmpty();
    }

    @Test
    void twoOfOneNameAreRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Catalog.of(Member.class, List.of(new Member("one"), new Member("one"))))
                .withMessageContaining("two of the name one")
                .withMessageContaining(Member.class.getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hinge", "2x", "a_b", "a-", "a b"})
    void namesThatCannotStandInAConfigurationAreRefused(String name) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Catalog.of(Member.class, List.of(new Member(name))))
                .withMessageContaining("got \"" + name + "\"");
    }

    @Test
    void ourLossesAreConstantsAndNames() {
        assertThat(Losses.find("hinge")).containsSame(Losses.HINGE);
        assertThat(Losses.catalog().names())
                .containsExactly(
                        "non-saturating",
                        "minimax",
                        "least-squares",
                        "hinge",
                        "wasserstein",
                        "relativistic-pairing",
                        "relativistic-average");
    }
}
