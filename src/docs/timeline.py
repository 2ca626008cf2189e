"""Runs the program on a pseudo-terminal and draws its output as a picture of a terminal window.

Run from the project root, after the jar has been built:

    python3 src/docs/timeline.py [JAR]

JAR defaults to target/concurrency-demo.jar. The picture is written to timeline.svg in this script's folder. The
committed one was made on two cores; with more, the bars of the concurrent pass differ.
"""

import os
import pty
import re
import shlex
import sys
from pathlib import Path
from xml.sax.saxutils import escape

DEFAULT_JAR = "target/concurrency-demo.jar"
OPTIONS = ["--quiet", "--timeline"]
TASKS = ["nap=0.5", "fetch=run:sleep 1.5", "think=cpu:1", "sum=cpu:1", "check=run:sleep 0.7; exit 1", "two"]
COLUMNS = 80

# Sizes in SVG user units.
CELL_WIDTH, LINE_HEIGHT, FONT_SIZE = 8.4, 19, 14
MARGIN, TITLE_BAR = 18, 30

BACKGROUND, BORDER, TEXT = "#1b1f27", "#4b5363", "#d8dee9"
BUTTONS = ["#ff5f57", "#febc2e", "#28c840"]
COLORS = {30: "#7f8898", 31: "#ff6b6b", 32: "#7ccf6d", 33: "#f0c454",
          34: "#6aa9ff", 35: "#d48cf0", 36: "#4fc9da", 37: TEXT}

# Block characters are drawn as rectangles: character -> (share of the cell's width, opacity).
BLOCKS = {"\u2588": (1, 1), "\u2592": (1, 0.7), "\u2591": (1, 0.45), "\u258f": (1 / 8, 1)}

TOKEN = re.compile(r"\x1b\[([?\d;]*)([A-Za-z])|(.)", re.DOTALL)


def run_on_terminal(command):
    """Returns what the command writes to a terminal. One of the tasks fails, so exit status 1 is expected."""
    environment = dict(os.environ, COLUMNS=str(COLUMNS), TERM="xterm-256color", LC_ALL="C.UTF-8")
    environment.pop("NO_COLOR", None)
    pid, terminal = pty.fork()
    if pid == 0:
        try:
            os.execvpe(command[0], command, environment)
        except OSError as error:
            print(error)
            os._exit(127)
    output = bytearray()
    try:
        while chunk := os.read(terminal, 65536):
            output += chunk
    except OSError:  # Linux reports the end of a pseudo-terminal's output as an I/O error.
        pass
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if status != 1:
        sys.exit(f"expected exit status 1, got {status}:\n{output.decode(errors='replace')}")
    return output.decode()


def to_lines(output):
    """Interprets carriage returns, line erasure and colours. Returns lines of (character, colour) cells."""
    lines, column, color = [[]], 0, TEXT
    for parameters, final, character in TOKEN.findall(output):
        if final == "m":
            for code in map(int, (parameters or "0").split(";")):
                color = TEXT if code in (0, 39) else COLORS.get(code, color)
        elif final == "K":
            del lines[-1][column:]
        elif character == "\n":
            lines.append([])
        elif character == "\r":
            column = 0
        elif character:  # The other escape sequences, such as ESC[?7l, write nothing.
            lines[-1][column:column + 1] = [(character, color)]
            column += 1
    while not lines[-1]:
        lines.pop()
    return lines


def runs(line):
    """Splits a line into (column, text, colour) runs: equal blocks, or words separated by single spaces."""
    text = "".join(character for character, _ in line)
    for match in re.finditer(r"([\u2580-\u259f])\1*|[^\s\u2580-\u259f]+(?: [^\s\u2580-\u259f]+)*", text):
        start = match.start()
        for end in range(match.start() + 1, match.end() + 1):
            if end == match.end() or line[end][1] != line[start][1]:
                yield start, text[start:end], line[start][1]
                start = end


def draw_run(column, text, color, top):
    x, width = MARGIN + column * CELL_WIDTH, len(text) * CELL_WIDTH
    if text[0] in BLOCKS:
        share, opacity = BLOCKS[text[0]]
        return (f'<rect x="{x:.1f}" y="{top + 2}" width="{width * share:.1f}" height="{LINE_HEIGHT - 4}"'
                f' fill="{color}" fill-opacity="{opacity}"/>')
    fill = "" if color == TEXT else f' fill="{color}"'
    return f'<text x="{x:.1f}" y="{top + 14}" textLength="{width:.1f}"{fill}>{escape(text)}</text>'


def to_svg(lines):
    width = round(2 * MARGIN + COLUMNS * CELL_WIDTH)
    height = TITLE_BAR + len(lines) * LINE_HEIGHT + MARGIN
    svg = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
           ' role="img" aria-labelledby="title" xml:space="preserve">',
           '<title id="title">Terminal output: a timeline of six tasks, run sequentially and then concurrently</title>',
           f'<rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="9" fill="{BACKGROUND}"'
           f' stroke="{BORDER}"/>']
    svg += [f'<circle cx="{MARGIN + 4 + 18 * i}" cy="15" r="5" fill="{color}"/>' for i, color in enumerate(BUTTONS)]
    svg.append(f'<g fill="{TEXT}" font-size="{FONT_SIZE}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas,'
               ' \'DejaVu Sans Mono\', \'Liberation Mono\', monospace">')
    for row, line in enumerate(lines):
        svg += [draw_run(*run, TITLE_BAR + row * LINE_HEIGHT) for run in runs(line)]
    return "\n".join(svg + ["</g>", "</svg>", ""])


def quote(task):
    """Quotes a task's value for the shell, as one would type it: name='value'."""
    name, separator, value = task.partition("=")
    return name + separator + shlex.quote(value) if separator else task


def main():
    jar = sys.argv[1] if len(sys.argv) > 1 else DEFAULT_JAR
    if not Path(jar).is_file():
        sys.exit(f"{jar} does not exist: build it first")
    output = run_on_terminal(["java", "-jar", jar, *OPTIONS, *TASKS])
    first, *others = map(quote, TASKS)
    typed = " ".join(["$ java -jar", DEFAULT_JAR, *OPTIONS, first, "\\\r\n ", *others, "\r\n"])
    picture = Path(__file__).with_name("timeline.svg")
    picture.write_text(to_svg(to_lines(typed + output)), encoding="utf-8")


if __name__ == "__main__":
    main()
