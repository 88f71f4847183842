"""Holds the content of a running bot and takes in what editors change, without a restart.

An edit that breaks anything is not taken: the last good state goes on serving, and the log says
which line to mend (docs/kien-thuc.md).
"""

from __future__ import annotations

import logging
from pathlib import Path

from bot.content import BadContentError, Content, folders, load_content
from bot.memory import give_back
from bot.settings import Settings
from knowledge.answers.decide import Answerer
from knowledge.library.articles import Fault
from knowledge.library.offices import FILE_NAME

log = logging.getLogger(__name__)

Stamp = frozenset[tuple[Path, int, int]]


class Shelf:
    """The content in use; readers take `content` and `answerer` anew for each message."""

    def __init__(self, settings: Settings, content: Content) -> None:
        """Builds the index, which takes up to two seconds: call it off the event loop."""
        self._settings = settings
        self._seen = stamp(settings)
        self.content = content
        self.answerer = Answerer(content.library)
        content.scams.prepare()  # here, in the caller's thread, and not in the middle of a chat
        give_back()

    def refresh(self) -> tuple[Fault, ...]:
        """Takes in what has changed since; the new faults when the change was not taken, else ()."""
        now = stamp(self._settings)
        if now == self._seen:
            return ()
        self._seen = now
        try:
            content = load_content(self._settings)
        except BadContentError as error:
            return self._refuse(tuple(error.faults))
        if new := tuple(f for f in content.faults if f not in self.content.faults):
            return self._refuse(new)
        content.scams.prepare()
        self.answerer, self.content = Answerer(content.library), content
        give_back()
        log.info("content taken in anew: %d articles", len(content.library.articles))
        return ()

    def _refuse(self, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
        for fault in faults:
            log.warning("edit not taken, the last good state stays: %s", fault)
        return faults


def stamp(settings: Settings) -> Stamp:
    """Name, time and size of every file of the commune's own; packaged files change with a new version only."""
    own = [f for _, folder in folders(settings).values() for f in folder.glob("*")]
    own += [settings.home / "texts.toml", settings.home / FILE_NAME]
    found = set()
    for path in own:
        try:
            status = path.stat()
        except OSError:
            continue
        found.add((path, status.st_mtime_ns, status.st_size))
    return frozenset(found)
