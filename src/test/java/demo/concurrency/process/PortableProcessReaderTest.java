package demo.concurrency.process;

import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.Processes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortableProcessReaderTest {

    private final ProcessReader reader = new PortableProcessReader();
    private final long self = ProcessHandle.current().pid();

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void findsChildUntilItHasEnded() throws Exception {
        Process child = Processes.builder("sleep", "1000").start();
        try {
            ProcessEntry entry = reader.find(child.pid()).orElseThrow();
            assertThat(entry.parent()).isEqualTo(self);
            assertThat(entry.id().start())
                    .isGreaterThanOrEqualTo(reader.find(self).orElseThrow().id().start());
            assertThat(reader.pids().boxed()).contains(self, child.pid());
        } finally {
            child.destroyForcibly();
        }
        child.waitFor();

        assertThat(reader.find(child.pid())).isEmpty();
    }
}
