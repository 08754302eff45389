"""A small browser: keeps cookies and the connection, finds the token of a form."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Mapping
from http.client import HTTPConnection
from typing import Any, Protocol
from urllib.parse import urlencode

IDLE_SECONDS = 1
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Headers(Protocol):
    """What names a header's value."""

    def get(self, name: str, default: str, /) -> Any:
        """Return the header's value, or the default."""


class Page:
    """What came back."""

    def __init__(self, status: int, headers: Headers, body: bytes) -> None:
        self.status, self.location = status, headers.get("Location", "")
        self.statements = int(headers.get("X-Statements", "0"))
        self.body = body

    @property
    def text(self) -> str:
        """The page as text."""
        return self.body.decode()

    @property
    def token(self) -> str:
        """The token of the page's form."""
        found = TOKEN.search(self.text)
        return html.unescape(found[1]) if found else ""

    def hidden(self, name: str) -> str:
        """Return the value of a hidden field."""
        found = re.search(rf'name="{name}"[^>]* value="([^"]*)"', self.text) or re.search(
            rf'value="([^"]*)"[^>]* name="{name}"', self.text
        )
        return html.unescape(found[1]) if found else ""


class Visitor:
    """One person with a browser."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self.used = time.monotonic()

    def another(self) -> Visitor:
        """Return the same person at another window."""
        other = Visitor(self.port)
        other.cookies = dict(self.cookies)
        return other

    def get(self, path: str) -> Page:
        """Ask for a page."""
        return self._send("GET", path, None)

    def post(self, path: str, fields: Mapping[str, str | list[str]], token: str) -> Page:
        """Send a form."""
        return self._send("POST", path, urlencode({**fields, "csrfmiddlewaretoken": token}, doseq=True))

    def _send(self, method: str, path: str, body: str | None) -> Page:
        headers = {"Host": f"localhost:{self.port}", "Accept-Language": "zh-CN"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"http://localhost:{self.port}"
        if time.monotonic() - self.used > IDLE_SECONDS:
            self.connection.close()  # the server may have hung up meanwhile
        self.connection.request(method, path, body, headers)
        self.used = time.monotonic()
        response = self.connection.getresponse()
        page = Page(response.status, response.headers, response.read())
        for line in response.headers.get_all("Set-Cookie", []):
            name, _, value = line.split(";", 1)[0].partition("=")
            self.cookies[name] = value
        return page
