package dev.sparring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedLibrariesTest {

    /** A class of each library that ND4J and DL4J name and Sparring's use of them never reaches; the POM leaves them out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "it.unimi.dsi.fastutil.ints.IntArrayList",
                "com.google.gson.Gson",
                "org.apache.commons.compress.archivers.zip.ZipFile",
                "org.apache.commons.codec.binary.Hex",
                "org.apache.commons.collections4.map.LinkedMap",
                "org.apache.commons.net.ftp.FTPClient",
                "net.ericaro.neoitertools.Generator",
                "com.google.flatbuffers.FlatBufferBuilder",
                "com.jakewharton.byteunits.BinaryByteUnit"
            })
    void whatNetworksDoNotNeedIsNotShipped(String name) {
        assertThat(present(name)).as(name).isFalse();
    }

    /** Read by DL4J when memory has run out: a missing class would hide that. */
    @Test
    void theReportOfMemoryThatRanOutFindsItsLibrary() {
        assertThat(present("oshi.SystemInfo")).isTrue();
        assertThat(present("com.sun.jna.platform.win32.Kernel32")).isTrue();
    }

    private static boolean present(String name) {
        return ShippedLibrariesTest.class.getClassLoader().getResource(name.replace('.', '/') + ".class") != null;
    }
}
