package dev.sparring.core.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_invalid_arguments;
import static org.bytedeco.dnnl.global.dnnl.dnnl_out_of_memory;
import static org.bytedeco.dnnl.global.dnnl.dnnl_runtime_error;
import static org.bytedeco.dnnl.global.dnnl.dnnl_unimplemented;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneDnnTest {

    /** Fails where a build that is told to go without AVX-512 goes with it, or the other way round. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void blocksAreOfSixteenChannelsWithAvx512AndThereAreNoneWithout() throws Exception {
        boolean processor = Files.readString(Path.of("/proc/cpuinfo")).contains("avx512bw");
        boolean allowed = !"AVX2".equals(System.getenv("DNNL_MAX_CPU_ISA"));
        assertThat(OneDnn.channelsAtOnce()).isEqualTo(processor && allowed ? 16 : 1);
        assumeTrue(processor, "kernels on blocks of channels, which need a processor with AVX-512");
    }

    @ParameterizedTest
    @CsvSource({
        dnnl_unimplemented + ", true, oneDNN has no implementation",
        dnnl_invalid_arguments + ", true, oneDNN does not take these sizes or constants",
        dnnl_out_of_memory + ", false, oneDNN is out of memory",
        dnnl_runtime_error + ", false, oneDNN status 5"
    })
    void aRefusalSaysWhetherSomethingElseHasToDoIt(int status, boolean unsupported, String message) {
        assertThatThrownBy(() -> OneDnn.check(status)).isInstanceOfSatisfying(OneDnnException.class, e -> {
            assertThat(e.unsupported()).isEqualTo(unsupported);
            assertThat(e).hasMessage(message);
            assertThat(e.at("layer 3")).hasMessage("layer 3: " + message).hasCause(e);
            assertThat(e.at("layer 3").unsupported()).isEqualTo(unsupported);
        });
    }
}
