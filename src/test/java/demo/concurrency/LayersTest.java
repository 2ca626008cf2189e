package demo.concurrency;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Data flows one way: the command line makes tasks, passes run them, listeners report what happened. */
class LayersTest {

    /** The end of the name of each package, and of those that may use it. */
    private static final List<String> USERS = List.of(
            "launcher:",
            "concurrency: launcher",
            "cli: concurrency",
            "report: concurrency cli",
            "timeline: concurrency report",
            "run: concurrency cli report timeline",
            "task: concurrency cli report timeline run",
            "process: concurrency task");

    @Test
    void packagesDependOnlyOnThoseBelow() {
        JavaClasses program =
                new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("demo.concurrency");
        String[] packages =
                USERS.stream().map(line -> ".." + line.split(":")[0]).toArray(String[]::new);
        classes().should().resideInAnyPackage(packages).check(program);
        for (String line : USERS) {
            String[] users =
                    Stream.of(line.split("[: ]+")).map(name -> ".." + name).toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage(users[0])
                    .should()
                    .onlyHaveDependentClassesThat()
                    .resideInAnyPackage(users)
                    .check(program);
        }
    }
}
