"""The chat page in a real browser: small screens, keyboard, touch, screen readers, and no script at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from bot.app import App
from handlers.markup import html
from handlers.resident.articles.card import first_screen
from tests.conftest import need
from tests.drivers.browser import answered, ask_by_keyboard, browser_page, check_sizes, heights, violations
from tests.drivers.running import running

SHOT = Path(__file__).parent.parent / "docs" / "anh-chat.png"
QUESTION = "quen mk vneid roi"
SIZES = [(320, 640), (360, 740), (180, 740)]
FIRST_LOAD, SCREEN = 100_000, 740
FONTS = [
    Path("/usr/share/fonts/truetype") / name
    for name in ("noto/NotoSans-Regular.ttf", "liberation/LiberationSans-Regular.ttf")
]


@pytest.mark.parametrize(("width", "height"), SIZES, ids=str)
async def test_everything_is_large_enough_and_nothing_scrolls_sideways(app: App, width: int, height: int) -> None:
    async with running(app) as address, browser_page(width, height) as page:
        await page.goto(address)
        await check_sizes(page)
        for number, question in enumerate((QUESTION, "vneid", "giá heo hơi", "x" * 300), 1):
            await page.fill("#text", question)
            await page.click(".send")
            await answered(page, 1 + 2 * number)
            await check_sizes(page)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
async def test_a_question_is_asked_and_answered_by_keyboard_alone(app: App, script: bool) -> None:
    async with running(app) as address, browser_page(script=script) as page:
        await page.goto(address)
        if script:
            await ask_by_keyboard(page, QUESTION)
        else:
            await page.focus("#text")
            await page.keyboard.type(QUESTION)
            await page.keyboard.press("Tab")
            await page.keyboard.press("Enter")
        await answered(page)
        log = page.get_by_role("log")
        await expect(log.locator("li.person")).to_contain_text(QUESTION)
        await expect(log.locator("li.bot").last).to_contain_text("Mở VNeID, bấm")
        await expect(log.locator("li.bot").last.locator("b")).to_have_text("Quên mật khẩu VNeID")


async def test_the_box_keeps_the_focus_and_the_answer_is_in_view(app: App) -> None:
    async with running(app) as address, browser_page() as page:
        await page.goto(address)
        await ask_by_keyboard(page, QUESTION)
        await answered(page)
        await expect(page.locator("#text")).to_be_focused()
        await expect(page.locator("#text")).to_have_value("")
        await expect(page.locator("#log li").last.locator("b")).to_be_in_viewport()
        await ask_by_keyboard(page, "mất bao nhiêu tiền?")
        await answered(page, 5)


async def test_a_reload_keeps_the_conversation_and_asks_nothing_twice(app: App) -> None:
    async with running(app) as address, browser_page() as page:
        await page.goto(address)
        await ask_by_keyboard(page, QUESTION)
        await answered(page)
        before = await page.locator("#log").inner_text()
        await page.reload()
        await answered(page)
        assert await page.locator("#log").inner_text() == before


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
async def test_buttons_are_tapped_and_every_bubble_stays_on_the_page(app: App, script: bool) -> None:
    async with running(app) as address, browser_page(script=script) as page:
        await page.goto(address)
        await page.fill("#text", QUESTION)
        await page.tap(".send")
        await answered(page)
        await page.tap(".choices button >> nth=0")
        await answered(page, 5)
        if script:
            await expect(page.locator(".choices button").first).to_be_focused()
        await page.tap(".choices button >> nth=0")
        await answered(page, 7)
        said = [text.strip() for text in await page.locator("#log li.person").all_inner_texts()]
        assert [text.rpartition("\n")[2].rpartition(": ")[2] for text in said] == [QUESTION, "Từng bước", "Tiếp"]
        await expect(page.locator("#log li").last).to_contain_text("Bước 2/6")
        for bubble in await page.locator("#log li").all():
            await expect(bubble).to_be_visible()


async def test_axe_finds_nothing_before_and_after_an_answer(app: App) -> None:
    async with running(app) as address, browser_page() as page:
        await page.goto(address)
        assert await violations(page) == []
        await page.fill("#text", QUESTION)
        await page.click(".send")
        await answered(page)
        assert await violations(page) == []


async def test_the_whole_first_load_is_light(app: App) -> None:
    async with running(app) as address, browser_page() as page:
        responses: list[Any] = []
        page.on("response", lambda response: responses.append(response))
        await page.goto(address, wait_until="networkidle")
        paths = sorted(r.url.removeprefix(address) for r in responses if not r.url.startswith("data:"))
        assert paths == ["/", "/chat.js", "/style.css"]
        assert sum([len(await r.body()) for r in responses]) <= FIRST_LOAD


async def test_every_card_fits_one_screen(app: App) -> None:
    # Widths as on phones; a wider font of last resort would only measure itself.
    need(
        any(Path("/usr/share/fonts/truetype", font).exists() for font in FONTS),
        "phông Noto Sans hoặc Liberation Sans (apt install fonts-noto-core)",
    )
    cards = {a.id: html(first_screen(a, app.texts)) for a in app.answerer.library.articles}
    async with running(app) as address, browser_page() as page:
        await page.goto(address)
        tall = await heights(page, list(cards.values()))
        assert [(name, h) for name, h in zip(cards, tall, strict=True) if h > SCREEN] == []


async def test_the_picture_of_readme_is_taken(app: App, tmp_path: Path) -> None:
    """With TEST_TOSO_SHOT set it becomes the README's picture."""
    path = SHOT if os.environ.get("TEST_TOSO_SHOT") else tmp_path / SHOT.name
    async with running(app) as address, browser_page() as page:
        await page.goto(address)
        await page.fill("#text", QUESTION)
        await page.click(".send")
        await answered(page)
        await page.locator("#log li.person").evaluate("e => scrollTo({top: e.offsetTop - 12, behavior: 'instant'})")
        await page.screenshot(path=path)
    assert path.stat().st_size > 10_000
