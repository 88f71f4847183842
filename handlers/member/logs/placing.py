"""Where help was given: the village that the words name, the member's own where they name none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.context import Context
from handlers.member.logs.buttons import UNKNOWN_VILLAGE
from knowledge.helplog.entries import HelpEntry
from knowledge.planning.villages import Villages
from storage import villages
from storage.tables import Person


async def placed(
    ctx: Context, person: Person, entries: Sequence[HelpEntry], sent: date
) -> tuple[tuple[HelpEntry, ...], str]:
    """The entries under the names that the commune uses; UNKNOWN_VILLAGE where one must be asked about, else ""."""
    book = await villages.book(ctx.session, ctx.commune)
    home = await villages.name_of(ctx.session, person.village_id)
    told = [replace(entry, village=entry.village or home) for entry in entries]
    known = tuple(_known(entry, book, sent) for entry in told)
    return known, UNKNOWN_VILLAGE if any(is_unknown(e, book, sent) for e in known) else ""


def is_unknown(entry: HelpEntry, book: Villages, sent: date) -> bool:
    """Whether the entry names a place that the commune does not have on that day, and has no longer."""
    if entry.village is None or book.named(entry.village, entry.held_on or sent):
        return False
    split = any(entry.village in (v.name, *v.aliases) for v in book.known)
    return book.is_whole or split


def _known(entry: HelpEntry, book: Villages, sent: date) -> HelpEntry:
    found = book.named(entry.village, entry.held_on or sent) if entry.village else None
    return replace(entry, village=found.name) if found else entry
