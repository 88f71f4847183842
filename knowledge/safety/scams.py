"""Says whether a message or a told call looks like a scam, why, and what to do.

Every form stands in knowledge/scams/*.toml as signs with weights, written so that staff can add
one (docs/lua-dao.md); chung.toml holds the signs that all forms share. Within a group only the
heaviest sign counts, so that saying one thing three times proves no more than saying it once.
Names and phone numbers never prove a message safe: both are spoofed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from knowledge.language.text import clean
from knowledge.safety import links as net
from knowledge.safety.forms import Form, Sign
from knowledge.safety.likeness import Known, Likeness
from knowledge.safety.phrases import Said, hear

SHARED = "chung"
SCAM, SUSPICIOUS, NO_SIGN = "scam", "suspicious", "no_sign"
# What the other side asks for: said with "đừng", "không bao giờ" before it, it is advice and no sign.
_ASKS = frozenset(("money", "code", "app", "link"))

# The odds that a message is a scam: how much its signs weigh, and how like known scams it sounds. Fitted
# by bench/scams.py on knowledge/scams/messages.jsonl; the thresholds too (docs/scams.md).
SIGNS, SOUND, BIAS = 0.31, 4.8, -1.58
IS_SCAM, IS_SUSPICIOUS = 2.08, -2.2
# A page under a borrowed name proves it alone, however kindly the message sounds.
_PROOF = 6.0
# A form is named only when it fits well and clearly better than the next (bench/scams.py: 81 % right).
_TELLING = frozenset(("body", "relation", "threat", "lure"))
_NAMED, _LEAD = 4.0, 1.0
_REASONS = 3
_SOUNDS_LIKE = "cách nói giống những tin lừa đã gặp"
_LIMIT = 4000
_LINK_WEIGHTS = {
    net.APK: 6.0,
    net.LOOK_ALIKE: 6.0,
    net.FAKE_GOV: 6.0,
    net.ADDRESS: 4.5,
    net.SHORT: 2.5,
    net.FREE_HOST: 2.5,
    net.CHEAP: 3.0,
    net.UNKNOWN: 1.0,
}


@dataclass(frozen=True, slots=True)
class ScamVerdict:
    """The verdict, the form that it is nearest to ("" for none), up to three reasons and the links found."""

    verdict: str
    form: Form | None
    score: float
    reasons: tuple[str, ...]
    links: tuple[net.Link, ...]


class ScamCheck:
    """The forms ready to be asked; safe to share."""

    def __init__(self, forms: tuple[Form, ...], known: tuple[Known, ...] = ()) -> None:
        """`forms` may hold one with the id "chung": its signs count for every form. `known` teaches the ear."""
        self.forms = tuple(f for f in forms if f.id != SHARED)
        self._shared = next((f for f in forms if f.id == SHARED), None)
        self._known = known

    @property
    def ear(self) -> Likeness:
        """What the known messages taught."""
        return taught(self._known)

    def prepare(self) -> None:
        """Learns and compiles, in about a second, what the first message would else wait for."""
        self.check("")

    def check(self, text: str) -> ScamVerdict:
        """The verdict on a message or on a told call; never raises."""
        kept = clean(text, _LIMIT)
        signs, form, found = self.signs(kept)
        odds = SIGNS * _total(signs) + SOUND * self.ear.score(kept) + BIAS
        proven = any(s.group == "link" and s.weight >= _PROOF for s in signs)
        verdict = SCAM if proven or odds >= IS_SCAM else SUSPICIOUS if odds >= IS_SUSPICIOUS else NO_SIGN
        if verdict == NO_SIGN:
            return ScamVerdict(NO_SIGN, None, round(odds, 2), (), found)
        return ScamVerdict(verdict, form, round(odds, 2), _reasons(signs) or (_SOUNDS_LIKE,), found)

    def signs(self, text: str) -> tuple[list[Sign], Form | None, tuple[net.Link, ...]]:
        """The heaviest set of signs heard in a cleaned text, the form that it clearly is, and its links."""
        said, found = hear(text), net.links(text)
        shared = [*_heard(self._shared, said), *_link_signs(found)]
        heard = [(form, own) for form in self.forms if (own := _heard(form, said))]
        heaviest = max((own for _, own in heard), key=lambda own: _total([*shared, *own]), default=[])
        fits = sorted(((_fit(own), n) for n, (_, own) in enumerate(heard)), reverse=True)
        clear = bool(fits) and fits[0][0] >= _NAMED and fits[0][0] - (fits[1][0] if fits[1:] else 0) >= _LEAD
        return [*shared, *heaviest], heard[fits[0][1]][0] if clear else None, found

    def total(self, text: str) -> float:
        """What the signs of a text weigh together, for bench/scams.py."""
        return _total(self.signs(clean(text, _LIMIT))[0])


@lru_cache(maxsize=1)
def taught(known: tuple[Known, ...]) -> Likeness:
    """An ear taught by these messages; kept, so that an edit elsewhere teaches nothing anew."""
    return Likeness(known)


def _heard(form: Form | None, said: Said) -> list[Sign]:
    return [
        sign
        for sign, patterns in (form.patterns if form else ())
        if any(said.has(p, advice_cancels=sign.group in _ASKS) for p in patterns)
    ]


def _fit(own: list[Sign]) -> float:
    """How well a form fits: what only it says weighs more than what every crook asks for."""
    return 1.5 * _total([s for s in own if s.group in _TELLING]) + _total([s for s in own if s.group in _ASKS])


def _link_signs(found: tuple[net.Link, ...]) -> list[Sign]:
    return [Sign("link", _LINK_WEIGHTS[x.finding], _why(x), ()) for x in found if x.finding in _LINK_WEIGHTS]


def _why(link: net.Link) -> str:
    shown = link.written if len(link.written) <= 40 else link.host
    return {
        net.APK: f"bảo cài tệp lạ ({shown}), không phải từ kho ứng dụng",
        net.LOOK_ALIKE: f"trang {shown} đặt tên giống {link.brand} nhưng không phải của {link.brand}",
        net.FAKE_GOV: f"trang {shown} giả đuôi nhà nước; trang thật kết thúc bằng .gov.vn",
        net.ADDRESS: f"đường dẫn {shown} chỉ toàn số, không có tên chủ trang",
        net.SHORT: f"đường dẫn rút gọn {shown} giấu trang thật phía sau",
        net.FREE_HOST: f"trang {shown} dựng trên chỗ miễn phí, ai cũng mở được",
        net.CHEAP: f"trang {shown} dùng đuôi lạ mà kẻ gian hay mua",
        net.UNKNOWN: f"trang {shown} cháu không biết là của ai",
    }[link.finding]


def _total(signs: list[Sign]) -> float:
    heaviest: dict[str, float] = {}
    for sign in signs:
        if abs(sign.weight) > abs(heaviest.get(sign.group, 0.0)):
            heaviest[sign.group] = sign.weight
    return sum(heaviest.values())


def _reasons(signs: list[Sign]) -> tuple[str, ...]:
    """The heaviest reasons, one a group, each said once."""
    best: dict[str, Sign] = {}
    for sign in sorted(signs, key=lambda s: -s.weight):
        if sign.weight > 0 and sign.says:
            best.setdefault(sign.group, sign)
    return tuple(dict.fromkeys(s.says for s in best.values()))[:_REASONS]
