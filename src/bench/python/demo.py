"""The script that came before the demo, brought up to date: asyncio.run, a task group, and its tasks as arguments.

demo.py both|sequential|concurrent COPIES quiet|flushed|buffered NAME[=SECONDS]...

Python itself buffers what is printed into a pipe. The option -u of python3 makes it write each line at once.
"""

import asyncio
import gc
import os
import sys
import time

if os.environ.get("GC") == "off":
    gc.disable()

mode, copies, show, *texts = sys.argv[1:]


async def do(name, seconds):
    if show != "quiet":
        print(f">>> doing task {name}")
    if seconds:
        if show != "quiet":
            print(f"found wait of duration {seconds:g} seconds")
        await asyncio.sleep(seconds)
    if show != "quiet":
        print(f"<<< finished task {name}")


def tasks():
    for copy in range(1, int(copies) + 1):
        for text in texts:
            name, _, seconds = text.partition("=")
            yield (f"{name}#{copy}" if copies != "1" else name), float(seconds or 0)


async def sequential():
    for name, seconds in tasks():
        await do(name, seconds)


async def concurrent():
    async with asyncio.TaskGroup() as group:
        for name, seconds in tasks():
            group.create_task(do(name, seconds))


async def main():
    for a_pass in sequential, concurrent:
        if mode in (a_pass.__name__, "both"):
            start = time.perf_counter()
            await a_pass()
            print(f"took {time.perf_counter() - start:.9f} seconds")


asyncio.run(main())
