"""The one list of handlers, in the order they are asked; the first reply wins."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handlers.context import Context
from handlers.member import invite, join, mine, outsider, roster, tasks
from handlers.member.logs import forsomebody, log, mend, photo
from handlers.messages import InboundMessage, Reply
from handlers.resident import greet, person, privacy, silence
from handlers.resident.articles import ask, feedback, followup, open_article, steps
from handlers.resident.danger import first_aid, scam
from handlers.staff import closing, confirm, indicators, lines, periods
from handlers.staff.figures import entry as figures
from handlers.staff.figures import form as figure_form

Handler = Callable[[InboundMessage, Context], Awaitable[Reply | None]]

HANDLERS: tuple[Handler, ...] = (
    privacy.handle,  # "xóa tin của tôi" is a right, and asks for no log
    confirm.handle,  # words that staff and members use for one thing only come before what answers or mends:
    closing.handle,  # "chốt tuần trước" holds a day, and is no answer to "hôm nào ạ?"
    periods.handle,
    indicators.handle,
    lines.handle,
    tasks.handle,
    mine.handle,
    roster.handle,
    invite.handle,
    figure_form.handle,  # staff answer what was asked about an official figure: "30/6" then mends no log
    mend.handle,  # a member puts a log right: "à 6 người" is no question
    photo.handle,  # a photo belongs to the log that its caption tells, or to the one before
    forsomebody.handle,  # "ghi cho chị Hoa: ..." holds a log, of somebody else
    figures.handle,  # "VNeID 16.800/17.300 ngày 30/6 nguồn Công an xã": strictly read, so that no log is taken for one
    log.handle,  # a member's report of help, before "bị lừa" in it sounds like an emergency
    outsider.handle,  # who is not of the team, or no longer, and reports help all the same
    join.handle,  # a single-use code opens the team's door
    first_aid.handle,  # somebody is losing money: nothing comes before that
    scam.handle,  # a forwarded message, a link, a code, a told call
    silence.handle,  # stickers, photos, voice: nothing to read
    person.handle,  # asking for a human is never read as a question
    greet.handle,  # hello, thanks, menu, abuse
    steps.handle,  # the rest of the buttons...
    feedback.handle,
    open_article.handle,
    followup.handle,  # "mất bao nhiêu tiền?" means the article last shown
    ask.handle,  # ...and all else is a question
)


async def answer(message: InboundMessage, ctx: Context) -> Reply:
    """The first reply that a handler gives; `ask` always gives one."""
    for handle in HANDLERS:
        reply = await handle(message, ctx)
        if reply is not None:
            return reply
    raise LookupError("no handler answered")  # cannot happen while `ask` is in the list
