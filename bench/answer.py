"""`make bench`: search, message path, Telegram path, memory and start in one run, on this machine only.

    python bench/answer.py [--json FILE]

Nothing asserts a time: the goals stand beside the figures, and a busy machine misses them.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import tempfile
from pathlib import Path
from time import perf_counter

from rich.console import Console

from bench import message_times, search_times, start_times, telegram_times
from bench.figures import Figure, show, write
from knowledge.editing.evaluate import read_set
from knowledge.library.loading import load_library

QUESTIONS = Path(__file__).parent.parent / "tests" / "questions"
LIMIT_SECONDS = 170
TELEGRAM_MESSAGES = 300
ASKED_EVERY = 8


async def measure(folder: Path) -> tuple[list[Figure], list[str]]:
    """Every figure, and the notes that say under which circumstances."""
    console = Console(stderr=True)
    library = load_library()
    questions = read_set(sorted(QUESTIONS.glob("*.jsonl")))[::ASKED_EVERY]
    texts = [q.text for q in questions]
    began = perf_counter()
    with console.status("search"):
        figures = search_times.measure(library, questions)
    with console.status("message path"):
        figures += await message_times.measure(folder / "messages", texts)
    with console.status("Telegram path"):
        spread = texts[:: max(1, len(texts) // TELEGRAM_MESSAGES)][:TELEGRAM_MESSAGES]
        figures += await telegram_times.measure(folder, spread)
    with console.status("start and memory"):
        figures += await start_times.measure(folder)
    notes = [
        f"{len(library.articles)} articles, {len(texts)} questions, {platform.platform()}, Python"
        f" {platform.python_version()}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f},"
        f" {perf_counter() - began:.0f} s in all.",
        "Beside: search = RapidFuzz extractOne with token_set_ratio over the folded titles and examples;"
        " telegram, memory = aiogram echo bot, which keeps nothing. MB = a million bytes.",
    ]
    return sorted(figures, key=lambda f: f.part == "memory"), notes


def main() -> None:
    """Reads the arguments, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to this file too")
    arguments = parser.parse_args()

    async def bounded(folder: Path) -> tuple[list[Figure], list[str]]:
        async with asyncio.timeout(LIMIT_SECONDS):
            return await measure(folder)

    with tempfile.TemporaryDirectory(prefix="toso-bench-") as folder:
        figures, notes = asyncio.run(bounded(Path(folder)))
    show(figures, notes)
    if arguments.json:
        write(arguments.json, figures, notes)


if __name__ == "__main__":
    main()
