"""Measures the demo, from its jar and from its image, beside the same program in other languages. README.md tells more.

    mvn package -Pimage && python3 src/bench/bench.py [--runs N] [--only NAME,NAME] [--json FILE] [PART]...
    python3 src/bench/bench.py --compare FILE FILE

Prints a table in Markdown for each part: medians of N interleaved runs (default 5), ranges in parentheses. Without PART,
measures all parts but ten-million, which takes some 40 minutes. With --only, measures only these programs. A program that
is not installed is left out. --json saves all runs in FILE, and --compare compares two such files: it prints the ratios of
each program to the jar in both, and marks those that differ by more than 8 %.
"""

import argparse
import datetime
import json
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True

from parts import PARTS
from programs import ENVIRONMENT, find_programs

# Makes the kernel, and the host of a virtual machine, find the memory before a measured program needs it.
TOUCH = """if True:
    import mmap, sys
    megabyte = b"x" * (1 << 20)
    count = int(float(sys.argv[1]) * 1024)
    memory = mmap.mmap(-1, count << 20)
    for _ in range(count):
        memory.write(megabyte)
"""


def touch(gigabytes):
    """Touches this much memory in a process of its own, and returns how many seconds a gigabyte took."""
    start = time.perf_counter()
    subprocess.run([shutil.which("python3"), "-c", TOUCH, str(gigabytes)], check=True, env=ENVIRONMENT)
    return (time.perf_counter() - start) / gigabytes


def run(program, arguments):
    """Runs a program whose output is read through a pipe. Returns its figures."""
    command = [str(word) for word in [*program.command, *arguments]]
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, env=ENVIRONMENT | program.environment
        )
        first, last = b"", b""
        while block := process.stdout.read1(1 << 20):
            first += block if len(first) < 1000 else b""
            last = (last + block)[-1000:] if len(block) < 1000 else block[-1000:]
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.stdout.close()
        process.returncode = os.waitstatus_to_exitcode(status)
        # All took lines of a short output, and the last one of a long output, which is that of a single pass.
        took = [float(number) for number in re.findall(rb"took ([\d.]+)", first if len(first) < 1000 else last)]
        if process.returncode != 0 or not took:
            errors.seek(0)
            sys.exit(f"{' '.join(command)} ended with {process.returncode}\n{errors.read().decode(errors='replace')}")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss * 1024 / 1e9, "took": took}


def enough(runs, wanted):
    """Whether a program has had its runs. Slow ones get fewer, so that all parts together end within 45 minutes."""
    wall = runs[0]["wall"] if runs else 0
    return len(runs) >= min(wanted, 1 if wall > 30 else 3 if wall > 20 else wanted)


def measure(part, programs, only, wanted):
    """The runs of each row of the part, in turns."""
    rows = {row: [] for table in part.tables.values() for row in table if row.program in programs and row.program in only}
    for number in range(1, wanted + 1):
        for row, runs in rows.items():
            if not enough(runs, wanted):
                progress(f"{part.name}: run {number} of {wanted}, {row}")
                touch(part.touch)
                program = programs[row.program]
                runs.append(run(program, program.arguments(part, row.show)))
    progress("")
    return rows


def progress(text):
    if sys.stderr.isatty():
        print("\r\033[K" + text, end="", file=sys.stderr, flush=True)


def shown(values, digits):
    middle = f"{statistics.median(values):.{digits}f}"
    return f"{middle} ({min(values):.{digits}f}-{max(values):.{digits}f})" if len(values) > 1 else middle


def median(runs, figure):
    return statistics.median(run[figure] for run in runs)


