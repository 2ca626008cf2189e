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
 * Makes a folder that runs the program without an installed Java: a runtime from the JDK that runs this, the jar, start
 * scripts, and an AOT cache of loaded classes. Needs JDK 25. Arguments: the folder of this file, the jar, the folder to make.
 */
void main(String[] args) throws Exception {
    Path sources = Path.of(args[0]);
    Path image = Path.of(args[2]);
    delete(image);
    link(image);
    upgradeClassFiles(Path.of(args[1]), image.resolve("lib/concurrency-demo.jar"));
    Files.copy(sources.resolve("lib/options"), image.resolve("lib/options"));
    for (String script : List.of("concurrency-demo", "concurrency-demo.bat")) {
        Path copy = Files.copy(sources.resolve("bin").resolve(script), image.resolve("bin").resolve(script));
        copy.toFile().setExecutable(true, false);
    }
    createAotCache(image);
    createCompletion(image);
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

/** Links a runtime with java.base, the only module that the program needs. */
void link(Path image) {
    int status = ToolProvider.findFirst("jlink").orElseThrow().run(
            System.out, System.err,
            "--add-modules", "java.base", "--compress", "zip-6", "--no-header-files", "--no-man-pages",
            // Not --strip-debug, which needs the program objcopy where the JDK has debug information of native code.
            "--strip-java-debug-attributes", "--exclude-files", "**.debuginfo",
            "--output", image.toString());
    if (status != 0) {
        throw new IllegalStateException("jlink has failed");
    }
}

/**
 * Copies the jar and upgrades its class files to the version of Java 21, with stack maps. The AOT cache leaves out class
 * files without stack maps, and picocli's are compiled for Java 5, which had none.
 */
void upgradeClassFiles(Path jar, Path copy) throws IOException {
    Files.copy(jar, copy);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
            FileSystem files = FileSystems.newFileSystem(copy);
            Stream<Path> all = Files.walk(files.getPath("/"))) {
        ClassFile classFile = ClassFile.of(
                GENERATE_STACK_MAPS,
                ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)
                        .orElse(ClassHierarchyResolver.defaultResolver())));
        // Without a transform, method bodies would be copied as they are, without stack maps.
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

/** Creates the AOT cache in a training run of both passes, with the classes that long and short runs need. */
void createAotCache(Path image) throws IOException, InterruptedException {
    Path home = image.toRealPath();
    Path jobLog = Files.createTempFile("jobs", ".tsv");
    Process training = new ProcessBuilder(
                    home.resolve("bin/java").toString(),
                    "@" + home.resolve("lib/options"),
                    // Above 10,000 tasks, the program does not track threads, and a short run needs the classes that do.
                    "-Djdk.trackAllThreads=true",
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

/** Creates the script that completes the options in bash, in the folder where bash-completion looks for it. */
void createCompletion(Path image) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(image.resolve("share/bash-completion/completions"));
    int status = new ProcessBuilder(
                    image.toRealPath().resolve("bin/java").toString(),
                    "-cp", image.resolve("lib/concurrency-demo.jar").toString(),
                    "picocli.AutoComplete", "--name", "concurrency-demo",
                    "--completionScript", folder.resolve("concurrency-demo").toString(),
                    "demo.concurrency.cli.Arguments")
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
        throw new IllegalStateException("the completion script has failed with exit status " + status);
    }
}
