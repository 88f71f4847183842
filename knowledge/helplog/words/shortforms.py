"""Short forms and dialect words in one common spelling, for messages and vocabulary alike."""

from __future__ import annotations

import re

_SHORT_FORMS = {
    **dict.fromkeys(("trc", "trk"), "trước"),
    **dict.fromkeys(("đc", "dc", "ddc", "đuoc"), "được"),
    **dict.fromkeys(("ko", "k", "kg", "hok", "hông", "hổng", "hong", "hem", "khum", "nỏ"), "không"),
    **dict.fromkeys(("xog", "xg", "xoq"), "xong"),
    **dict.fromkeys(("hd", "hdan", "hdẫn", "hg dẫn"), "hướng dẫn"),
    **dict.fromkeys(("ht", "htr", "htro"), "hỗ trợ"),
    **dict.fromkeys(("lm", "mần"), "làm"),
    **dict.fromkeys(("onl", "ol"), "online"),
    **dict.fromkeys(("dk", "đk", "đki"), "đăng ký"),
    **dict.fromkeys(("qa", "wua"), "qua"),
    **dict.fromkeys(("vnied", "vneidd", "vined", "vnide", "vnêid", "vneiđ", "vneit", "vneide", "vnieid"), "vneid"),
    "hc": "học",
    "s nay": "sáng nay",
    "s ni": "sáng ni",
    "ch nay": "chiều nay",
    "tnay": "tối nay",
    "snay": "sáng nay",
    "cnay": "chiều nay",
    "hômnay": "hôm nay",
    "hômqua": "hôm qua",
    "hd điện tử": "hóa đơn điện tử",
    "hd dien tu": "hóa đơn điện tử",
    "hđ đt": "hóa đơn điện tử",
    "man rang": "làm răng",
    **{f"man {rest}": f"lam {rest}" for rest in ("duoc", "dc", "xong", "cho", "giup", "ho so")},
    "sx": "sản xuất",
    **dict.fromkeys(("ôg", "ôgn"), "ông"),
    **dict.fromkeys(("bcá", "bc á"), "bác"),
    **dict.fromkeys(("minhf", "mìh"), "mình"),
    **dict.fromkeys(("ngừi", "ngừơi", "nguời", "nguoif", "ngươi", "ngưòi"), "người"),
    "nc": "nước",
    "vc": "vợ chồng",
    "sk": "sức khỏe",
    "ck": "chuyển khoản",
    "bt": "biết",
    **dict.fromkeys(("r", "rùi", "rùii", "òi", "gòi"), "rồi"),
    "lun": "luôn",
    "vs": "với",
    "j": "gì",
    "ng": "người",
    "tk": "tài khoản",
    "đt": "điện thoại",
    "dt": "điện thoại",
    "hđ": "hóa đơn",
    "vô": "vào",
    "xài": "dùng",
    "coi": "xem",
    "ms": "mới",
    "zlo": "zalo",
    "zl": "zalo",
}
_SHORT_FORM = re.compile(rf"(?i)(?<!\w)(?:{'|'.join(_SHORT_FORMS)})(?!\w)")
_FRIEND = re.compile(r"(?i)(?<=\d)(\s?)bn\b")
_GLUED = re.compile(r"(?i)(?<=\d)(?=(?:ng|bn|ho|hộ|bác|bac|cụ|cu|chị|c|o|nhà|nha|người|nguoi)\b)")


def one_spelling(text: str) -> str:
    """The text with short forms and dialect words in their common spelling."""
    text = _FRIEND.sub(r"\1bạn", _GLUED.sub(" ", text))
    return _SHORT_FORM.sub(lambda m: _SHORT_FORMS[m.group().lower()], text)
