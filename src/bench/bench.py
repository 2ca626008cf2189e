"""Measures the demo, from its jar and from its image, beside the same program in other languages. README.md tells more.

    mvn package -Pimage && python3 src/bench/bench.py [RUNS [NAME]...]

Takes 20 minutes. With NAMEs, such as jar image Node, measures only these. Prints a table in Markdown with a row for each
figure: the median of RUNS interleaved runs (default 3), and the range in parentheses. A language that is not installed is
named and left out. Time and memory are those of the whole process, as the operating system reports them; "took" is what
the program prints for a pass.
"""

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
IMAGE = TARGET / "image/bin/concurrency-demo"
if sys.argv[1:] and not sys.argv[1].isdigit():
    sys.exit(__doc__)
RUNS = int(sys.argv[1]) if sys.argv[1:] else 3
MILLION = 1_000_000

# PYTHONUNBUFFERED, for example, would make Python write each line separately.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def version(*command, line=r"\d"):
    text = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout
    return next(each for each in text.splitlines() if re.search(line, each)).strip()


def newest_java():
    """The first Java found that is 25 or newer."""
    homes = [os.environ.get("JAVA_HOME", ""), *map(str, pathlib.Path("/usr/lib/jvm").glob("*"))]
    for java in [shutil.which("java"), *(home + "/bin/java" for home in homes)]:
        if java and os.access(java, os.X_OK) and int(re.search(r'"(\d+)', version(java, "-version"))[1]) >= 25:
            return java
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


def others():
    """The programs in languages that are installed, by name: version and command."""
    programs = {"Python": (platform.python_version(), [sys.executable, HERE / "python/demo.py"])}
    if shutil.which("node"):
        programs["Node"] = (version("node", "--version"), ["node", HERE / "node/demo.mjs"])
    if shutil.which("go"):
        subprocess.run(["go", "build", "-o", TARGET / "go-demo", HERE / "go/demo.go"], check=True)
        programs["Go"] = (version("go", "version").split()[2], [TARGET / "go-demo"])
    if shutil.which("elixir"):
        elixir = ["elixir", "--erl", "+P 20000000", HERE / "elixir/demo.exs"]
        programs["Elixir"] = (version("elixir", "--version", line="^Elixir"), elixir)
    if shutil.which("cargo") and cargo():
        lock = (TARGET / "tokio-sources/Cargo.lock").read_text()
        tokio = re.search(r'name = "tokio"\nversion = "(.*)"', lock)[1]
        programs["tokio"] = (f"{tokio}, {version('rustc', '--version')}", [TARGET / "tokio/release/demo"])
    return programs


def ours(command, mode, copies, show, tasks):
    quiet = ["--quiet"] if show == "quiet" else []
    return [*command, f"--mode={mode}", f"--copies={copies}", *quiet, *tasks]


def theirs(command, mode, copies, show, tasks):
    return [*command, mode, copies, show, *tasks]


class Run:
    """A run of a program whose output is read through a pipe."""

    def __init__(self, command):
        start = time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, env=ENVIRONMENT)
        last, self.lines, rest = b"", 0, b""
        while block := process.stdout.read1(1 << 20):
            self.lines += block.count(b"\n")
            last = (last + block)[-1000:] if len(block) < 1000 else block[-1000:]
            if self.lines < 100:
                rest += block
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.perf_counter() - start
        self.gigabytes = usage.ru_maxrss / 1e6
        self.took = [float(text) for text in re.findall(rb"took ([\d.]+)", rest if self.lines < 100 else last)]
        if process.returncode != 0 or not self.took:
            sys.exit(f"{command} ended with {process.returncode}")


def measure(programs, names, runs, *what):
    """The runs of each program by name, interleaved."""
    results = {name: [] for name in names if name in COLUMNS}
    for _ in range(runs):
        for name in results:
            _, command, arguments = programs[name]
            results[name].append(Run(arguments(command, *what)))
            print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return results