def print_table(title, part, table, rows, programs):
    present = [row for row in table if row in rows]
    if not present:
        return
    bases = [name for name in ("jar", "image") if any(row.program == name for row in present)]
    header = ["program", "runs", "whole process, s", *[f"ratio to the {name}" for name in bases]]
    header += ["processor time, s", "peak memory, GB", "took, s"]
    print(f"\n**{title}**\n\n| " + " | ".join(header) + " |\n" + "|---" * len(header) + "|")
    for row in present:
        runs = rows[row]
        cells = [programs[row.program].label, str(len(runs)), shown([run["wall"] for run in runs], part.digits)]
        for name in bases:
            base = next(rows[other] for other in present if other.program == name)
            cells.append(f"{median(runs, 'wall') / median(base, 'wall'):.3f}")
        cells.append(shown([run["cpu"] for run in runs], part.digits))
        cells.append(shown([run["memory"] for run in runs], 2))
        passes = zip(*[run["took"] for run in runs])
        cells.append(", ".join(shown(values, part.took_digits) for values in passes))
        print("| " + " | ".join(cells) + " |")
    sys.stdout.flush()


def print_machine():
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    print(f"{datetime.date.today()}, {os.cpu_count()} cores, {memory:.0f} GB of memory, {platform.machine()}, ", end="")
    print(f"{platform.system()} {platform.release()}, load average {os.getloadavg()[0]:.1f} at the start.")
    pages = pathlib.Path("/sys/kernel/mm/transparent_hugepage/enabled")
    if pages.exists():
        setting = re.search(r"\[(.*)]", pages.read_text())[1]
        print(f"Transparent huge pages: {setting}.", end=" ")
    first, again = touch(8), touch(8)
    print(f"Touching 8 GB of memory took {first:.2f} s per GB the first time, {again:.2f} s again.", flush=True)


def compare(first, second):
    """Prints the ratios of two saved runs, and marks those that differ by more than 8 %."""
    print("| part | program | figure | first | second | difference |\n" + "|---" * 6 + "|")
    for part, rows in first.items():
        shared = [row for row in rows if row in second.get(part, {})]
        for row in shared[1:]:
            for figure in "wall", "cpu", "memory":
                ratios = [median(each[part][row], figure) / median(each[part][shared[0]], figure) for each in (first, second)]
                difference = ratios[1] / ratios[0] - 1
                mark = " **differs**" if abs(difference) > 0.08 else ""
                figures = f"{ratios[0]:.3f} | {ratios[1]:.3f} | {difference:+.1%}{mark}"
                print(f"| {part} | {row} | {figure}, ratio to {shared[0]} | {figures} |")


def main():
    all_names = list(dict.fromkeys(row.program for part in PARTS for table in part.tables.values() for row in table))
    part_names = [part.name for part in PARTS]
    parser = argparse.ArgumentParser(usage=__doc__.replace("%", "%%"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", type=lambda text: text.split(","))
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--compare", nargs=2, type=pathlib.Path)
    parser.add_argument("parts", nargs="*", metavar="PART")
    arguments = parser.parse_args()
    if arguments.compare:
        return compare(*[json.loads(file.read_text()) for file in arguments.compare])
    if unknown := set(arguments.parts) - set(part_names) | set(arguments.only or []) - set(all_names):
        parser.error("not known: " + ", ".join(sorted(unknown)) + "; known: " + ", ".join(part_names + all_names))
    only = arguments.only or [name for name in all_names if name != "tokio-huge-pages"]
    wanted = [part for part in PARTS if part.name in (arguments.parts or part_names[:-1])]

    start = time.monotonic()
    programs = find_programs(only)
    print_machine()
    if missing := [name for name in only if name not in programs]:
        print("Not installed: " + ", ".join(missing) + ".")
    saved = {}
    for part in wanted:
        rows = measure(part, programs, only, part.runs(arguments.runs))
        for title, table in part.tables.items():
            print_table(title, part, table, rows, programs)
        used = max((run["memory"] for runs in rows.values() for run in runs), default=0)
        if used > part.touch * 1.074:
            print(f"\nA program used {used:.2f} GB, more than was touched before it.")
        saved[part.name] = {str(row): runs for row, runs in rows.items()}
        if arguments.json:
            arguments.json.write_text(json.dumps(saved, indent=1))
    print(f"\nThe benchmark took {(time.monotonic() - start) / 60:.0f} minutes.")


main()
