"""A new plan to fill in: every key with a word on what belongs there, and an example."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Template

from knowledge.language.text import clean
from knowledge.planning.plan import COMMUNES
from knowledge.planning.plans import slugs

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*-(20\d\d)")
_LONGEST = 64

_TEMPLATE = Template("""\
# Kế hoạch chuyển đổi số của xã: điền từng khóa, xong chạy `toso plan check $slug`.
# Chữ sau dấu # là lời giải thích. Dòng nào bắt đầu bằng # là khóa tùy chọn: bỏ dấu # khi cần.
# Câu trích (quote) chép đúng nguyên văn kế hoạch, kể cả chỗ gõ sai. Số nào kế hoạch không in thì không ghi.

[plan]
title = ""  # tên kế hoạch như in trên đầu, ví dụ: "Kế hoạch Chuyển đổi số xã Can Lộc năm 2026"
number = ""  # số kế hoạch, ví dụ: "12/KH-UBND"; bản in để trống thì để trống
dated = ""  # ngày ký như in, ví dụ: "ngày 15/11/2025"
period_start = $year-01-01  # kế hoạch tính từ ngày nào, viết năm-tháng-ngày
period_end = $year-12-31
source = "$slug.txt"  # chữ của kế hoạch; đặt tệp này cạnh đây thì máy đối chiếu từng câu trích
signer = ""  # người ký, ví dụ: "Phạm Xuân Khánh"
signer_role = ""  # như in trên chữ ký, ví dụ: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH"

[commune]
name = $name  # viết đủ, ví dụ: "xã Ngọc Liên"
kind = "$kind"  # xã, phường, đặc khu hoặc thị trấn
province = ""  # ví dụ: "tỉnh Thanh Hóa"
# city = "thành phố Thanh Hóa"  # chỉ với kế hoạch thời còn ba cấp
neighbourhoods = [$word]  # xã gọi nơi ở là gì, có thể nhiều chữ: ["thôn", "làng"]
year = $year
document_head = ""  # cơ quan in trên đầu văn bản, ví dụ: "ỦY BAN NHÂN DÂN XÃ NGỌC LIÊN"
lead_unit = ""  # đầu mối, ví dụ: "Phòng Văn hóa - Xã hội"
# steering = ""  # tên ban chỉ đạo
team_names = ["Tổ công nghệ số cộng đồng"]  # mọi tên mà kế hoạch gọi Tổ
# team_decisions = ["Quyết định số 61/QĐ-UBND ngày 15/7/2025"]
# teams = 39  # có bao nhiêu tổ, chỉ khi kế hoạch in
# members = 40  # có bao nhiêu thành viên, chỉ khi kế hoạch in
# teams_quote = "Thành lập 39 tổ chuyển đổi số cộng đồng"  # câu trích nói có bao nhiêu tổ
referral_units = ["Công an xã", "Trung tâm phục vụ hành chính công"]  # nơi Tổ chuyển bà con tới
villages = []  # tên từng thôn nếu kế hoạch in; nếu không thì: toso village import danh-sach.csv
recipients = []  # nơi nhận văn bản, như in ở cuối

# Mỗi việc kế hoạch giao cho Tổ là một [[duty]]; chép cả khối này cho việc sau.
[[duty]]
title = ""  # vài chữ, ví dụ: "Hướng dẫn dịch vụ công trực tuyến"
topics = []  # chủ đề trong knowledge/topics.toml, ví dụ: ["dvc", "vneid"]
quote = ""  # câu trong kế hoạch, đúng nguyên văn

# Mỗi báo cáo phải nộp là một [[report]].
[[report]]
what = ""  # ví dụ: "Báo cáo kết quả sáu tháng"
by = ""  # ai lập, ví dụ: "Phòng Văn hóa - Xã hội"
to = ""  # gửi ai; kế hoạch không nói thì ghi "không nêu"
when = ""  # như in, ví dụ: "trước ngày 30/6 và 05/12 hàng năm"
due = []  # tháng-ngày khi kế hoạch in ngày, ví dụ: ["06-30", "12-05"]
lead_days = 7  # chuẩn bị trước bao nhiêu ngày
quote = ""

# Mỗi việc trong lịch là một [[activity]].
[[activity]]
name = ""  # ví dụ: "Tập huấn kỹ năng số cho toàn dân"
when = ""  # như in, ví dụ: "Quý II/$year"
# starts = $year-04-01  # từ ngày nào, chỉ khi kế hoạch in ngày, tháng hoặc quý
# ends = $year-06-30
# every = "week"  # lặp lại: week hằng tuần, quarter hằng quý, year hằng năm
unit = ""  # ai làm; không nói thì "không nêu"
topics = []  # ví dụ: ["hoc-bdhvs", "smartphone"]
quote = ""

