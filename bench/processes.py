"""Starts programs of our own as a person would, measures them, and stops exactly those."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parent.parent
TOSO = str(Path(sys.executable).with_name("toso"))
ECHO = (sys.executable, str(Path(__file__).with_name("echo_bot.py")))
PATIENCE_SECONDS = 30


def environment(home: Path, **settings: str) -> dict[str, str]:
    """The machine's own environment without its TOSO_ settings, plus ours."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("TOSO_")}
    return {**kept, "TOSO_HOME": str(home), "TOSO_WEB_PORT": "0", "PYTHONUTF8": "1", **settings}


@asynccontextmanager
async def started(
    command: Sequence[str], folder: Path, env: Mapping[str, str]
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A process for as long as the block lasts; `folder` keeps a .env of the machine out of its sight."""
    process = await asyncio.create_subprocess_exec(
        *command, cwd=folder, env=env, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        try:
            # communicate, not wait: it drains the pipe, so that the process can always end
            await asyncio.wait_for(process.communicate(), PATIENCE_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()


async def line(process: asyncio.subprocess.Process) -> str:
    """The next line that the process prints; raises RuntimeError when it ended instead."""
    if process.stdout is None:
        raise RuntimeError("the output of the process is not read")
    raw = await asyncio.wait_for(process.stdout.readline(), PATIENCE_SECONDS)
    if not raw:
        raise RuntimeError(f"process {process.pid} ended early; run it by hand to see why")
    return raw.decode().rstrip("\n")


def resident_mb(pid: int) -> float:
    """Resident memory now, in millions of bytes."""
    statm = Path(f"/proc/{pid}/statm")
    if statm.exists():
        return int(statm.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    done = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True)
    return int(done.stdout) * 1024 / 1e6


async def wall_seconds(command: Sequence[str], folder: Path, env: Mapping[str, str]) -> float:
    """How long a command takes from start to end; raises RuntimeError when it fails."""
    start = perf_counter()
    async with started(command, folder, env) as process:
        await asyncio.wait_for(process.communicate(), PATIENCE_SECONDS)
        seconds = perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return seconds
