package demo.concurrency.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ArgumentFileTest {

    /** The exceptions themselves, since root may read every file. */
    @Test
    void missingPermissionIsNotMissingFile() {
        ArgumentFile file = new ArgumentFile(new Argument("@file"));

        assertThat(file.reason(new AccessDeniedException("file"))).isEqualTo("permission denied");
        assertThat(file.reason(new NoSuchFileException("file"))).isEqualTo("no such file");
    }
}
