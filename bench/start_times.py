"""`toso run` from nothing to its first answer over HTTP, its memory then, and the short commands."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median
from time import perf_counter

import aiohttp

from bench.figures import Figure
from bench.processes import PATIENCE_SECONDS, TOSO, environment, line, resident_mb, started, wall_seconds

QUESTION = "quen mk vneid"
EXPECTED = "Quên mật khẩu VNeID"
STARTS, TIMES = 3, 5


async def measure(folder: Path) -> list[Figure]:
    """Three empty homes, each started twice; then five runs of each short command; medians."""
    homes = [folder / f"home{number}" for number in range(STARTS)]
    first = [await _start(folder, home) for home in homes]
    second = [await _start(folder, home) for home in homes]
    (first_time, first_memory), (second_time, second_memory) = (
        map(median, zip(*s, strict=True)) for s in (first, second)
    )
    env = environment(homes[0])
    help_time = median([await wall_seconds([TOSO, "--help"], folder, env) for _ in range(TIMES)])
    ask_time = median([await wall_seconds([TOSO, "ask", QUESTION], folder, env) for _ in range(TIMES)])
    return [
        Figure("start", f"toso run, empty TOSO_HOME, to first answer, median of {STARTS}", first_time, "s", goal=3),
        Figure("start", f"toso run, second start, to first answer, median of {STARTS}", second_time, "s", goal=3),
        Figure("start", f"toso --help, median of {TIMES}", help_time, "s", goal=0.5),
        Figure("start", f"toso ask, median of {TIMES}", ask_time, "s", goal=1.5),
        Figure("memory", "toso run, web only, first start", first_memory, "MB", goal=130),
        Figure("memory", "toso run, web only, second start", second_memory, "MB", goal=130),
    ]


async def _start(folder: Path, home: Path) -> tuple[float, float]:
    """Seconds from the start of the process to the page with the answer, and resident memory after it."""
    began = perf_counter()
    async with started([TOSO, "run"], folder, environment(home)) as process:
        while not (found := re.search(r"http://127\.0\.0\.1:\d+", await line(process))):
            pass
        timeout = aiohttp.ClientTimeout(total=PATIENCE_SECONDS)
        jar = aiohttp.CookieJar(unsafe=True)  # cookies of a bare IP address
        async with aiohttp.ClientSession(cookie_jar=jar, timeout=timeout) as browser:
            async with browser.post(found.group(), data={"text": QUESTION}) as answer:
                page = await answer.text()
            seconds = perf_counter() - began
        if EXPECTED not in page:
            raise RuntimeError(f"the page does not answer {QUESTION!r}")
        return seconds, resident_mb(process.pid)
