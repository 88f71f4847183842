"""The days that a message names, reckoned from the day it was sent; lunar and vague ones are left to be asked."""

from __future__ import annotations

import re
from datetime import date

from knowledge.helplog.spans.reckoning import (
    DAY,
    MONTH,
    Reckon,
    ago,
    day_of,
    last_month,
    month_so_far,
    one,
    quoted,
    quoted_short,
    several,
    span,
    spoken,
    spoken_day,
    spoken_span,
    stretch,
    week,
    weekday,
    weekend,
)
from knowledge.helplog.words.tokens import Days

_DM = rf"{DAY}(?:\s?[/.]\s?|-(?=\d+-20)){MONTH}(?:\s?[/.-]\s?(20\d\d|\d\d))?"
_NOT_MORE = r"(?![\d/])(?!\s?%)"
_WHEN = r"(?:ngay|hom|bua|sang|trua|chieu|toi|dem)"
_WEEKDAY = r"(?:thu\s?|t(?=[2-7]))(hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat|cn)"
_UNITS = r"nguoi|ng|cu|ho|bac|nha|luot|lan|buoi|ca|bua|ba con|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|lam|tu"
_DOING = r"(?:giup|hd|ht|huong|ho tro|em|e|tui|lam|di|qua|day|to|co|thi|con|tiep)\b"
_SAID = r"(?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|ham)"
_TO = r"\s*(?:-|–|den|toi|->)\s*(?:ngay |hom )?"
_NO_ORDINAL = r"(?<!lop )(?<!bai )(?<!lan )(?<!buoi )(?<!khoa )(?<!ky )(?<!ba )"  # "buổi thứ hai" is no Monday
_PAST = r"(tuan (?:truoc|roi|qua)|vua roi|vua qua)"
_FEAST = re.compile(r"(chuyen doi so(?: quoc gia)? (?:ngay )?|ngay hoi )(10/10)")
# "lương hưu tháng này" names what is paid, not when help was given
_SHARE = re.compile(
    r"((?:hoan thanh|dat|xong|duoc|thanh cong|ok|kich hoat|vneid|dvc|qr|zalo|cks|ky so|bhxh|bhyt|etax):? )"
    r"(\d{1,3}/\d{1,3})(?![\d/])"
)  # "hoàn thành 1/4"
_PAID = re.compile(
    r"((?:luong huu|luong|tro cap|tien \w+|hoc phi|hoa don|dien nuoc|thue) )(thang (?:nay|ni|truoc|roi))"
)

