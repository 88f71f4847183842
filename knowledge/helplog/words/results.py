"""Whether "được", "đạt" and "chưa" say how help ended, by what stands around them."""

from __future__ import annotations

from knowledge.helplog.words.counting import numeral
from knowledge.helplog.words.message import Message
from knowledge.helplog.words.tokens import Kind, fold
from knowledge.helplog.words.vocabulary import word_set

SIGNS = {
    **dict.fromkeys("\n.;!", Kind.STOP),
    **dict.fromkeys(",:-–—/()•*|=>→", Kind.BREAK),
    "+": Kind.AND,
    "&": Kind.AND,
    "?": Kind.ASKS,
    "×": Kind.TIMES,
}
_COUNTED = (Kind.UNIT, Kind.NUMBER, Kind.PERSON, Kind.FRACTION)


def ends_count(message: Message, behind: int) -> bool:
    """Whether "được" ends what was counted ("2 cụ được rồi") and is no passive ("4 cụ được chỉ cách")."""
    follows = message.said[behind] if behind < len(message.said) else None
    last = message.last
    verb = (
        last is not None and last.kind in (Kind.WORD, Kind.HELPED, Kind.TOPIC) and fold(last.text) not in ("da", "vua")
    )
    counted = any(t.kind in (Kind.NUMBER, Kind.PERSON) for t in message.out)
    number = follows is not None and (follows.text.isdigit() or numeral(message, behind) is not None)
    ends = follows is None or follows.text in SIGNS
    if last is not None and verb and number:
        return _does(_verb(message)) if last.kind is not Kind.WORD or not counted else True  # "cài được 9 máy"
    if last is not None and last.kind is Kind.HELPED and _does(last.text) and not _counted_here(message) and not ends:
        return fold(last.text) not in word_set("vague_verbs")  # "gắn được biển số nhà cho 27 hộ"
    mine = fold(message.said[behind - 1].text)
    if number and (mine in ("ok", "oke", "oki") or (mine == "dat" and counted)):
        return True  # "04 công dân, đạt 04", "21 hộ, ok 18"
    if last is not None and last.kind is Kind.REST and (ends or (follows and follows.plain in word_set("particles"))):
        return True  # "còn lại ok"
    if number and last is not None and last.kind in _COUNTED:
        return True  # "2 người ok 1 người chưa"
    if verb and counted and (ends or _already(message)):
        return True  # "khóa nhầm thẻ: 1 bác, mở lại được"
    if follows and not ends and follows.plain not in word_set("particles") and not verb:
        return False
    for token in reversed(message.out):
        if token.kind in _COUNTED:
            return True
        if token.kind not in (Kind.WORD, Kind.NOISE, Kind.HELPED, Kind.TOPIC):
            return False
    return False


def _counted_here(message: Message) -> bool:
    """Whether something was counted already in this clause."""
    for token in reversed(message.out):
        if token.kind in _COUNTED:
            return True
        if token.kind in (Kind.BREAK, Kind.STOP, Kind.AND):
            return False
    return False


def _verb(message: Message) -> str:
    """The verb of this clause: of "tuyên truyền về QR được 40 hộ" it is "tuyên truyền"."""
    said = []
    for token in reversed(message.out):
        if token.kind in (Kind.BREAK, Kind.STOP):
            break
        if token.kind in (Kind.HELPED, Kind.SESSION, Kind.WORD):
            said.append(token.text)
    helping = (text for text in said if not _does(text))  # "hướng dẫn cài sổ sức khỏe được 40 hộ"
    return next(helping, said[0] if said else "")


def _does(verb: str) -> bool:
    """Whether the verb is of doing the thing itself; "giúp được 5 người" only says that they were helped."""
    return fold(verb) not in word_set("helping")


def _already(message: Message) -> bool:
    """Whether "đã" stands before the verb: "13 hộ đã ghi được nhật ký vườn"."""
    return any(fold(t.text) == "da" for t in message.out[-4:-1])


def is_negated(message: Message, near: int = 2) -> bool:
    """Whether "nỏ", "không" stands a word or two before: "nỏ chuyển được"."""
    return any(
        fold(t.text) in word_set("negations") for t in message.out[-near:] if t.kind in (Kind.WORD, Kind.NEGATIVE)
    )


def only_looks(message: Message, at: int, used: int) -> bool:
    """Whether "chưa" is what they wanted to know: "xem hộ tiền trợ cấp về tài khoản chưa"."""
    if used > 1 or message.last is None or message.last.kind in (Kind.UNIT, Kind.NUMBER, Kind.PERSON):
        return False
    if fold(message.last.text) in ("thi", "ma", "van", "cung", "deu"):
        return False
    follows = message.said[at + 1] if at + 1 < len(message.said) else None
    if follows and message.word(at + 1) and follows.text not in SIGNS:
        return False
    since = []
    for token in reversed(message.out):
        if token.kind in (Kind.BREAK, Kind.STOP):
            break
        since.append(token)
    return any(fold(t.text) in word_set("looks") for t in since)
