"""What the bot says to a question, before anything is kept; `toso ask` uses just this."""

from __future__ import annotations

from handlers.messages import Choice, Reply
from handlers.resident.articles.card import card, person_choice, title_choices
from handlers.texts import Texts
from knowledge.answers.decide import ANSWER, CHOOSE, SAFETY, Decision
from knowledge.answers.followups import named_field
from knowledge.library.articles import Article


def say(decision: Decision, texts: Texts, contact: str, question: str = "") -> Reply:
    """The reply to a decision; what the `question` asks of its procedure ("bao lâu") comes first."""
    if decision.outcome == SAFETY:
        return card(decision.articles[0], texts, texts("ask.first_aid"))
    if decision.outcome == ANSWER:
        article = decision.articles[0]
        return card(article, texts, asked_line(article, texts, named_field(question)))
    if decision.outcome == CHOOSE:
        listed = (f"{n}. {a.title}" for n, a in enumerate(decision.articles, 1))
        return Reply(
            "\n".join((texts("ask.choose"), *listed)),
            (
                *title_choices(decision.articles),
                Choice(texts("label.not_these"), "khac"),
                person_choice(texts),
            ),
        )
    if decision.referral and decision.referral.door:
        return _with_exits(texts("ask.referral", door=decision.referral.door), texts)
    return unsure(texts, contact, key=decision.refusal or "unsure")


def asked_line(article: Article, texts: Texts, field: str) -> str:
    """The one line that answers "bao lâu" or "bao nhiêu tiền"; says so when the article does not know."""
    if not field:
        return ""
    value = getattr(article, field)
    return texts(f"card.{field}", value=value) if value else texts(f"ask.no_{field}")


def unsure(texts: Texts, contact: str, key: str = "unsure") -> Reply:
    """The honest "chưa chắc", or another `key` of the [ask] sentences: no guess, and a door to knock on."""
    return _with_exits(texts(f"ask.{key}", door=door(texts, contact)), texts)


def _with_exits(text: str, texts: Texts) -> Reply:
    return Reply(text, (Choice(texts("label.another"), "dau"), person_choice(texts)))


def door(texts: Texts, contact: str) -> str:
    """The sentence that says where a person is to be found."""
    return texts("ask.door", contact=contact or texts("person.default_contact"))
