"""The library: folders over folders, dead links between articles, and the packaged one whole."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from knowledge.library.articles import Library
from knowledge.library.loading import load_library

ARTICLE = """+++
id = "{id}"
title = "{title}"
topic = "vneid"
questions = ["câu một"]
related = [{related}]
sources = [{{ name = "Báo xã", url = "https://example.vn/a", date = "2026-11" }}]
confidence = "cao"
reviewed_on = 2026-11-01
review_by = 2027-06-30
+++

Bác làm được ngay.
"""


def write(folder: Path, name: str = "thu", title: str = "Thử một bài", related: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text(ARTICLE.format(id=name, title=title, related=related), encoding="utf-8")
    return path


def test_a_later_folder_overrides_by_id(tmp_path: Path) -> None:
    write(tmp_path / "goi")
    write(tmp_path / "goi", "khac", "Bài khác")
    write(tmp_path / "xa", title="Bài của xã")
    library = load_library([tmp_path / "goi", tmp_path / "xa", tmp_path / "khong-co"])
    assert sorted(a.title for a in library.articles) == ["Bài của xã", "Bài khác"]
    found = library.get("thu")
    assert found is not None
    assert found.title == "Bài của xã"
    assert library.get("khong-co") is None


def test_a_faulty_override_is_reported_and_the_packaged_article_stays(tmp_path: Path) -> None:
    write(tmp_path / "goi")
    path = write(tmp_path / "xa", title="Bài của xã")
    path.write_text(path.read_text(encoding="utf-8").replace('"vneid"', '"la"'), encoding="utf-8")
    library = load_library([tmp_path / "goi", tmp_path / "xa"])
    assert [a.title for a in library.articles] == ["Thử một bài"]
    assert [str(fault) for fault in library.faults] == [f"{path}:4: `topic` không có trong topics.toml"]


def test_a_dead_related_id_is_reported_where_it_stands(tmp_path: Path) -> None:
    path = write(tmp_path, related='"da-xoa"')
    (fault,) = load_library([tmp_path]).faults
    assert (fault.path, fault.line) == (path, 6)
    assert '"da-xoa"' in fault.text


def test_the_packaged_library_is_whole(library: Library) -> None:
    assert library.faults == ()
    topics = Counter(a.topic for a in library.articles)
    least = {"vneid": 25, "dvc": 18, "thanh-toan": 10, "an-toan": 12, "smartphone": 5}
    assert {topic: n for topic, n in least.items() if topics[topic] < n} == {}
    assert len(library.articles) >= 70
    assert [a.id for a in library.articles if len(a.questions) < 8] == []
    assert [a.id for a in library.articles if not a.sources] == []