# Mỗi chỉ tiêu hay con số trong kế hoạch là một [[indicator]].
# Chỉ tiêu giống hệt một kế hoạch đã có thì mượn bằng like, rồi chỉ ghi khóa khác đi:
#   [[indicator]]
#   like = "can-loc-2026/thanh-toan-dien-tu"
#   target = 85
#   quote = "câu trong kế hoạch của xã mình"
[[indicator]]
code = ""  # tên không dấu, không trùng, ví dụ: "thanh-toan-dien-tu"
name = ""  # ví dụ: "Người dân trưởng thành sử dụng thanh toán điện tử"
short_name = ""  # nhiều nhất 24 chữ, để in trên bảng, ví dụ: "Thanh toán điện tử"
pillar = "xã hội số"  # nhận thức, hạ tầng số, nhân lực số, dữ liệu số, chính quyền số, kinh tế số, xã hội số, ATTT
kind = "target"  # target chỉ tiêu, result kết quả năm trước, fact số liệu, milestone mốc thời gian
operator = ""  # dấu như in: "=" cho "đạt 60%", ">=" cho "từ 60% trở lên", ">" cho "trên 60%"
# target = 60  # con số như in
unit = "%"  # %, người, hộ, hồ sơ, lớp/năm, buổi/năm, người/thôn, lần/tuần, …
denominator = ""  # tính trên ai, ví dụ: "người dân trưởng thành"; kế hoạch không nói thì để trống, máy không tính tỷ lệ
# baseline_num = 1017  # số năm trước: tử số
# baseline_den = 1024  # mẫu số
# baseline_value = "99.32%"  # tỷ lệ như in
# baseline_date = "năm 2025"  # số ấy của lúc nào
# baseline_quote = ""  # câu in số ấy
deadline = "năm $year"  # hạn như in
# responsible = ""  # ai chịu trách nhiệm
society = true  # true: việc của Tổ đứng cạnh chỉ tiêu này; chỉ tiêu của cơ quan thì bỏ dòng này tới help
topics = []  # ví dụ: ["thanh-toan", "tk-ngan-hang"]
counts = "people"  # Tổ đếm: people, visits, households, files, classes, sessions, people_per_village
contribution = "supporting"  # supporting để bên cạnh; direct tính khi cán bộ xác nhận; none không liên quan
official_from = ""  # số chính thức lấy ở đâu, ví dụ: "Các ngân hàng hoặc khảo sát hộ gia đình"
help = ""  # một, hai câu cho thành viên: ghi gì, vì sao không cộng vào
# note = ""  # điều cần biết khi đọc số này
# printed = "99,82%"  # kế hoạch in sai thì chép chỗ sai
# recomputed = "99,01%"  # và số tính lại; máy in cả hai, có dấu (!)
# part_of = "ma-chi-tieu-tong"  # số này là một phần của chỉ tiêu nào, khi chính kế hoạch nói vậy
quote = ""  # câu trong kế hoạch, đúng nguyên văn

# Chỗ kế hoạch in sai, thiếu hoặc mâu thuẫn: ghi lại, không tự sửa.
# [[defect]]
# text = "Tỷ lệ in sai: 6129/6190 là 99,01%, không phải 99,82%."
# indicator = "kq-thanh-toan-tthc"  # mã chỉ tiêu, nếu có
# printed = "99,82%"
# recomputed = "99,01%"

# Điều kế hoạch còn nhắc mà nay không còn đúng.
# [[retired]]
# text = "Ứng dụng PC-Covid là của thời dịch; không hướng dẫn cài nữa."
# quote = "cài đặt ứng dụng PC- Covid"
# valid_until = 2023-12-31
""")


def write_template(folders: tuple[Path, Path], slug: str, commune: str, word: str) -> Path:
    """Writes the template to the second folder; raises ValueError for a bad slug, FileExistsError for a taken one."""
    named = _SLUG.fullmatch(slug)
    if not named or len(slug) > _LONGEST:
        raise ValueError("Tên kế hoạch là tên xã không dấu, gạch nối, rồi năm, ví dụ: xuan-lap-2027")
    if slug in slugs(folders):
        raise FileExistsError(f"Đã có kế hoạch {slug}. Xem: toso plan show {slug}")
    name = " ".join(clean(commune, 120).split())
    kind = next((kind for kind in COMMUNES if name.lower().startswith(f"{kind} ")), COMMUNES[0])
    path = folders[1] / f"{slug}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    filled = {"slug": slug, "year": named.group(2), "kind": kind}
    filled |= {"name": _quoted(name), "word": _quoted(" ".join(clean(word, 40).split()))}
    path.write_text(_TEMPLATE.substitute(filled), encoding="utf-8")
    return path


def _quoted(text: str) -> str:
    """A TOML string; JSON writes one in the same way."""
    return json.dumps(text, ensure_ascii=False)
