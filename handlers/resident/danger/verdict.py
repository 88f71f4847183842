"""What the bot says of a suspicious message or of a QR code; `toso check-scam` uses just this."""

from __future__ import annotations

from handlers.texts import Texts
from knowledge.library.offices import Offices, fill
from knowledge.safety.links import OFFICIAL, Link, owner_of
from knowledge.safety.qr import VietQr, read_vietqr
from knowledge.safety.scams import NO_SIGN, SCAM, ScamCheck, ScamVerdict

_SHOWN = 120


def say_verdict(verdict: ScamVerdict, texts: Texts, offices: Offices) -> str:
    """The verdict, two or three reasons, what to do now, what not to do and whom to call."""
    if verdict.verdict == NO_SIGN:
        official = [official_line(link, texts) for link in verdict.links if link.finding == OFFICIAL]
        return "\n".join((texts("scam.no_sign"), *official, texts("scam.careful")))
    form = verdict.form
    kind = texts("scam.kind", name=form.name[0].lower() + form.name[1:]) if form else ""
    lines = [texts(f"scam.{verdict.verdict}", kind=kind), texts("scam.because")]
    lines += [f"- {reason}" for reason in verdict.reasons]
    lines += [
        texts("scam.do", value=(form and form.do) or texts("scam.default_do")),
        texts("scam.dont", value=(form and form.dont) or texts("scam.default_dont")),
    ]
    if verdict.verdict == SCAM:
        lines.append(texts("scam.call", police=fill("{cong_an_xa}", offices, "phone")))
    return "\n".join(lines)


def say_codes(codes: tuple[str, ...], check: ScamCheck, texts: Texts, offices: Offices) -> str:
    """What the first code of a photo stands for, and a verdict on a page that it opens."""
    code = codes[0]
    lines = []
    if payment := read_vietqr(code):
        lines = [_payment(payment, texts), texts("scam.code_pay_advice")]
    else:
        verdict = check.check(code)
        key = "scam.code_link" if verdict.links else "scam.code_text"
        lines = [texts(key, shown=_cut(code))]
        if verdict.links:
            lines.append(say_verdict(verdict, texts, offices))
    if len(codes) > 1:
        lines.append(texts("scam.code_more", count=len(codes)))
    return "\n".join(lines)


def official_line(link: Link, texts: Texts) -> str:
    """Whose page an official link is."""
    return texts("scam.official_link", shown=link.host, owner=owner_of(link))


def _payment(payment: VietQr, texts: Texts) -> str:
    amount = f"{payment.amount:,}".replace(",", ".")
    return texts(
        "scam.code_pay",
        bank=payment.bank or texts("scam.code_unknown_bank", number=payment.bank_number),
        account=payment.account,
        amount=texts("scam.code_amount", value=amount) if payment.amount else texts("scam.code_no_amount"),
        note=texts("scam.code_note", value=_cut(payment.note)) if payment.note else "",
    )


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 1]}…"
