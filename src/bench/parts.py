"""What is measured: the parts of the benchmark and the programs that take part in each."""

from dataclasses import dataclass
from typing import NamedTuple

MILLION = 1_000_000


class Row(NamedTuple):
    """A program, and how it shows what its tasks do: quiet, flushed (each line is written at once) or buffered."""

    program: str
    show: str

    def __str__(self):
        return self.program if self.show in ("quiet", "trace") else f"{self.program}, {self.show}"


def rows(show, names):
    # The demo has one way to write its trace, so that the same runs stand in both tables.
    return [Row(name, "trace" if name in ("jar", "image") and show != "quiet" else show) for name in names.split()]


@dataclass(frozen=True)
class Part:
    """The same tasks for all programs. The rows stand in one table or in several, by title."""

    name: str
    mode: str
    copies: int
    tasks: str
    tables: dict
    # How many gigabytes are touched before each run: at least what the largest program uses.
    touch: float
    digits: int = 2
    took_digits: int = 2
    most_runs: int = 1000
    times_runs: int = 1

    def runs(self, wanted):
        return min(wanted * self.times_runs, self.most_runs)


OTHERS = "tokio go node python elixir"
LOOPS = "loop loop-image loop-cold"
SMALL = [
    Part(f"small-{copies}", "concurrent", copies, "nap=1", touch=touch, digits=3, took_digits=3,
         tables={f"{copies:,} waits of 1 s": rows("quiet", "jar image loop loop-image tokio go")})
    for copies, touch in ((10_000, 0.25), (100_000, 0.5))
]

PARTS = [
    Part("start", "both", 1, "one=0 two", touch=0.25, digits=3, took_digits=4, times_runs=4,
         tables={"Start and end: `one=0 two`": rows("flushed", f"jar image loop-cold {OTHERS}")}),
    Part("built-in", "both", 1, "one=1 two three=3", touch=0.25, digits=3, took_digits=4,
         tables={"The built-in task list, sequential and concurrent": rows("flushed", "jar image tokio python")}),
    Part("million", "concurrent", MILLION, "nap=10", touch=3,
         tables={"1,000,000 waits of 10 s, without output":
                 rows("quiet", f"jar image {LOOPS} tokio tokio-one-thread tokio-huge-pages go go-no-gc node python "
                               "python-no-gc elixir")}),
    Part("trace", "concurrent", MILLION, "nap=10", touch=3,
         tables={"1,000,000 waits of 10 s with the trace in a pipe, the others writing each line at once (Python: `-u`)":
                 # Without Elixir, which takes more than two minutes.
                 rows("flushed", "jar image tokio go node python"),
                 "1,000,000 waits of 10 s with the trace in a pipe, the others writing from a buffer":
                 rows("buffered", "jar image tokio go go-no-gc node")}),
    Part("ticks", "sequential", MILLION, "tick", touch=0.5,
         tables={"1,000,000 tasks without work, sequential, with the trace in a pipe, the others writing each line at once (Python: `-u`)":
                 rows("flushed", "jar image tokio python"),
                 "1,000,000 tasks without work, sequential, with the trace in a pipe, the others writing from a buffer":
                 rows("buffered", "jar image tokio python")}),
    *SMALL,
    Part("ten-million", "concurrent", 10 * MILLION, "nap=60", touch=10, most_runs=1,
         tables={"10,000,000 waits of 60 s, without output": rows("quiet", "image loop-image tokio")}),
]
