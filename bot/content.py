"""What the bot says and knows, read from files; apart from bot/app.py so that `toso ask` opens no database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.texts import Texts, load_texts
from knowledge.answers.articles import ARTICLES_DIR, Fault, Library, load_library

if TYPE_CHECKING:
    from bot.settings import Settings


class BadContentError(Exception):
    """No article or no sentence could be read; `faults` says why."""

    def __init__(self, faults: list[Fault]) -> None:
        """All faults at once, with file and line."""
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def load_content(settings: Settings) -> tuple[Texts, Library, list[Fault]]:
    """Sentences, articles, and every fault of both.

    A faulty article or override is left out and the rest still serves: one slip of an editor
    must not silence the bot. Raises BadContentError only when nothing is left to say or to find.
    """
    texts, faults = load_texts(settings.home / "texts.toml")
    library = load_library([ARTICLES_DIR, settings.home / "articles"])
    faults = [*faults, *library.faults]
    if not texts.sentences or not library.articles:
        raise BadContentError(faults)
    return texts, library, faults


def editing_faults(settings: Settings, ids: list[str] | None = None) -> tuple[int, list[Fault]]:
    """How many articles there are and all that an editor should mend; only some articles with `ids`."""
    from datetime import date

    from handlers.markup import plain
    from handlers.resident.card import first_screen
    from knowledge.answers.lint import article_faults, twin_faults

    texts, faults = load_texts(settings.home / "texts.toml")
    folders = [ARTICLES_DIR, settings.home / "articles"]
    library = load_library(folders)
    wanted = [a for a in library.articles if not ids or a.id in ids]
    faults = [*faults, *(f for f in library.faults if not ids or f.path.stem in ids)]
    there = {p.stem for f in folders for p in f.glob("*.md")}
    faults += [Fault(folders[-1] / f"{i}.md", 1, "không có bài này") for i in ids or () if i not in there]
    for article in wanted:
        faults += article_faults(article, plain(first_screen(article, texts)), date.today())
    return len(wanted), faults + ([] if ids else twin_faults(library))
