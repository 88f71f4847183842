"""A new article to fill in: every field with a word on what belongs there."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

from knowledge.library.loading import load_topics

_ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
_LONGEST = 50

_TEMPLATE = """+++
id = "{id}"
title = ""  # lời người hỏi, ngắn, ví dụ: Quên mật khẩu VNeID
topic = "{topic}"
questions = [
  "",  # ít nhất 15 câu, mỗi câu một giọng: có dấu, không dấu, tiếng địa phương, ngắn, dài
]
prepare = ""  # cần mang, cần có gì
fee = ""  # hết bao nhiêu tiền; không có nguồn thì bỏ trống
duration = ""
where = ""
mistakes = []
contact = ""
safety = ""  # một câu dặn, chỉ khi cần
related = []
sources = [
  {{ name = "", url = "https://", date = "{month}" }},
]
confidence = "vừa"  # cao, vừa hoặc thấp
reviewed_on = {today}
review_by = {review_by}
+++

Một câu mở đầu.

1. Mở ...

## Xem thêm

"""


def write_template(folder: Path, article_id: str, topic: str) -> Path:
    """Writes the template; raises ValueError for a bad name or topic, FileExistsError for a taken one."""
    if not _ID.match(article_id) or len(article_id) > _LONGEST:
        raise ValueError("Tên bài chỉ gồm chữ thường không dấu, số và gạch nối, nhiều nhất 50 chữ.")
    if topic not in load_topics():
        raise ValueError(f'Không có chủ đề "{topic}". Các chủ đề: {", ".join(load_topics())}')
    path = folder / f"{article_id}.md"
    if path.exists():
        raise FileExistsError(f"Đã có bài {path}.")
    today = date.today()
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(
        _TEMPLATE.format(
            id=article_id, topic=topic, month=f"{today:%Y-%m}", today=today, review_by=today + timedelta(days=180)
        ),
        encoding="utf-8",
    )
    return path
