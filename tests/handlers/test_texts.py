"""The sentences: packaged ones are sound, a commune's own are checked, none is unused or missing."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from handlers.texts import VI_FILE, Texts, load_texts
from knowledge.language.text import fold
from knowledge.safety.masking import mask

ROOT = Path(__file__).parent.parent.parent
SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("handlers", "bot")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".py", ".html")
)
SECTIONS = set(re.findall(r"^\[(\w+)\]", VI_FILE.read_text(encoding="utf-8"), re.M))
ONE_OF = "|".join(sorted(SECTIONS))
# texts("ask.door"), and constants such as _KEYS = {"voice": "silence.voice"}.
NAMED = set(re.findall(rf"""["']((?:{ONE_OF})\.[a-z_]+)["']""", SOURCES))
# texts(f"card.{name}") covers its section.
BUILT = set(re.findall(rf"""f["']({ONE_OF})\.\{{""", SOURCES))


def override(folder: Path, text: str) -> Path:
    path = folder / "texts.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_packaged_sentences_have_no_fault() -> None:
    texts, faults = load_texts()
    assert faults == []
    assert len(texts.sentences) > 60


def test_every_sentence_that_the_sources_name_exists(texts: Texts) -> None:
    assert sorted(NAMED - set(texts.sentences)) == []
    assert "ask.unsure" in NAMED


def test_every_sentence_is_used(texts: Texts) -> None:
    unused = {key for key in texts.sentences if key not in NAMED and key.split(".")[0] not in BUILT}
    assert sorted(unused) == []
    assert {"card", "field", "kinds", "start", "web"} <= BUILT
    assert not {"label", "step", "person", "privacy", "silence", "feedback"} & BUILT


def test_the_web_page_asks_only_for_sentences_that_exist(texts: Texts) -> None:
    page = (ROOT / "bot" / "web" / "page.html").read_text(encoding="utf-8")
    names = set(re.findall(r"""\bt\(["'](\w+)["']\)""", page))
    assert "title" in names
    assert sorted(name for name in names if f"web.{name}" not in texts.sentences) == []


def test_every_kind_that_is_masked_has_a_name(texts: Texts) -> None:
    secrets = "a@b.vn, mk: abc123, otp 482915, 0912345678, 038085001234, 4123456789012345"
    kinds = {key.removeprefix("kinds.") for key in texts.sentences if key.startswith("kinds.")}
    assert kinds == set(mask(secrets).kinds)


def test_no_two_buttons_read_alike(texts: Texts) -> None:
    labels = [fold(s) for key, s in texts.sentences.items() if key.startswith("label.")]
    assert len(labels) == len(set(labels))


ASKING = re.compile(
    r"\b(cho|nhap|go|gui|doc|dua|ghi|noi|nhan|dien|khai)( lai| giup| cho)*( chau| may| to| len day| vao day)+"
    r"( xin| biet| xem)* (ho va ten|ho ten|ten|so can cuoc|can cuoc|cccd|cmnd|mat khau|mk|passcode"
    r"|otp|ma otp|ma xac|so the)"
    r"|\bxin (so can cuoc|can cuoc|mat khau|ma otp|ho ten|ten bac)"
    r"|\b(nhap|go|gui|doc|dien) (so can cuoc|can cuoc|mat khau|ma otp|otp|ho ten)\b"
    r"|\b(bac ten (la )?gi|ten bac la|mat khau (cua )?bac la|so can cuoc (cua )?bac)"
)


def asks_for_a_secret(sentence: str) -> bool:
    return bool(re.search(ASKING, fold(sentence)))


@pytest.mark.parametrize(
    "sentence",
    ["Cho cháu xin số căn cước của bác.", "Bác nhập mật khẩu cho cháu nhé.", "Gửi cháu mã OTP.", "Bác tên gì ạ?"],
)
def test_the_watch_for_secrets_hears_them_asked_for(sentence: str) -> None:
    assert asks_for_a_secret(sentence)


def test_no_sentence_asks_for_a_name_an_id_a_password_or_a_code(texts: Texts) -> None:
    assert [key for key, sentence in texts.sentences.items() if asks_for_a_secret(sentence)] == []


def test_a_sentence_is_filled_and_trimmed(texts: Texts) -> None:
    assert texts("card.fee", value="không mất tiền") == "Phí: không mất tiền"
    assert texts("start.welcome", commune="xã Thử").startswith("Chào bác.")
    with pytest.raises(KeyError):
        texts("start.khong_co")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('[start]\nkhong_co = "Chào."', 2, "không phải câu nào của máy"),
        ('[la]\nwelcome = "Chào."', 2, "không phải câu nào của máy"),
        ('[start]\nthanks = "Chào."\nwelcome = "Chào {x}."', 3, "chỗ trống chỉ được là ['commune']"),
        ('[start]\nthanks = "Chào {commune}."', 2, "chỗ trống chỉ được là []"),
        ('[label]\n\nsteps = "Xem từng bước một nhé"', 3, "nút dài quá 20 chữ cái"),
        ('[start]\nwelcome = "Chào {commune"', 2, "chưa đóng"),
        ('[start]\nwelcome = "Chào }"', 2, "chưa đóng"),
        ('[start]\nthanks = "Vui lòng đợi."', 2, "vui lòng"),
        ("[start]\nthanks = 3", 2, "phải là một câu"),
        ("[start]\nthanks = Dạ", 2, "TOML viết sai"),
    ],
)
def test_a_faulty_override_is_reported_with_its_line_and_changes_nothing(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    path = override(tmp_path, text)
    found, faults = load_texts(path)
    assert [(fault.path, fault.line) for fault in faults] == [(path, line)]
    assert says in faults[0].text
    assert found == load_texts()[0]


def test_one_fault_holds_back_the_whole_override_and_all_faults_are_told(tmp_path: Path) -> None:
    path = override(tmp_path, '[start]\nthanks = "Dạ!"\nla = "a"\n[ask]\nla = "b"')
    found, faults = load_texts(path)
    assert [fault.line for fault in faults] == [3, 5]
    assert found("start.thanks") != "Dạ!"


def test_a_good_override_speaks_for_its_commune(tmp_path: Path) -> None:
    found, faults = load_texts(override(tmp_path, '[start]\nthanks = "Dạ, không có chi."'))
    assert faults == []
    assert found("start.thanks") == "Dạ, không có chi."
    assert found.sentences["start.goodbye"] == load_texts()[0].sentences["start.goodbye"]
    assert load_texts(tmp_path / "khong-co.toml") == load_texts()


def test_no_blank_of_a_packaged_sentence_is_without_a_name(texts: Texts) -> None:
    blanks = {
        key: [n for _, n, _, _ in string.Formatter().parse(s) if n is not None] for key, s in texts.sentences.items()
    }
    assert {key: names for key, names in blanks.items() if not all(map(str.isidentifier, names))} == {}