# Each over the folded message, in this order; the first that fits takes its stretch of the text.
_RULES: tuple[tuple[re.Pattern[str], Reckon], ...] = tuple(
    (re.compile(rf"(?<![\w/]){pattern}", re.ASCII), reckon)
    for pattern, reckon in (
        (rf"(?:hom (?:nay|qua|kia) ){_DM}{_NOT_MORE}", quoted),
        (
            r"(?:may |dao )(?:hom|bua|ngay) (?:nay|ni|qua|ray|truoc)\b|(?:hom|bua|dot|ngay) (?:truoc|"
            r"no|to)\b|dao (?:nay|ni)\b|gan day\b|bua hom\b|hom bua\b|dot (?:nay|ni|roi|vua roi)\b|"
            r"lau roi\b",
            lambda _f, _t: Days(),
        ),
        (
            rf"(?<!khu )(?<!thon )(?<!xom )(?<!pho )(?<!ban )(?<!ap )(?<!khoi )(?<!lang )"
            rf"(?:tu |trong )?(?:\d+ ngay )?(?:tu )?(?:ngay |"
            rf"hom )?{DAY}(?:\s?[/.]\s?{MONTH}(?:[/.](20\d\d))?)?{_TO}{_DM}{_NOT_MORE}",
            span,
        ),
        (
            rf"(?:trong )?(?:cac |ba |hai |\d )?ngay {DAY}(?:/{MONTH})?(?:\s?,\s?{DAY}(?:/{MONTH})?)*\s?(?:,|"
            rf"va|voi|&)\s?(?:ngay )?{DAY}(?:[/.]{MONTH}| thang {MONTH})?{_NOT_MORE}(?! (?:nguoi|ng|ba con|ho(?! tro)|"
            rf"luot)\b)",
            several,
        ),
        (rf"(?:hom nay|bua nay|hom ni|bua ni|hnay),? (?:la )?(?:{_WEEKDAY})\b", ago(0)),
        (rf"(?:hom qua|bua qua|hqua),? (?:la )?(?:{_WEEKDAY})\b", ago(1)),
        (
            rf"{_NO_ORDINAL}(?:{_WHEN} )*(?:{_WEEKDAY})\b(?: {_PAST})?"
            r"(?: (?:(?:tuan )?(?:nay|ni)|tuan (?:toi|sau)|toi(?= ?(?:[.,;\n]|$)))\b)?",
            weekday,
        ),
        (rf"(?:{_WHEN} )*ngay {DAY} (?:thang|thg) {MONTH}(?: nam (20\d\d))?{_NOT_MORE}", quoted),
        (
            r"tu (?:ngay |hom )?((?:\w+ ){0,2}\w+) (?:den|toi) (?:ngay |"
            r"hom )?((?:\w+ ){0,2}\w+) thang (muoi mot|muoi hai|\w+)\b",
            spoken_span,
        ),
        (
            rf"(?:{_WHEN} )*(?:hom (?:qua|nay|kia) )?({_SAID}(?: {_SAID}){{0,2}}) (?:thang|thg) "
            rf"(muoi mot|muoi hai|{_SAID})\b",
            spoken,
        ),
        (
            rf"(?<!moi )(?<!hai )(?<!ba )(?<!may )(?:{_WHEN} )*"
            rf"ngay ({_SAID}(?: {_SAID}){{0,2}})\b(?! (?:{_UNITS}|thang|thg)\b)",
            spoken_day,
        ),
        (rf"(?:{_WHEN} )*(?:ngay |mung )((?:\w+ ){{0,3}}\w+) (?:thang|thg) (muoi mot|muoi hai|\w+)\b", spoken),
        (rf"(?:{_WHEN} )+{_DM}{_NOT_MORE}", quoted),
        (rf"(?:{_WHEN} )*{_DM}{_NOT_MORE}(?! (?:nguoi|ng|ba con|ho(?! tro)|cu|bac)\b)", quoted),
        (
            rf"(?:{_WHEN} )*(?<!moi )ngay (?:mung )?{DAY}{_NOT_MORE}(?! (?:nguoi|ng|ba con|ho(?! tro)|cu|bac|"
            rf"luot)\b)(?:(?= vua roi)| am lich)?",
            lambda f, t: (
                Days() if "mung" in f.group() or "am lich" in f.group() else one(day_of(f.group(1), None, None, t))
            ),
        ),
        (
            r"(?:(?:ngay|hom|bua|sang|chieu|toi) )*(?:mung|mong) (?:\d{1,2}|mot|hai|ba|bon|tu|nam|sau|"
            r"bay|tam|chin|muoi)\b(?: vua roi| am lich)?",
            lambda _f, _t: Days(),
        ),
        (r"(?:hom |ngay |dem |toi )?(?:ram|ba muoi tet)\b(?: thang \w+)?", lambda _f, _t: Days()),
        (r"(?:sang |trua |chieu |toi |dem |ngay )*(?:hom kia|bua kia|hkia|bua tia|hom tia)\b", ago(2)),
        (r"(?:sang|trua|chieu|toi|dem) kia\b", ago(2)),
        (r"(?:sang |chieu |toi )?(?:hom kia kia|bua kia kia)\b", ago(3)),
        (
            r"(?:(?:ca )?(?:ngay|sang|trua|chieu|toi|dem|khuya|hoi|luc|bua) )*(?:hom qua|bua qua|hqua|"
            r"hqa|hq|h qua|hom qau|hmqua|hum qua|hom wa|hwa|bua wa|hum wa)\b",
            ago(1),
        ),
        (r"(?:sang|trua|chieu|toi|dem|ngay|khuya) (?:qua|wa)\b", ago(1)),
        (
            r"(?:(?:ca )?(?:ngay|sang|trua|chieu|toi|dem|hoi|luc) )*(?:hom nay|hnay|hn|hom ni|bua ni|"
            r"bua nay|hum nay|hom ny|bua ny)\b",
            ago(0),
        ),
        (r"(?:ngay|sang|trua|chieu|toi|dem|khuya|vua|moi) (?:nay|ni|ny|xong)\b(?<!vua xong)(?<!moi xong)", ago(0)),
        (r"cuoi tuan (?:roi|truoc|qua|vua qua|vua roi|nay)\b", weekend),
        (r"(?:trong |ca )?tuan (?:nay|ni|ny)\b", week(0)),
        (r"(?:trong |ca )?tuan (?:truoc|roi|qua|vua roi|vua qua)\b", week(1)),
        (r"(?:trong |ca )?thang (?:truoc|roi|vua roi|vua qua)\b", last_month),
        (r"(?:trong |ca |tu dau )?thang (?:nay|ni)\b", month_so_far),
        (rf"(?:trong |ca )thang {MONTH}\b", month_so_far),
        (rf"(?:^|(?<=[.;\n] )|(?<=\n))thang {MONTH}\b(?!/)", month_so_far),
        (rf"(?:^|(?<=\n)){DAY}-{MONTH}(?= ?[:,\n])", quoted_short),
        (rf"(?:^|(?<=[,.;\n] )|(?<=\n))nay\b(?=:? \d|:| {_DOING})", ago(0)),
        (
            rf"(?<!hom )(?<!ngay )\b(?:sang|trua|chieu|toi|dem) {DAY}(?= (?:{_DOING}|tai\b|lop\b|hop\b))",
            lambda f, t: one(day_of(f.group(1), None, None, t)),
        ),
    )
)


