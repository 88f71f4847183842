"""A few rounds of bench/kill.py: SIGKILL under load loses and doubles nothing."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("by", ["polling", "webhook"])
@pytest.mark.parametrize("what", ["questions", "logs"])
async def test_killing_the_bot_loses_and_doubles_nothing(what: str, by: str) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.kill", "--kills", "4", "--by", by, "--what", what, "--seed", "7",
        cwd=ROOT, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, _ = await process.communicate()
    assert process.returncode == 0, out.decode()
    assert "0 lost, 0 doubled, 0 half, 0 made up, integrity ok" in out.decode()
