"""What the bot says and knows, read from files; apart from bot/app.py so that `toso ask` opens no database.

A commune's own folder, TOSO_HOME, may hold articles/, referrals/, scams/, texts.toml and
commune.toml; each is laid over what the package brings.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handlers.texts import Texts, load_texts
from knowledge.library.articles import Fault, Library
from knowledge.library.loading import ARTICLES_DIR, load_library
from knowledge.library.offices import FILE_NAME, BadOfficesError, Offices, read_offices
from knowledge.library.referrals import REFERRALS_DIR
from knowledge.safety.forms import SCAMS_DIR, load_forms
from knowledge.safety.likeness import load_known
from knowledge.safety.scams import ScamCheck

if TYPE_CHECKING:
    from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that editors write, ready to be used, and every fault of it."""

    texts: Texts
    library: Library
    scams: ScamCheck
    offices: Offices
    faults: tuple[Fault, ...]


class BadContentError(Exception):
    """No article or no sentence could be read; `faults` says why."""

    def __init__(self, faults: list[Fault]) -> None:
        """All faults at once, with file and line."""
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def folders(settings: Settings) -> dict[str, tuple[Path, Path]]:
    """The packaged folder and the commune's own, by what they hold."""
    packaged = {"articles": ARTICLES_DIR, "referrals": REFERRALS_DIR, "scams": SCAMS_DIR}
    return {name: (path, settings.home / name) for name, path in packaged.items()}


def load_content(settings: Settings) -> Content:
    """All content and every fault of it.

    A faulty article or override is left out and the rest still serves: one slip of an editor
    must not silence the bot. Raises BadContentError only when nothing is left to say or to find.
    """
    where = folders(settings)
    texts, faults = load_texts(settings.home / "texts.toml")
    try:
        offices = read_offices(settings.home / FILE_NAME)
    except BadOfficesError as error:
        offices, faults = {}, [*faults, Fault(settings.home / FILE_NAME, 1, str(error))]
    library = load_library(where["articles"], offices, where["referrals"])
    forms, trouble = load_forms(where["scams"])
    known, unread = load_known(where["scams"])
    faults = [*faults, *library.faults, *trouble, *unread]
    if not texts.sentences or not library.articles:
        raise BadContentError(faults)
    return Content(texts, library, ScamCheck(forms, known), offices, tuple(faults))


def editing_faults(settings: Settings, ids: list[str] | None = None) -> tuple[int, list[Fault]]:
    """How many articles there are and all that an editor should mend; only some articles with `ids`."""
    from datetime import date

    from handlers.markup import plain
    from handlers.resident.articles.card import first_screen
    from knowledge.editing.lint import article_faults, library_faults

    content = load_content(settings)
    library = content.library
    wanted = [a for a in library.articles if not ids or a.id in ids]
    faults = [f for f in content.faults if not ids or f.path.stem in ids]
    own = folders(settings)["articles"]
    there = {p.stem for f in own for p in f.glob("*.md")}
    faults += [Fault(own[-1] / f"{i}.md", 1, "không có bài này") for i in ids or () if i not in there]
    for article in wanted:
        faults += article_faults(article, plain(first_screen(article, content.texts)), date.today())
    return len(wanted), faults + ([] if ids else library_faults(library))
