"""Reads the links of a message: whose house does each lead to, and does it wear a borrowed name?

The registrable name decides (public suffix list, offline); an official name counts only as a whole.
Confusable letters are looked for in hosts alone: the same check on Vietnamese text would
damage it (docs/scams.md).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from tldextract import TLDExtract

NAMES_FILE = Path(__file__).with_name("names.toml")

OFFICIAL, PLATFORM, UNKNOWN = "official", "platform", "unknown"
LOOK_ALIKE, FAKE_GOV, ADDRESS, APK = "look_alike", "fake_gov", "ip", "apk"
SHORT, FREE_HOST, CHEAP = "short", "free_host", "cheap"

_HOST = r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{1,23}"
_URL = re.compile(
    rf"(?<![\w@.-])(?P<scheme>h(?:tt|xx)ps?://(?:[^\s/@]{{1,60}}@)?)?"
    rf"(?P<host>(?:\d{{1,3}}\.){{3}}\d{{1,3}}(?![\w.])|{_HOST})(?P<port>:\d{{2,5}})?(?P<path>[/?][^\s<>\"]*)?",
    re.I,
)
_BRACKETED = re.compile(r"\s?[\[(]\s?(?:\.|dot|chấm)\s?[\])]\s?", re.I)
_GOV = re.compile(r"gov-?v{1,3}n{0,2}|g0v|(?:^|[-.])gov|gov(?:$|[-.])|gvn|vietgov|vngov|cvgov|xgov")
_FILE = re.compile(r"\.apk\b", re.I)
_LEET = str.maketrans("01345", "olles")
# "scb" stands by chance in many names: three letters count as a word of their own, four at its edge.
_EDGE, _ANYWHERE = 4, 5
# From so many letters on, one slip or two still show whose name it is.
_ONE_SLIP, _TWO_SLIPS = 7, 9


@dataclass(frozen=True, slots=True)
class Link:
    """One link: as written, its host, its registrable name, what it is and the name that it borrows."""

    written: str
    host: str
    name: str
    finding: str
    brand: str = ""


@dataclass(frozen=True, slots=True)
class _Names:
    """The lists of names.toml; `brands` maps the words that crooks borrow to their owners."""

    official: dict[str, str]
    platforms: frozenset[str]
    short: frozenset[str]
    free: frozenset[str]
    cheap: frozenset[str]
    bare: frozenset[str]
    brands: dict[str, str]
    phones: frozenset[str]


@lru_cache(maxsize=1)
def _names() -> _Names:
    with NAMES_FILE.open("rb") as file:
        table = tomllib.load(file)
    words = table["words"]
    return _Names(
        official={d["name"]: d["owner"] for d in table["domains"]},
        platforms=frozenset(words["platforms"].split()),
        short=frozenset(words["short"].split()),
        free=frozenset(words["free_hosts"].split()),
        cheap=frozenset(words["cheap_endings"].split()),
        bare=frozenset(words["bare_endings"].split()) | frozenset(words["cheap_endings"].split()),
        brands=dict(table["brands"]),
        phones=frozenset(p["number"] for p in table["phones"]),
    )


@lru_cache(maxsize=1)
def _suffixes() -> TLDExtract:
    from tldextract import TLDExtract  # 27 MB, wanted only where a link is

    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=False)


def links(text: str) -> tuple[Link, ...]:
    """Every link of a text in order, each once; never raises."""
    whole = _BRACKETED.sub(".", text)
    if "." not in whole:
        return ()
    found: dict[str, Link] = {}
    for match in _URL.finditer(whole):
        link = _read(match)
        if link:
            found.setdefault(link.host + (match["path"] or ""), link)
    return tuple(found.values())


def official_phones() -> frozenset[str]:
    """The digits of every phone number in names.toml, each of which carries its source there."""
    return _names().phones


def owner_of(link: Link) -> str:
    """Whose page an official link is, as people name it."""
    return _names().official.get(link.name, "cơ quan nhà nước")


def _read(match: re.Match[str]) -> Link | None:
    host, path, written = match["host"].lower().rstrip("."), match["path"] or "", match.group().rstrip(".,;:)!?")
    if re.fullmatch(r"[\d.]+", host):
        finding = APK if _FILE.search(path) else ADDRESS
        return Link(written, host, host, finding) if match["scheme"] or match["port"] or path else None
    bare = not match["scheme"] and not path
    if written.lower().endswith(".apk") and bare:  # a file's name, sent or spoken of
        return Link(written, host, host, APK)
    parts = _suffixes()(host)
    name = f"{parts.domain}.{parts.suffix}"
    if not parts.domain or not parts.suffix or (bare and parts.suffix.split(".")[-1] not in _names().bare):
        return None
    finding, brand = _judge(host, name, parts.suffix)
    if finding != OFFICIAL and _FILE.search(path):
        finding = APK
    return Link(written, host, name, finding, brand)


def _judge(host: str, name: str, suffix: str) -> tuple[str, str]:
    names = _names()
    if name in names.official or suffix == "gov.vn":
        return OFFICIAL, ""
    if name in names.platforms:
        return PLATFORM, ""
    if name in names.short:
        return SHORT, ""
    if brand := borrowed(host):
        return LOOK_ALIKE, brand
    labels = host.removesuffix(f".{suffix}")
    if _GOV.search(labels):
        return FAKE_GOV, ""
    if name in names.free:
        return FREE_HOST, ""
    return (CHEAP if suffix in names.cheap else UNKNOWN), ""


def borrowed(host: str) -> str:
    """The owner of a name that a host wears without being it: "vietcomm.top" -> "Vietcombank"; or ""."""
    from confusable_homoglyphs import confusables

    readable = host
    if "xn--" in host:
        try:
            readable = host.encode("ascii").decode("idna")
        except UnicodeError:
            return "một cơ quan, ngân hàng"
    labels = readable.rsplit(".", 1)[0]
    if not labels.isascii() and confusables.is_dangerous(labels):
        return "một cơ quan, ngân hàng"
    words = [w for w in re.split(r"[-.\d_]+", labels) if w]
    leet = [w for w in re.split(r"[-._]+", labels.translate(_LEET)) if w]
    joined = re.sub(r"[-._\d]", "", labels)
    for brand, owner in _names().brands.items():
        if len(brand) >= _ANYWHERE:
            hit = brand in joined or brand in "".join(leet) or any(_slip(w, brand) for w in {*words, *leet})
        elif len(brand) == _EDGE:
            hit = any(w.startswith(brand) or w.endswith(brand) for w in {*words, *leet})
        else:
            hit = brand in words or brand in leet
        if hit:
            return owner
    return ""


def _slip(word: str, brand: str) -> bool:
    if len(brand) < _ONE_SLIP:
        return False
    allowed = 1 if len(brand) < _TWO_SLIPS else 2
    return Levenshtein.distance(word, brand, score_cutoff=allowed) <= allowed
