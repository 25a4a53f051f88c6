"""The page that is open while its text is saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from test_cli_serve_live import POST, serving


@pytest.mark.browser
def test_an_open_page_reloads_where_it_was(tmp_path: Path, browser: Browser) -> None:
    long = "\n\n".join(f"Paragraph {n}." for n in range(200))
    with serving(tmp_path) as site:
        site.save("bins.md", POST.format(text=f"{long}\n\nBefore."))
        # The feed follows when the whole build is over; the page alone may be there before it.
        site.page_with("/feed.xml", "Paragraph 199.")
        site.page_with("/bins/", "Paragraph 199.")
        page = browser.new_page()
        page.goto(f"{site.address}/bins/")
        # The build behind the page may reload it once more: then it is scrolled again.
        page.wait_for_function("scrollTo({ top: 3000, behavior: 'instant' }) ?? scrollY > 2000")
        site.save("bins.md", POST.format(text=f"{long}\n\nAfter."))
        page.get_by_text("After.").wait_for(state="attached", timeout=60_000)
        page.wait_for_function("Math.abs(scrollY - 3000) < 5")
        page.close()
