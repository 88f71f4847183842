"""A real browser on the running page; skipped where Debian's Chromium is missing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Page, async_playwright

from tests.conftest import need

CHROMIUM = Path("/usr/bin/chromium")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
          "--disable-background-networking", "--disable-component-update")  # fmt: skip


@asynccontextmanager
async def browser_page(width: int = 360, height: int = 740, script: bool = True) -> AsyncIterator[Page]:
    """A phone's page; whatever the console complains about fails the test at the end."""
    need(CHROMIUM.exists(), "Chromium (apt install chromium)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(_FLAGS))
        context = await browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=script, has_touch=True, locale="vi-VN"
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
