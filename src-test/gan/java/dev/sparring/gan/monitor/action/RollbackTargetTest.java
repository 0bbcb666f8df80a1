package dev.sparring.gan.monitor.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sparring.gan.checkpoint.CheckpointStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollbackTargetTest {

    @Test
    void whatAPersonAskedForTakesNoAttemptFromThePolicy(@TempDir Path folder) {
        RollbackTarget target = new RollbackTarget(new CheckpointStore(folder), 1);
        assertThat(target.possible()).isFalse();
        target.set(5);
        target.countRollback();
        target.countByHand();
        assertThat(target.possible()).isTrue();
        assertThat(target.count()).isEqualTo(1);
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        target.write(state);
        RollbackTarget resumed = new RollbackTarget(new CheckpointStore(folder), 1);
        resumed.restore(state);
        assertThat(resumed.possible()).isTrue();
        resumed.countRollback();
        assertThat(resumed.possible()).isFalse();
    }
}