def find_days(folded: str, today: date) -> list[tuple[int, int, Days]]:
    """(start, end, days) of every day named in the folded message; empty `Days` must be asked."""
    folded = _FEAST.sub(lambda m: m.group(1) + "." * len(m.group(2)), folded)
    folded = _SHARE.sub(lambda m: m.group(1) + "." * len(m.group(2)), folded)
    folded = _PAID.sub(lambda m: m.group(1) + "." * len(m.group(2)), folded)
    taken: list[tuple[int, int, Days]] = []
    for pattern, reckon in _RULES:
        for found in pattern.finditer(folded):
            start, end = found.span()
            if any(start < e and s < end for s, e, _ in taken):
                continue
            days = reckon(found, today)
            if days is not None:
                taken.append((start, end, days))
    return _joined(sorted(taken, key=lambda t: t[0]), folded)


def _joined(taken: list[tuple[int, int, Days]], folded: str) -> list[tuple[int, int, Days]]:
    """ "Từ hôm kia tới hôm nay" as one stretch."""
    out: list[tuple[int, int, Days]] = []
    for start, end, days in taken:
        before = out[-1] if out else None
        if (
            before
            and re.fullmatch(r"\s*(?:toi|den|-)?\s*", folded[before[1] : start])
            and re.search(r"(?:toi|den|-)\s*(?:hom|ngay|$)", folded[before[1] : end])
            and len(before[2].single) == len(days.single) == 1
            and re.search(r"tu (?:ngay )?$", folded[max(0, before[0] - 8) : before[0]])
        ):
            out[-1] = (before[0], end, stretch(before[2].single[0], days.single[0]))
        elif (
            before
            and re.fullmatch(r"\s*(?:\+|&|va|voi|vs)\s*", folded[before[1] : start])
            and len(before[2].single) == len(days.single) == 1
        ):
            out[-1] = (before[0], end, Days((*before[2].single, *days.single)))
        else:
            out.append((start, end, days))
    return out
