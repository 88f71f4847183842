"""A message on its way from words to pieces: its words, what was read whole, and the pieces so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.helplog.words.tokens import Kind, Token, Word
from knowledge.helplog.words.vocabulary import Phrase, vocabulary

_COUNTS = (Kind.NUMBER, Kind.VAGUE, Kind.FRACTION)


@dataclass(slots=True)
class Message:
    """`is_marked` says whether the message carries marks anywhere; `spans` maps a start to (end, token)."""

    text: str
    folded: str
    said: list[Word]
    is_marked: bool
    spans: dict[int, tuple[int, Token]]
    out: list[Token] = field(default_factory=list)
    _known: dict[int, list[tuple[int, Phrase]]] = field(default_factory=dict)

    @property
    def last(self) -> Token | None:
        """The piece read last."""
        return self.out[-1] if self.out else None

    @property
    def is_counted(self) -> bool:
        """Whether a number was the piece read last."""
        return bool(self.out) and self.out[-1].kind in _COUNTS

    def word(self, at: int) -> Word | None:
        """The word there, unless it is past the end or belongs to a stretch read whole."""
        return self.said[at] if at < len(self.said) and self.said[at].start not in self.spans else None

    def phrases(self, at: int) -> list[tuple[int, Phrase]]:
        """The phrases that stand there and how many words each takes, longest first."""
        known = self._known.get(at)
        if known is None:
            found = vocabulary().at(self.said, at, self.is_marked)
            known = [f for f in found if not any(w.start in self.spans for w in self.said[at + 1 : at + f[0]])]
            self._known[at] = known
        return known

    def is_unit(self, at: int) -> bool:
        """Whether a word that counts people, households or files stands there."""
        if not self.word(at):
            return False
        return any(m.kind is Kind.UNIT for _, p in self.phrases(at)[:2] for m in p.meanings)

    def take(self, kind: Kind, at: int, used: int, value: object = None) -> int:
        """Adds the piece of so many words; returns how many."""
        first, last = self.said[at], self.said[at + used - 1]
        self.out.append(Token(kind, self.text[first.start : last.start + len(last.text)], first.start, value))
        return used
