"""What a reader does first with a page; the tests and `make pagespeed` do it."""

from __future__ import annotations

from playwright.sync_api import Page


def read_sentence(page: Page) -> None:
    """Choose the name named most often, then the first thing it did, and wait for the sentence."""
    page.locator("#panel .start button").first.click()
    page.locator("#panel .about button").first.click()
    page.locator("#panel blockquote").first.wait_for()
