package dev.sparring.gan.export.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.nd4j.shade.protobuf.CodedInputStream;

/** Bytes are those of the encoding guide of Protocol Buffers, or what Google's own reader makes of them. */
class MessageTest {

    private static String hex(Message message) {
        assertThat(message.size()).isEqualTo(message.toBytes().length);
        return HexFormat.of().formatHex(message.toBytes());
    }

    @Test
    void theExamplesOfTheGuideComeOutByteForByte() {
        assertThat(hex(new Message().number(1, 150))).isEqualTo("089601");
        assertThat(hex(new Message().text(2, "testing"))).isEqualTo("120774657374696e67");
        assertThat(hex(new Message().message(3, new Message().number(1, 150)))).isEqualTo("1a03089601");
        assertThat(hex(new Message().numbers(6, 3, 270, 86942))).isEqualTo("3206038e029ea705");
        assertThat(hex(new Message().number(1, -2))).isEqualTo("08feffffffffffffffff01");
    }

    @Test
    void numbersAreReadBackByGooglesReader() throws Exception {
        for (long value :
                new long[] {0, 1, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE}) {
            CodedInputStream in =
                    CodedInputStream.newInstance(new Message().number(7, value).toBytes());
            assertThat(in.readTag()).isEqualTo(7 << 3);
            assertThat(in.readInt64()).isEqualTo(value);
            assertThat(in.isAtEnd()).isTrue();
        }
    }

    @Test
    void floatsAndDoublesAreReadBackByGooglesReader() throws Exception {
        byte[] bytes = new Message()
                .real(1, -1.5f)
                .precise(2, Math.PI)
                .floats(3, new float[] {0, Float.NaN, 3e38f})
                .toBytes();
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        assertThat(in.readTag()).isEqualTo((1 << 3) | 5);
        assertThat(in.readFloat()).isEqualTo(-1.5f);
        assertThat(in.readTag()).isEqualTo((2 << 3) | 1);
        assertThat(in.readDouble()).isEqualTo(Math.PI);
        assertThat(in.readTag()).isEqualTo((3 << 3) | 2);
        assertThat(in.readRawVarint32()).isEqualTo(12);
        assertThat(new float[] {in.readFloat(), in.readFloat(), in.readFloat()}).containsExactly(0, Float.NaN, 3e38f);
        assertThat(in.isAtEnd()).isTrue();
    }

    @Test
    void manyFloatsAreWrittenWhole() throws Exception {
        float[] many = new float[100_003];
        for (int i = 0; i < many.length; i++) {
            many[i] = i;
        }
        Message message = new Message().floats(16, many);
        CodedInputStream in = CodedInputStream.newInstance(message.toBytes());
        assertThat(in.readTag()).isEqualTo((16 << 3) | 2);
        assertThat(in.readRawVarint32()).isEqualTo(4 * many.length);
        for (float expected : many) {
            assertThat(in.readFloat()).isEqualTo(expected);
        }
        assertThat(in.isAtEnd()).isTrue();
        assertThat(message.size()).isEqualTo(message.toBytes().length);
    }

    @Test
    void aMessageMayGrowAfterItWasAdded() {
        Message inner = new Message();
        Message outer = new Message().message(1, inner);
        inner.number(1, 1);
        assertThat(hex(outer)).isEqualTo("0a020801");
    }

    @Test
    void fieldsCountFromOne() {
        assertThatThrownBy(() -> new Message().number(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("field must be at least 1, got 0");
    }
}
