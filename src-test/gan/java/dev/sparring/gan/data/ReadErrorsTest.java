package dev.sparring.gan.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.zip.ZipException;
import javax.imageio.IIOException;
import org.junit.jupiter.api.Test;

class ReadErrorsTest {

    @Test
    void theDeepestKnownCauseIsTold() {
        assertThat(ReadErrors.reason(new EOFException())).isEqualTo("it ends early");
        assertThat(ReadErrors.reason(new IIOException("x", new EOFException()))).isEqualTo("it ends early");
        assertThat(ReadErrors.reason(new ZipException("x"))).isEqualTo("its compressed data are damaged");
        assertThat(ReadErrors.reason(new IIOException("java.lang.X"))).isEqualTo("its data are damaged");
        assertThat(ReadErrors.reason(new AccessDeniedException("file"))).isEqualTo("access to it is denied");
        assertThat(ReadErrors.reason(new MalformedInputException(1))).isEqualTo("it is no text in UTF-8");
        assertThat(ReadErrors.reason(new NoSuchFileException("file"))).startsWith("it is not there");
        assertThat(ReadErrors.reason(new FileNotFoundException("file"))).startsWith("it is not there");
    }

    @Test
    void aNameThatTheLocaleCannotReadIsToldAsSuch() {
        String undecoded = "folder/\uFFFD\uFFFD.png";
        for (IOException error :
                List.of(new NoSuchFileException(undecoded), new FileNotFoundException(undecoded + " (No such file)"))) {
            assertThat(ReadErrors.reason(error))
                    .startsWith("its name is not written in the characters of this locale, "
                            + System.getProperty("sun.jnu.encoding"))
                    .contains("C.UTF-8");
        }
    }

    @Test
    void otherErrorsKeepWhatTheSystemSays() {
        assertThat(ReadErrors.reason(new IOException("Stale file handle"))).isEqualTo("Stale file handle");
        assertThat(ReadErrors.reason(new FileSystemException("a", null, "Input/output error")))
                .isEqualTo("Input/output error");
    }

    @Test
    void nothingIsSaidThatNamesAClass() {
        assertThat(ReadErrors.reason(new IOException())).isEqualTo("the disk reports an error");
        assertThat(ReadErrors.reason(new IOException(new IllegalStateException("x"))))
                .isEqualTo("the disk reports an error");
    }
}
