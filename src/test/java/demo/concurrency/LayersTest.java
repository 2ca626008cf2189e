package demo.concurrency;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Data flows one way: the command line makes tasks, passes run them, listeners report what happened. */
class LayersTest {

    @Test
    void packagesDependOnlyOnThoseBelow() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("demo.concurrency");

        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .ensureAllClassesAreContainedInArchitecture()
                .layer("launcher")
                .definedBy("demo.concurrency.launcher")
                .layer("demo")
                .definedBy("demo.concurrency")
                .layer("cli")
                .definedBy("demo.concurrency.cli")
                .layer("report")
                .definedBy("demo.concurrency.report")
                .layer("timeline")
                .definedBy("demo.concurrency.report.timeline")
                .layer("run")
                .definedBy("demo.concurrency.run")
                .layer("task")
                .definedBy("demo.concurrency.task")
                .layer("process")
                .definedBy("demo.concurrency.process")
                .whereLayer("launcher")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("demo")
                .mayOnlyBeAccessedByLayers("launcher")
                .whereLayer("cli")
                .mayOnlyBeAccessedByLayers("demo")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("demo", "cli")
                .whereLayer("timeline")
                .mayOnlyBeAccessedByLayers("demo", "report")
                .whereLayer("run")
                .mayOnlyBeAccessedByLayers("demo", "cli", "report", "timeline")
                .whereLayer("task")
                .mayOnlyBeAccessedByLayers("demo", "cli", "report", "timeline", "run")
                .whereLayer("process")
                .mayOnlyBeAccessedByLayers("demo", "task")
                .check(classes);
    }
}
