"""Measures the demo, from its jar and from its image, beside the same program in other languages. README.md tells more.

    mvn package -Pimage && python3 src/bench/bench.py [--runs N] [--only NAME,NAME] [PART]...

The parts: start, built-in, million, trace, ticks, small, ten-million. Without PART, all are measured, which takes some 35
minutes. With --only, such as --only=jar,image, only these programs. Prints a table in Markdown with a row for each figure: the
median of N interleaved runs (default 3), and the range in parentheses. A language that is not installed is named and left
out. Time and memory are those of the whole process, as the operating system reports them; "took" is what the program
prints for a pass.
"""

import argparse
import datetime
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parents[1] / "target"
JAR = TARGET / "concurrency-demo.jar"
IMAGE = TARGET / "image"
MILLION = 1_000_000

# PYTHONUNBUFFERED, for example, would make Python write each line separately, and JAVA_TOOL_OPTIONS makes Java print a line.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "JAVA_"))}


def version(*command, line=r"\d"):
    text = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=ENVIRONMENT
    ).stdout
    return next(each for each in text.splitlines() if re.search(line, each)).strip()


def java_home():
    """The home of the first Java found that is 25 or newer."""
    java = shutil.which("java")
    homes = [os.environ.get("JAVA_HOME"), java and os.path.dirname(os.path.dirname(os.path.realpath(java)))]
    for home in [*filter(None, homes), *map(str, pathlib.Path("/usr/lib/jvm").glob("*"))]:
        java = home + "/bin/java"
        if os.access(java, os.X_OK) and int(re.search(r'"(\d+)', version(java, "-version"))[1]) >= 25:
            return home
    sys.exit("no Java 25 was found")


def cargo():
    command = ["cargo", "build", "--quiet", "--release", "--target-dir", str(TARGET / "tokio")]
    registry = pathlib.Path("/usr/share/cargo/registry")
    if (registry / "tokio").exists() or list(registry.glob("tokio-1*")):
        # Debian's packages of Rust libraries, if they are installed.
        command += ["--offline", "--config", 'source.crates-io.replace-with="debian"']
        command += ["--config", f'source.debian.directory="{registry}"']
    # A copy of the sources, since cargo writes a lock file beside them.
    sources = TARGET / "tokio-sources"
    shutil.copytree(HERE / "tokio", sources, dirs_exist_ok=True)
    return subprocess.run(command, cwd=sources).returncode == 0


class Program:
    """A program to measure, and how its arguments are written."""

    def __init__(self, version, command, arguments):
        self.version, self.command, self.arguments = version, command, arguments


def ours(mode, copies, show, tasks):
    return [f"--mode={mode}", f"--copies={copies}", *(["--quiet"] if show == "quiet" else []), *tasks]


def theirs(mode, copies, show, tasks):
    return [mode, copies, show, *tasks]


def bare(mode, copies, show, tasks):
    return [copies, tasks[0].split("=")[1]]


def find_programs(wanted):
    """The programs that can be run here, by name. Builds those that have to be built."""
    home = java_home()
    java = home + "/bin/java"
    subprocess.run([home + "/bin/javac", "-d", TARGET / "bench", HERE / "java/BareLoop.java"], check=True)
    bare_loop = ["-cp", TARGET / "bench", "BareLoop"]
    programs = {
        "jar": Program(version(java, "-version"), [java, "-jar", JAR], ours),
        "image": Program("as the jar", [IMAGE / "bin/concurrency-demo"], ours),
        "bare": Program("as the jar", [java, *bare_loop], bare),
        "bare-image": Program("as the jar", [IMAGE / "bin/java", f"@{IMAGE}/lib/options", *bare_loop], bare),
        "Python": Program(platform.python_version(), [sys.executable, HERE / "python/demo.py"], theirs),
    }
    if shutil.which("node"):
        programs["Node"] = Program(version("node", "--version"), ["node", HERE / "node/demo.mjs"], theirs)
    if "Go" in wanted and shutil.which("go"):
        subprocess.run(["go", "build", "-o", TARGET / "go-demo", HERE / "go/demo.go"], check=True)
        programs["Go"] = Program(version("go", "version").split()[2], [TARGET / "go-demo"], theirs)
    if shutil.which("elixir"):
        elixir = ["elixir", "--erl", "+P 20000000", HERE / "elixir/demo.exs"]
        programs["Elixir"] = Program(version("elixir", "--version", line="^Elixir"), elixir, theirs)
    if "tokio" in wanted and shutil.which("cargo") and cargo():
        lock = (TARGET / "tokio-sources/Cargo.lock").read_text()
        tokio = re.search(r'name = "tokio"\nversion = "(.*)"', lock)[1]
        rust = f"{tokio}, {version('rustc', '--version')}"
        programs["tokio"] = Program(rust, [TARGET / "tokio/release/demo"], theirs)
    return programs


class Run:
    """A run of a program whose output is read through a pipe."""

    def __init__(self, command):
        start = time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, env=ENVIRONMENT)
        first, last = b"", b""
        while block := process.stdout.read1(1 << 20):
            first += block if len(first) < 1000 else b""
            last = (last + block)[-1000:] if len(block) < 1000 else block[-1000:]
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.perf_counter() - start
        self.gigabytes = usage.ru_maxrss / 1e6
        text = first if len(first) < 1000 else last
        # All took lines of a short output, and the last one of a long output, which is that of a single pass.
        self.took = [float(number) for number in re.findall(rb"took ([\d.]+)", text)]
        if process.returncode != 0 or not self.took:
            sys.exit(f"{command} ended with {process.returncode}")


