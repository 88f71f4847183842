"""A real browser on the running page; skipped where Debian's Chromium is missing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, async_playwright, expect

from tests.conftest import need

CHROMIUM = Path("/usr/bin/chromium")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
          "--disable-background-networking", "--disable-component-update")  # fmt: skip

BUTTON, TEXT = 48, 18

_SIDEWAYS = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
_TARGETS = """[...document.querySelectorAll("button, textarea")]
    .map(e => [e.innerText, e.getBoundingClientRect().height])"""
_LETTERS = """(() => {
    const size = (e) => parseFloat(getComputedStyle(e).fontSize);
    const found = [["(ô gõ)", size(document.querySelector("textarea"))]];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode())
        if (walk.currentNode.data.trim())
            found.push([walk.currentNode.data.trim(), size(walk.currentNode.parentElement)]);
    return found;
})()"""
_HEIGHTS = """(cards) => cards.map((card) => {
    const bubble = document.querySelector("#log li.bot");
    document.documentElement.style.fontFamily = '"Noto Sans", "Liberation Sans"';
    bubble.innerHTML = card;
    return bubble.getBoundingClientRect().height;
})"""


@asynccontextmanager
async def browser_page(width: int = 360, height: int = 740, script: bool = True) -> AsyncIterator[Page]:
    """A phone's page; whatever the console complains about fails the test at the end."""
    need(CHROMIUM.exists(), "Chromium (apt install chromium)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(_FLAGS))
        context = await browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=script,
            has_touch=True,
            reduced_motion="reduce",
        )
        page = await context.new_page()
        trouble: list[str] = []
        page.on("console", lambda said: trouble.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("requestfailed", lambda request: trouble.append(f"{request.url}: {request.failure}"))
        try:
            yield page
            assert trouble == []
        finally:
            await browser.close()


async def ask_by_keyboard(page: Page, question: str) -> None:
    """Tab until the box has the focus, then type and press Enter."""
    for _ in range(20):
        if await page.evaluate("document.activeElement.id") == "text":
            break
        await page.keyboard.press("Tab")
    await expect(page.locator("#text")).to_be_focused()
    await page.keyboard.type(question)
    await page.keyboard.press("Enter")


async def answered(page: Page, bubbles: int = 3) -> None:
    await expect(page.locator("#log li")).to_have_count(bubbles)


async def check_sizes(page: Page) -> None:
    """No sideways scroll, nothing to tap below 48 px, no letter below 18 px."""
    wide, seen = await page.evaluate(_SIDEWAYS)
    assert wide <= seen, "trang phải cuộn ngang"
    assert [t for t in await page.evaluate(_TARGETS) if t[1] < BUTTON] == []
    assert [t for t in await page.evaluate(_LETTERS) if t[1] < TEXT] == []


async def heights(page: Page, cards: list[str]) -> list[float]:
    """How high a bubble is with each text in it, on the page as it is."""
    measured: list[float] = await page.evaluate(_HEIGHTS, cards)
    return measured


async def violations(page: Page) -> list[Any]:
    """What axe complains about, with the elements."""
    results = await Axe().run(page)
    return [(v["id"], [n["html"] for n in v["nodes"]]) for v in results.response["violations"]]
