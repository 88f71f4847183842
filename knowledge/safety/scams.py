"""Says whether a message or a told call looks like a scam, why, and what to do.

Every form stands in knowledge/scams/*.toml as signs with weights, written so that staff can add
one (docs/lua-dao.md); chung.toml holds the signs that all forms share. Within a group only the
heaviest sign counts, so that saying one thing three times proves no more than saying it once.
Names and phone numbers never prove a message safe: both are spoofed.
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.language.text import clean
from knowledge.safety import forms as _forms
from knowledge.safety import links as net
from knowledge.safety.forms import Form, Sign
from knowledge.safety.phrases import Said, hear

SHARED = "chung"
SCAM, SUSPICIOUS, NO_SIGN = "scam", "suspicious", "no_sign"
# What the other side asks for: said with "đừng", "không bao giờ" before it, it is advice and no sign.
_ASKS = frozenset(("money", "code", "app", "link"))

# From the tuning half of tests/questions/scams.jsonl (docs/scams.md).
IS_SCAM, IS_SUSPICIOUS = 6.0, 3.0
_REASONS = 3
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


def load_forms() -> tuple[Form, ...]:  # TEMPORARY
    """Forms."""
    return _forms.load_forms()[0]


class ScamCheck:
    """The forms ready to be asked; immutable, safe to share."""

    def __init__(self, forms: tuple[Form, ...]) -> None:
        """`forms` may hold one with the id "chung": its signs count for every form."""
        self.forms = tuple(f for f in forms if f.id != SHARED)
        self._shared = next((f for f in forms if f.id == SHARED), None)

    def check(self, text: str) -> ScamVerdict:
        """The verdict on a message or on a told call; never raises."""
        said = hear(clean(text, _LIMIT))
        found = net.links(clean(text, _LIMIT))
        shared = [*_heard(self._shared, said), *_link_signs(found)] if self._shared else _link_signs(found)
        best, total, signs = None, _total(shared), shared
        own_best = 0.0
        for form in self.forms:
            own = _heard(form, said)
            weight = _total([s for s in own if s.group != "honest"])
            both = [*shared, *own]
            if weight and (_total(both), weight) > (total if best else -99.0, own_best):
                best, total, own_best, signs = form, _total(both), weight, both
        verdict = SCAM if total >= IS_SCAM else SUSPICIOUS if total >= IS_SUSPICIOUS else NO_SIGN
        reasons = _reasons(signs) if verdict != NO_SIGN else ()
        return ScamVerdict(verdict, best if verdict != NO_SIGN else None, round(total, 2), reasons, found)


def _heard(form: Form | None, said: Said) -> list[Sign]:
    return [
        sign
        for sign, patterns in (form.patterns if form else ())
        if any(said.has(p, advice_cancels=sign.group in _ASKS) for p in patterns)
    ]


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
