"""Runs `toso` as people do: a process of its own, with its own home, settings and streams."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-m", "bot.cli.main")
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


@dataclass(slots=True)
class Running:
    """A `toso run` that answers at `address`; `err` is what it has complained of so far."""

    address: str
    process: subprocess.Popen[bytes]
    streams: tuple[Path, Path]

    @property
    def err(self) -> str:
        """Its standard error until now."""
        return self.streams[1].read_text(encoding="utf-8")

    def stop(self) -> Done:
        """Asks it to end, as systemd does."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(PATIENCE)
        return Done(code, *(path.read_text(encoding="utf-8") for path in self.streams))


def toso(*arguments: str, stdin: str | bytes = b"", **settings: object) -> Done:
    """One command to its end; `home="x"` sets TOSO_HOME=x. It has no terminal to ask on."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [*COMMAND, *arguments], input=given, capture_output=True, env=_environment(settings),
        start_new_session=True, timeout=PATIENCE,
    )  # fmt: skip
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@contextmanager
def toso_run(folder: Path, **settings: object) -> Iterator[Running]:
    """`toso run` on a free port for as long as the block lasts."""
    streams = folder / "stdout", folder / "stderr"
    with streams[0].open("wb") as out, streams[1].open("wb") as err:
        process = subprocess.Popen(
            [*COMMAND, "run"], stdout=out, stderr=err, env=_environment({"web_port": 0, **settings})
        )
    try:
        yield Running(_address(process, streams), process, streams)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[bytes], streams: tuple[Path, Path]) -> str:
    for _ in range(PATIENCE * 20):
        try:
            code = process.wait(0.05)
            raise AssertionError(f"toso run ended with {code}: {streams[1].read_text(encoding='utf-8')}")
        except subprocess.TimeoutExpired:
            if found := re.search(r"Mở (http://\S+) để", streams[0].read_text(encoding="utf-8")):
                return found.group(1)
    raise AssertionError("toso run has said no address for a minute")


def _environment(settings: dict[str, object]) -> dict[str, str]:
    own = {f"TOSO_{key.upper()}": str(value) for key, value in settings.items()}
    return {**os.environ, "PYTHONUTF8": "1", **own}
