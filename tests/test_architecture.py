"""The house keeps its shape: one import arrow, each library behind one door, files one can read."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARROW = ("bot", "jobs", "handlers", "storage", "knowledge")
ONLY_IN = {
    "sqlalchemy": {"storage"},
    "alembic": {"storage"},
    "apscheduler": {"jobs"},
    "aiogram": {"bot"},
    "aiohttp": {"bot"},
    "typer": {"bot"},
    "jinja2": {"bot"},
    "bm25s": {"knowledge"},
    "numpy": {"knowledge"},
    "rapidfuzz": {"knowledge", "bot"},  # bot: the nearest name of a misspelt setting
}
FILES = [p for folder in ARROW for p in sorted((ROOT / folder).rglob("*.py"))]


def _imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.append(node.module)
    return [name.partition(".")[0] for name in found]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_follow_the_arrow(path: Path) -> None:
    folder = path.relative_to(ROOT).parts[0]
    allowed = ARROW[ARROW.index(folder) :]
    for name in _imports(path):
        assert name not in ARROW or name in allowed, f"{folder} không được dùng {name}"
        assert folder in ONLY_IN.get(name, {folder}), f"{name} chỉ được dùng trong {ONLY_IN[name]}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_is_at_most_250_lines_and_says_why_it_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 250
    assert "versions" in path.parts or ast.get_docstring(ast.parse(text))


def test_knowledge_knows_no_clock_network_or_loop() -> None:
    for path in (ROOT / "knowledge").rglob("*.py"):
        assert not {"asyncio", "socket", "time", "urllib", "requests"} & set(_imports(path)), path


def test_nothing_names_a_machine_path_or_an_index_host() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    forbidden = ("/ro" + "ot/", "/wo" + "rk/", "pypi" + ".org", "files.python" + "hosted", "--index" + "-url")
    for name in listed.split():
        path = ROOT / name
        if path.suffix in {".py", ".toml", ".md", ".txt", ".html", ".js", ".css"} or path.name in {"Makefile", "run"}:
            text = path.read_text(encoding="utf-8")
            assert not [word for word in forbidden if word in text], name


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [(["--help"], ""), (["ask", "--jsonl"], '{"id":"1","text":"quen mk vneid"}\n')],
    ids=["--help", "ask"],
)
def test_light_commands_import_nothing_heavy(arguments: list[str], stdin: str) -> None:
    code = (
        "import sys; from bot.cli.main import app\n"
        "try: app(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('aiogram','matplotlib','openpyxl','docx','alembic','sqlalchemy') if m in sys.modules],"
        " file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], input=stdin, capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stderr.strip().splitlines()[-1] == "[]"


def test_a_web_only_start_imports_no_aiogram_and_no_alembic(tmp_path: Path) -> None:
    code = (
        "import asyncio, sys\n"
        "from pathlib import Path\n"
        "from bot.app import build\n"
        "from bot.serve import serve\n"
        "from bot.settings import Settings\n"
        "async def main():\n"
        "    app = await build(Settings(home=Path(sys.argv[1]), web_port=0))\n"
        "    task = asyncio.create_task(serve(app, lambda address: task.cancel()))\n"
        "    await asyncio.wait({task})\n"
        "asyncio.run(main())\n"
        "print([m for m in ('aiogram', 'matplotlib', 'alembic') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"


def test_every_handler_stands_in_the_one_list() -> None:
    from handlers.answer import HANDLERS

    folder = ROOT / "handlers"
    written = {p.stem for p in folder.rglob("*.py") if "async def handle(" in p.read_text(encoding="utf-8")}
    assert {handle.__module__.rpartition(".")[2] for handle in HANDLERS} == written - {"retell"}  # for edits alone