def shown(values, digits):
    middle = f"{statistics.median(values):.{digits}f}"
    return f"{middle} ({min(values):.{digits}f}-{max(values):.{digits}f})" if len(values) > 1 else middle


def row(what, results, value, digits):
    cells = [shown([value(run) for run in results[name]], digits) if name in results else "" for name in COLUMNS]
    print("| " + " | ".join([what, *cells]) + " |", flush=True)


java = newest_java()
programs = {
    "jar": (version(java, "-version"), [java, "-jar", JAR], ours),
    "image": ("the same", [IMAGE], ours),
    **{name: (of, command, theirs) for name, (of, command) in others().items()},
}
missing = [name for name in ["Node", "Go", "Elixir", "tokio"] if name not in programs]
if unknown := [name for name in sys.argv[2:] if name not in programs]:
    sys.exit("not installed or not known: " + ", ".join(unknown))
COLUMNS = sys.argv[2:] or list(programs)
OURS = ["jar", "image"]

print(f"{datetime.date.today()}, {os.cpu_count()} cores, {platform.machine()}, {platform.system()} {platform.release()}")
print("; ".join(f"{name}: {programs[name][0]}" for name in COLUMNS if name != "image"))
if missing:
    print("not installed: " + ", ".join(missing))
print()
print("| | " + " | ".join(COLUMNS) + " |")
print("|---" * (len(COLUMNS) + 1) + "|")

starts = measure(programs, COLUMNS, max(RUNS * 4, 10), "both", 1, "trace", ["one=0", "two"])
row("`one=0 two`, the whole process, ms", starts, lambda run: run.wall * 1e3, 0)

fixed = measure(programs, COLUMNS, RUNS, "both", 1, "trace", ["one=1", "two", "three=3"])
row("the built-in task list, beyond 4 s one after another, ms", fixed, lambda run: (run.took[0] - 4) * 1e3, 1)
row("the built-in task list, beyond 3 s at once, ms", fixed, lambda run: (run.took[1] - 3) * 1e3, 1)

million = measure(programs, COLUMNS, RUNS, "concurrent", MILLION, "quiet", ["nap=10"])
row("1,000,000 tasks of 10 s, took, s", million, lambda run: run.took[0], 2)
row("the whole process, s", million, lambda run: run.wall, 2)
row("peak memory, GB", million, lambda run: run.gigabytes, 2)

traced = measure(programs, COLUMNS, RUNS, "concurrent", MILLION, "trace", ["nap=10"])
row("the same with the trace in a pipe, took, s", traced, lambda run: run.took[0], 2)
row("the whole process, s", traced, lambda run: run.wall, 2)
row("peak memory, GB", traced, lambda run: run.gigabytes, 2)
row("lines", traced, lambda run: run.lines, 0)

for copies in 1_000, 10_000, 100_000:
    some = measure(programs, OURS, RUNS, "concurrent", copies, "quiet", ["nap=1"])
    row(f"{copies:,} tasks of 1 s, beyond 1 s, us a task", some, lambda run: (run.took[0] - 1) / copies * 1e6, 2)
some = {name: million[name] for name in OURS if name in million}
row("1,000,000 tasks of 10 s, beyond 10 s, us a task", some, lambda run: run.took[0] - 10, 2)

ticks = measure(programs, [*OURS, "Python"], RUNS, "sequential", MILLION, "trace", ["tick"])
row("1,000,000 ticks one after another, with the trace in a pipe, s", ticks, lambda run: run.took[0], 2)

ten = measure(programs, ["image"], 1, "concurrent", 10 * MILLION, "quiet", ["nap=60"])
row("10,000,000 tasks of 60 s, beyond 60 s, us a task", ten, lambda run: (run.took[0] - 60) / 10, 2)
row("10,000,000 tasks of 60 s, took, s", ten, lambda run: run.took[0], 1)
row("10,000,000 tasks of 60 s, peak memory, GB", ten, lambda run: run.gigabytes, 2)
