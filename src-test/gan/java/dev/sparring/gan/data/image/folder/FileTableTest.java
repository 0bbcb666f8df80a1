package dev.sparring.gan.data.image.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FileTableTest {

    private static final List<String> SORTED = List.of(
            "a", "a/b/c.png", "a/b.png", "a-b.png", "a.png", "b.png", "\u00e4.png", "\u732b/1.png", "\ud83d\ude00.png");

    private static FileTable table(List<String> names) {
        FileTable table = new FileTable();
        for (int i = 0; i < names.size(); i++) {
            table.add(names.get(i), 10L * i, -i);
        }
        return table;
    }

    @Test
    void whatIsAddedIsThere() {
        List<String> names = IntStream.range(0, 1000)
                .mapToObj(i -> "folder/" + "n".repeat(i % 70) + i)
                .toList();
        FileTable table = table(names);
        assertThat(table.size()).isEqualTo(1000);
        for (int i = 0; i < names.size(); i++) {
            assertThat(table.name(i)).isEqualTo(names.get(i));
            assertThat(table.length(i)).isEqualTo(10L * i);
            assertThat(table.stamp(i)).isEqualTo(-i);
        }
    }

    @Test
    void theOrderIsThatOfNamesFolderByFolder() {
        List<String> names = new ArrayList<>(SORTED);
        Collections.shuffle(names, new Random(1));
        FileTable table = table(names);
        assertThat(Arrays.stream(table.sorted()).mapToObj(table::name)).containsExactlyElementsOf(SORTED);
    }

    @Test
    void aNameIsFoundInASortedTable() {
        FileTable table = table(SORTED);
        for (int i = 0; i < SORTED.size(); i++) {
            assertThat(table.find(SORTED.get(i))).isEqualTo(i);
        }
        assertThat(table.find("a/b")).isEqualTo(-1);
        assertThat(table.find("")).isEqualTo(-1);
        assertThat(table.find("z")).isEqualTo(-1);
    }
}
