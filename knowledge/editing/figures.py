"""Every number, fee, phone and date that an article states must have been seen in a source, or be marked.

`figures` in the front matter lists those that stand in the sources named beside them;
`own_figures` those that need none (a count of pictures, a minute of patience), so that the
editor has looked at each once. Phone numbers of knowledge/safety/names.toml carry their own source.
"""

from __future__ import annotations

import re

from knowledge.library.articles import Article, Fault
from knowledge.safety.links import official_phones

# A run of digits with what joins them: 1900 0368, 200.000, 21/11/2026, 7:30-17:00, 4x6, 15-25.
_FIGURE = re.compile(
    r"1[89]00(?: \d{2,4})+|(?<![\w.])\d+(?:(?:[.,:/x×–-]|(?<=\d{4}) (?=\d{3})| (?=\d{3}\b)| ?- ?)\d+)*"
)
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
# Names, not figures: "mức 2", "4G", "Bước 3".
_NAME_BEFORE = re.compile(r"(?:mức|bước|số|mẫu|loại|bậc|quý|thứ|lớp|cấp|phiếu|CT|Android|iPhone|bài) ?$", re.I)
_NAME_AFTER = re.compile(r"^(?:G\b|[A-Z]|D\b)")


def figures_in(text: str) -> list[str]:
    """The figures of a text as they stand there, in order."""
    bare = _QUOTED.sub(" ", text)
    return [m.group() for m in _FIGURE.finditer(bare) if not _is_name(bare, m)]


def _is_name(text: str, found: re.Match[str]) -> bool:
    behind = len(found.group()) == 1 and _NAME_BEFORE.search(text[: found.start()])
    return bool(behind or _NAME_AFTER.match(text[found.end() :]))


def digits(figure: str) -> str:
    """A figure without what only parts its digits: "1900 0368" -> "19000368", "200.000" -> "200000"."""
    return re.sub(r"(?<=\d)[ .](?=\d)", "", figure.replace("–", "-").replace(" - ", "-"))


def stated(article: Article) -> list[str]:
    """Every figure that the article states, each once."""
    return list(dict.fromkeys(f for part in (*article.steps, *article.prose) for f in figures_in(part)))


def figure_faults(article: Article) -> list[Fault]:
    """The figures that nobody vouches for, and the vouchers that no figure needs."""
    vouched = {digits(f) for f in (*article.figures, *article.own_figures)}
    found = {digits(f): f for f in stated(article)}
    loose = [f for d, f in found.items() if d not in vouched and d not in official_phones()]
    spare = [f for f in (*article.figures, *article.own_figures) if digits(f) not in found]
    return [
        *(Fault(article.path, 1, f'số "{f}" chưa có nguồn: thêm vào `figures` hoặc `own_figures`') for f in loose),
        *(Fault(article.path, 1, f'`figures` có "{f}" mà bài không còn nói tới') for f in spare),
    ]
