"""The HTTP side: pages for people, `/messages.json` for tests."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from runner.mail.box import Box, Letter
from runner.mail.pages import listing, single

# A page of another origin must not read letters by a name that resolves to this machine.
OWN_NAMES = {"127.0.0.1", "localhost"}
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Answer(NamedTuple):
    status: int
    content_type: str
    content: bytes
    file_name: str = ""


def answer(box: Box, path: str) -> Answer:
    """The page at a path."""
    if path == "/":
        return _page(listing(box.letters()))
    if path == "/messages.json":
        return _json([letter.as_json() for letter in box.letters()])
    match path.strip("/").split("/"):
        case ["messages", key, *rest] if letter := box.find(key):
            return _of_letter(box, letter, rest)
    return _missing()


def _of_letter(box: Box, letter: Letter, rest: list[str]) -> Answer:
    match rest:
        case []:
            return _page(single(letter))
        case ["raw"]:
            return Answer(200, "text/plain; charset=utf-8", box.raw(letter))
        case ["attachments", number] if number.isdecimal():
            found = dict(enumerate(letter.attachments, start=1)).get(int(number))
            if found:
                return Answer(200, "application/octet-stream", found.content, found.name)
    return _missing()


def _page(html: str) -> Answer:
    return Answer(200, "text/html; charset=utf-8", html.encode(errors="replace"))


def _json(value: object) -> Answer:
    return Answer(200, "application/json", json.dumps(value, indent=1).encode())


def _missing() -> Answer:
    return Answer(404, "text/plain; charset=utf-8", b"no such page\n")


class Handler(BaseHTTPRequestHandler):
    """GET only."""

    box: Box

    def do_GET(self) -> None:
        host = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        page = answer(self.box, urlsplit(self.path).path) if host in OWN_NAMES else _missing()
        self.send_response(page.status)
        headers = {
            **HEADERS,
            "Content-Type": page.content_type,
            "Content-Length": str(len(page.content)),
        }
        if page.file_name:
            name = quote(page.file_name, safe="")
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(page.content)

    def log_message(self, format: str, *args: object) -> None:
        """Silence: who looked at the inbox is nobody's business."""


def serving(box: Box, *, port: int) -> ThreadingHTTPServer:
    handler = type("BoxHandler", (Handler,), {"box": box})
    return ThreadingHTTPServer(("127.0.0.1", port), handler)
