"""A page in the browser that keeps everything that should not happen to a reader."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, Response

WAIT_MS = 10_000


@dataclass
class Watched:
    """A page, and what it logged, asked for and failed to get."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def faults(self, address: str) -> list[str]:
        """What went wrong, and requests to anywhere but the site at `address`."""
        return self.said + [f"asked another host: {url}" for url in self.asked if not url.startswith(address)]

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            self.said.append(f"console {message.type}: {message.text}")

    def _on_dialog(self, dialog: Dialog) -> None:
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _on_error(self, error: Any) -> None:
        self.said.append(f"error: {error}")

    def _on_request(self, request: Request) -> None:
        self.asked.append(request.url)

    def _on_failure(self, request: Request) -> None:
        # A page that is left before its icon has come takes the request back.
        if request.failure != "net::ERR_ABORTED":
            self.said.append(f"failed: {request.url}: {request.failure}")

    def _on_response(self, response: Response) -> None:
        # The browser's own word for a missing file is in the console; this one also names the file.
        if response.status >= 400 and not response.request.is_navigation_request():
            self.said.append(f"{response.status}: {response.url}")

    def listen(self) -> None:
        """Begins to keep what happens."""
        self.page.on("console", self._on_console)
        self.page.on("dialog", self._on_dialog)
        self.page.on("pageerror", self._on_error)
        self.page.on("request", self._on_request)
        self.page.on("requestfailed", self._on_failure)
        self.page.on("response", self._on_response)


@contextmanager
def watched(browser: Browser, width: int = 1280, height: int = 900, **options: Any) -> Iterator[Watched]:
    """A fresh page of this size; `options` are Playwright's for a context."""
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    context.set_default_timeout(WAIT_MS)
    try:
        found = Watched(context.new_page())
        found.listen()
        yield found
    finally:
        context.close()
