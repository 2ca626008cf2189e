"""The programs that are measured: how each is built and started."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parents[1] / "target"
JAR = TARGET / "concurrency-demo.jar"
IMAGE = TARGET / "image"

# PYTHONUNBUFFERED, for example, would make Python write each line separately, and JAVA_TOOL_OPTIONS makes Java print a line.
FOREIGN = ("PYTHON", "JAVA_", "JDK_JAVA_", "_JAVA_", "GO", "NODE_", "ERL_", "ELIXIR_", "TOKIO_", "GLIBC_", "RUNTIME", "GC")
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}


def ours(part, show):
    quiet = ["--quiet"] if show == "quiet" else []
    return [f"--mode={part.mode}", f"--copies={part.copies}", *quiet, *part.tasks.split()]


def theirs(part, show):
    return [part.mode, part.copies, show, *part.tasks.split()]


def loop(rounds):
    return lambda part, show: [part.copies, part.tasks.split()[0].split("=")[1], rounds]


@dataclass
class Program:
    """A program to measure: its name in the tables, its command, how its arguments are written, and its environment."""

    label: str
    command: list
    arguments: object = theirs
    environment: dict = field(default_factory=dict)


def output(*command):
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=ENVIRONMENT
    ).stdout


def version(*command, pattern=r"(\d[\w.]*)"):
    return re.search(pattern, output(*command))[1]


def java_home():
    """The home of the first Java found that is 25 or newer."""
    java = shutil.which("java")
    homes = [os.environ.get("JAVA_HOME"), java and os.path.dirname(os.path.dirname(os.path.realpath(java)))]
    for home in [*filter(None, homes), *map(str, pathlib.Path("/usr/lib/jvm").glob("*"))]:
        java = home + "/bin/java"
        if os.access(java, os.X_OK) and int(version(java, "-version", pattern=r'"(\d+)')) >= 25:
            return home
    sys.exit("no Java 25 was found")


def java_programs():
    home = java_home()
    java = home + "/bin/java"
    jdk = "JDK " + version(java, "-version")
    subprocess.run([home + "/bin/javac", "-d", TARGET / "bench", HERE / "java/BareLoop.java"], check=True)
    bare_loop = ["-cp", TARGET / "bench", "BareLoop"]
    with_options = [IMAGE / "bin/java", f"@{IMAGE}/lib/options", *bare_loop]
    return {
        "jar": Program(f"jar, {jdk}", [java, "-jar", JAR], ours),
        "image": Program(f"image, {jdk}", [IMAGE / "bin/concurrency-demo"], ours),
        "loop": Program(f"bare loop, {jdk}", [java, *bare_loop], loop(40)),
        "loop-image": Program("bare loop, options of the image", with_options, loop(40)),
        "loop-cold": Program("bare loop, no warm-up", [java, *bare_loop], loop(0)),
    }


def tokio_programs():
    command = ["cargo", "build", "--quiet", "--release", "--target-dir", str(TARGET / "tokio")]
    registry = pathlib.Path("/usr/share/cargo/registry")
    if list(registry.glob("tokio-1*")):
        # Debian's packages of Rust libraries, if they are installed.
        command += ["--offline", "--config", 'source.crates-io.replace-with="debian"']
        command += ["--config", f'source.debian.directory="{registry}"']
    # A copy of the sources, since cargo writes a lock file beside them.
    sources = TARGET / "tokio-sources"
    shutil.copytree(HERE / "tokio", sources, dirs_exist_ok=True)
    if subprocess.run(command, cwd=sources).returncode != 0:
        return {}
    tokio = re.search(r'name = "tokio"\nversion = "(.*)"', (sources / "Cargo.lock").read_text())[1]
    label = f"tokio {tokio}, Rust {version('rustc', '--version')}"
    demo = [TARGET / "tokio/release/demo"]
    return {
        "tokio": Program(label, demo),
        "tokio-one-thread": Program("tokio, current_thread", demo, environment={"RUNTIME": "current_thread"}),
        "tokio-huge-pages": Program("tokio, huge pages", demo, environment={"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}),
    }


def go_programs():
    subprocess.run(["go", "build", "-o", TARGET / "go-demo", HERE / "go/demo.go"], check=True)
    demo = [TARGET / "go-demo"]
    return {
        "go": Program("Go " + version("go", "version"), demo),
        "go-no-gc": Program("Go, GOGC=off", demo, environment={"GOGC": "off"}),
    }


def node_programs():
    return {"node": Program("Node " + version("node", "--version"), ["node", HERE / "node/demo.mjs"])}


def python_programs():
    demo = HERE / "python/demo.py"

    def arguments(part, show):
        return [*(["-u"] if show == "flushed" else []), demo, *theirs(part, show)]

    return {
        "python": Program("Python " + version("python3", "--version"), ["python3"], arguments),
        "python-no-gc": Program("Python, gc.disable()", ["python3"], arguments, {"GC": "off"}),
    }


def elixir_programs():
    elixir = version("elixir", "--version", pattern=r"Elixir ([\d.]+)")
    otp = version("elixir", "--version", pattern=r"OTP (\d+)")
    return {"elixir": Program(f"Elixir {elixir}, OTP {otp}", ["elixir", HERE / "elixir/demo.exs"])}


def find_programs(wanted):
    """The programs that can be run here, by name. Builds those that have to be built."""
    programs = java_programs()
    makers = {"cargo": tokio_programs, "go": go_programs, "node": node_programs, "elixir": elixir_programs}
    for tool, make in (makers | {"python3": python_programs}).items():
        name = make.__name__.removesuffix("_programs")
        if any(each.split("-")[0] == name for each in wanted) and shutil.which(tool):
            programs |= make()
    return programs
