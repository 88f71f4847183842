"""The documents say what the code does: settings, commands, the JSON contract, articles, links."""

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import typer.main

from bot.cli.main import app
from bot.settings import PREFIX, Settings
from knowledge.answers import decide
from knowledge.editing import lint
from knowledge.language.plain import LIMITS, SAY_INSTEAD
from knowledge.library import loading, reading

ROOT = Path(__file__).parent.parent
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
EXAMPLE = re.compile(r"^# (TOSO_[A-Z_]+)=(.*)$", re.M)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(group: Any, name: str = "toso") -> Iterator[tuple[str, Any]]:
    """Every command with its full name, groups left out."""
    for word, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}", command


COMMANDS = dict(commands(typer.main.get_command(app)))


def test_env_example_names_exactly_the_settings():
    keys = [key for key, _ in EXAMPLE.findall(read(".env.example"))]
    assert sorted(keys) == sorted(PREFIX + name.upper() for name in Settings.model_fields)


def test_env_example_holds_only_commented_lines_with_a_meaning_above_each_key():
    lines = read(".env.example").splitlines()
    assert all(not line or line.startswith("# ") for line in lines)
    for above, line in pairwise(lines):
        if EXAMPLE.match(line):
            assert above.startswith("# ")
            assert not EXAMPLE.match(above)


def test_env_example_values_are_the_defaults(monkeypatch, tmp_path):
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)
    env = tmp_path / "uncommented.env"
    env.write_text("\n".join(f"{k}={v}" for k, v in EXAMPLE.findall(read(".env.example"))), encoding="utf-8")
    assert Settings(_env_file=env) == Settings(_env_file=None)


def test_readme_documents_every_command_and_option_with_an_example():
    readme = read("README.md")
    for name, command in COMMANDS.items():
        wanted = [name, *(f"{name} {p.opts[0]}" for p in command.params if p.param_type_name == "option")]
        for words in wanted:
            assert re.search(rf"^\| `{words}` \|.+\| `{words}\b.*` \|$", readme, re.M), words


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_every_command_that_a_document_names_exists(path):
    groups = {name.rsplit(" ", 1)[0] for name in COMMANDS}
    for code in re.findall(r"`(?:\.venv/bin/)?(toso [^`\n]+)`", path.read_text(encoding="utf-8")):
        words = re.match(r"toso(?: [a-z][a-z-]*)*", code).group()
        name = next((n for n in COMMANDS if f"{words} ".startswith(f"{n} ")), words)
        assert name in COMMANDS or name in groups or words == "toso", code
        known = {opt for p in COMMANDS[name].params for opt in p.opts} if name in COMMANDS else set()
        assert set(re.findall(r"(?<!\S)--[a-z-]+", code)) <= {*known, "--help"}, code


def test_readme_lists_the_fields_and_outcomes_of_ask_jsonl():
    contract = read("README.md").partition("## Hợp đồng `toso ask")[2].partition("\n## ")[0]
    line = re.search(r"```json\n(.+)\n```", contract).group(1)
    run = subprocess.run(
        [sys.executable, "-m", "bot.cli.main", "ask", "--jsonl"],
        input=line.encode(), capture_output=True, check=True, cwd=ROOT,
    )  # fmt: skip
    assert re.findall(r"^\| `(\w+)` \|", contract, re.M) == list(json.loads(run.stdout))
    for outcome in (decide.ANSWER, decide.CHOOSE, decide.UNKNOWN, decide.SAFETY):
        assert f"`{outcome}`" in contract


def test_editors_find_every_field_limit_word_and_topic():
    guide = read("docs/kien-thuc.md")
    assert set(re.findall(r"^\| `(\w+)` \| (?:có|không) \|", guide, re.M)) == reading._FIELDS
    for name in reading._REQUIRED:
        assert f"| `{name}` | có |" in guide
    for name, value in LIMITS.items():
        assert re.search(rf"^\| `{name}` \|[^|]+\| {value} ", guide, re.M), name
    for word, instead in SAY_INSTEAD.items():
        assert f"| {word} | {instead} |" in guide
    for slug, name in loading.load_topics().items():
        assert f"`{slug}` {name}" in guide
    assert f"dưới {lint.MIN_QUESTIONS} câu" in guide


def test_changelog_opens_with_what_is_not_released():
    headings = re.findall(r"^## (.+)$", read("CHANGELOG.md"), re.M)
    assert headings[0] == "[Chưa phát hành]"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_every_relative_link_leads_somewhere(path):
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not re.match(r"https?://|#", target):
            assert (path.parent / target.partition("#")[0]).exists(), target
