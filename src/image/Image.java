import static java.lang.classfile.ClassFile.StackMapsOption.GENERATE_STACK_MAPS;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes a folder that runs the demo without an installed Java: a runtime of the JDK that runs this, the jar, scripts that
 * start it, and a cache of loaded classes. Takes JDK 25, the folder of this file, the jar, and the folder to make.
 */
void main(String[] args) throws Exception {
    Path sources = Path.of(args[0]);
    Path image = Path.of(args[2]);
    delete(image);
    link(image);
    modernize(Path.of(args[1]), image.resolve("lib/concurrency-demo.jar"));
    Files.copy(sources.resolve("lib/options"), image.resolve("lib/options"));
    for (String script : List.of("concurrency-demo", "concurrency-demo.bat")) {
        Path copy = Files.copy(sources.resolve("bin").resolve(script), image.resolve("bin").resolve(script));
        copy.toFile().setExecutable(true, false);
    }
    train(image);
}

void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

/** Of all modules, java.base is what the demo needs. */
void link(Path image) {
    int status = ToolProvider.findFirst("jlink").orElseThrow().run(
            System.out, System.err,
            "--add-modules", "java.base", "--strip-debug", "--no-header-files", "--no-man-pages",
            "--output", image.toString());
    if (status != 0) {
        throw new IllegalStateException("jlink has failed");
    }
}

/**
 * Copies a jar, with all its classes as of Java 21. The cache leaves out those of Java 5, which have no stack maps, and
 * picocli's are such.
 */
void modernize(Path jar, Path copy) throws IOException {
    Files.copy(jar, copy);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
            FileSystem files = FileSystems.newFileSystem(copy);
            Stream<Path> all = Files.walk(files.getPath("/"))) {
        ClassFile classFile = ClassFile.of(
                GENERATE_STACK_MAPS,
                ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)
                        .orElse(ClassHierarchyResolver.defaultResolver())));
        // Bodies are taken apart and put together again, else they would be copied without stack maps.
        ClassTransform newVersion = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                .andThen(ClassTransform.endHandler(builder -> builder.withVersion(ClassFile.JAVA_21_VERSION, 0)));
        for (Path file : all.filter(path -> path.toString().endsWith(".class")).toList()) {
            ClassModel old = classFile.parse(Files.readAllBytes(file));
            if (old.majorVersion() < ClassFile.JAVA_21_VERSION) {
                Files.write(file, classFile.transformClass(old, newVersion));
            }
        }
    }
}

/** A run of both passes with all that is shown, long enough to load whatever a long one does. */
void train(Path image) throws IOException, InterruptedException {
    Path home = image.toRealPath();
    Path jobLog = Files.createTempFile("jobs", ".tsv");
    Process training = new ProcessBuilder(
                    home.resolve("bin/java").toString(),
                    "@" + home.resolve("lib/options"),
                    "-XX:AOTCacheOutput=" + home.resolve("lib/concurrency-demo.aot"),
                    "-cp", home.resolve("lib/concurrency-demo.jar").toString(),
                    "demo.concurrency.ConcurrencyDemo",
                    "--copies=20000", "--timeline", "--joblog=" + jobLog, "wait=1us", "nothing", "work=cpu:1us")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectErrorStream(true)
            .start();
    int status = training.waitFor();
    Files.delete(jobLog);
    if (status != 0 || Files.notExists(home.resolve("lib/concurrency-demo.aot"))) {
        throw new IllegalStateException("the training run has failed with exit status " + status);
    }
}
