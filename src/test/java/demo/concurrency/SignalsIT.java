package demo.concurrency;

import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals to the program while no command runs. For those with commands, see {@link ProcessTreesIT}. */
class SignalsIT {

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    @DisabledOnOs(OS.WINDOWS)
    void signalCancelsTasksAndFlushesTrace(String signal, int status) throws Exception {
        EndToEndSupport.assertSignalCancelsTasks(Demo.JDK, signal, status);
    }
}