class Bench:
    """Runs the programs, and prints the rows of the table. Each part is a method."""

    def __init__(self, programs, names, runs):
        self.programs, self.names, self.runs = programs, names, runs

    def measure(self, names, runs, mode, copies, show, tasks):
        """The runs of each program by name, interleaved."""
        results = {name: [] for name in names if name in self.names}
        for number in range(1, runs + 1):
            for name in results:
                self.progress(f"{copies:,} x {' '.join(tasks)}, {show}: run {number} of {runs}, {name}")
                program = self.programs[name]
                results[name].append(Run([*program.command, *program.arguments(mode, copies, show, tasks)]))
        self.progress("")
        return results

    @staticmethod
    def progress(text):
        if sys.stderr.isatty():
            print("\r\033[K" + text, end="", file=sys.stderr, flush=True)

    def row(self, what, results, value, digits):
        cells = []
        for name in self.names:
            values = [value(run) for run in results.get(name, [])]
            cells.append(shown(values, digits) if values else "")
        print("| " + " | ".join([what, *cells]) + " |", flush=True)

    def ratios(self, what, results):
        """The ratio of each program's median to that of the bare loop with the same options."""
        baselines = {"jar": "bare", "image": "bare-image"}
        cells = []
        for name in self.names:
            baseline = results.get(baselines.get(name))
            ratio = baseline and median_took(results[name]) / median_took(baseline)
            cells.append(f"{ratio:.3f}" if ratio else "")
        print("| " + " | ".join([what, *cells]) + " |", flush=True)

    def all_but_bare(self):
        return [name for name in self.names if not name.startswith("bare")]

    def start(self):
        runs = self.measure(self.all_but_bare(), max(self.runs * 4, 10), "both", 1, "trace", ["one=0", "two"])
        self.row("`one=0 two`, the whole process, ms", runs, lambda run: run.wall * 1e3, 0)

    def built_in(self):
        runs = self.measure(self.all_but_bare(), self.runs, "both", 1, "trace", ["one=1", "two", "three=3"])
        self.row("the built-in task list, sequential, in excess of 4 s, ms", runs, lambda run: (run.took[0] - 4) * 1e3, 2)
        self.row("the built-in task list, concurrent, in excess of 3 s, ms", runs, lambda run: (run.took[1] - 3) * 1e3, 2)

    def million(self):
        runs = self.measure(self.names, self.runs, "concurrent", MILLION, "quiet", ["nap=10"])
        self.row("1,000,000 tasks of 10 s, took, s", runs, lambda run: run.took[0], 2)
        self.ratios("the same, ratio to the bare loop", runs)
        self.process_rows(runs)

    def trace(self):
        runs = self.measure(self.all_but_bare(), self.runs, "concurrent", MILLION, "trace", ["nap=10"])
        self.row("1,000,000 tasks of 10 s with the trace in a pipe, took, s", runs, lambda run: run.took[0], 2)
        self.process_rows(runs)

    def process_rows(self, runs):
        self.row("the whole process, s", runs, lambda run: run.wall, 2)
        self.row("peak memory, GB", runs, lambda run: run.gigabytes, 2)

    def ticks(self):
        runs = self.measure(["jar", "image", "Python"], self.runs, "sequential", MILLION, "trace", ["tick"])
        row = "1,000,000 tasks without work, sequential, with the trace in a pipe, took, s"
        self.row(row, runs, lambda run: run.took[0], 2)

    def small(self):
        for copies in 1_000, 10_000, 100_000:
            runs = self.measure(["jar", "image", "bare", "bare-image"], self.runs, "concurrent", copies, "quiet", ["nap=1"])
            self.row(f"{copies:,} tasks of 1 s, in excess of 1 s, ms", runs, lambda run: (run.took[0] - 1) * 1e3, 0)

    def ten_million(self):
        runs = self.measure(["image", "bare-image"], 1, "concurrent", 10 * MILLION, "quiet", ["nap=60"])
        self.row("10,000,000 tasks of 60 s, took, s", runs, lambda run: run.took[0], 1)
        self.row("peak memory, GB", runs, lambda run: run.gigabytes, 2)


def median_took(runs):
    return statistics.median(run.took[0] for run in runs)


def shown(values, digits):
    middle = f"{statistics.median(values):.{digits}f}"
    return f"{middle} ({min(values):.{digits}f}-{max(values):.{digits}f})" if len(values) > 1 else middle


def main():
    all_names = ["jar", "image", "bare", "bare-image", "Python", "Node", "Go", "Elixir", "tokio"]
    parts = ["start", "built-in", "million", "trace", "ticks", "small", "ten-million"]
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", type=lambda text: text.split(","), default=all_names)
    parser.add_argument("parts", nargs="*", metavar="PART")
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - set(parts) | set(arguments.only) - set(all_names):
        parser.error("not known: " + ", ".join(sorted(unknown)))

    programs = find_programs(arguments.only)
    names = [name for name in arguments.only if name in programs]
    print(f"{datetime.date.today()}, {os.cpu_count()} cores, {platform.machine()}, {platform.system()} {platform.release()}")
    print("; ".join(f"{name}: {programs[name].version}" for name in names if programs[name].version != "as the jar"))
    if missing := [name for name in arguments.only if name not in programs]:
        print("not installed: " + ", ".join(missing))
    print()
    print("| | " + " | ".join(names) + " |")
    print("|---" * (len(names) + 1) + "|")
    bench = Bench(programs, names, arguments.runs)
    for part in arguments.parts or parts:
        getattr(bench, part.replace("-", "_"))()


main()
