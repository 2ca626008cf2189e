package demo.concurrency;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Data flows one way: the command line makes tasks, passes run them, listeners show what happened. */
class RoomsTest {

    @Test
    void roomsKnowOnlyWhatTheyShould() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("demo.concurrency");

        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("command line")
                .definedBy("demo.concurrency")
                .layer("show")
                .definedBy("demo.concurrency.show")
                .layer("run")
                .definedBy("demo.concurrency.run")
                .layer("task")
                .definedBy("demo.concurrency.task")
                .whereLayer("command line")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("show")
                .mayOnlyBeAccessedByLayers("command line")
                .whereLayer("run")
                .mayOnlyBeAccessedByLayers("command line", "show")
                .check(classes);
    }
}
