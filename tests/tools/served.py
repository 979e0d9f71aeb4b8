"""A built site on a local address as a static host serves it: under a sub-path, gzipped, with its own 404 page."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

SUB_PATH = "/project/"
# What a static host compresses on the way; fonts are compressed already.
COMPRESSED = frozenset({".html", ".css", ".js", ".svg", ".xml", ".json"})


def wire_bytes(path: Path) -> bytes:
    """What goes over the wire for a file, its headers left out."""
    body = path.read_bytes()
    return gzip.compress(body, 6, mtime=0) if path.suffix in COMPRESSED else body


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, *arguments: object) -> None:
        self.folder = folder
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.folder / (path.removeprefix(SUB_PATH) or "index.html")
        is_found = path.startswith(SUB_PATH) and file.is_file() and self.folder in file.resolve().parents
        if not is_found:
            file = self.folder / "404.html"
        body = wire_bytes(file) if file.is_file() else b""
        self.send_response(200 if is_found else 404)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if file.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the standard library's name
        """Says nothing: a failed request fails the test that made it."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, address: object) -> None:
        """A browser that is done with a page hangs up in the middle; that is no fault."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the site in `folder`, for as long as the context lasts."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, folder.resolve()))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
