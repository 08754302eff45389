"""A signed cookie for one matter: given anew with every page, dead after the idle time, or once the mark that it holds is no more true."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from xinqiao.directory.snapshot import Snapshot
from xinqiao.web.petitioner import cookies


@dataclass(frozen=True, slots=True)
class Pass:
    """One kind of grant: the name of its cookie, and the salt of its signature, which no other kind shares."""

    cookie: str
    salt: str

    def give(self, response: HttpResponse, mark: str, directory: Snapshot) -> HttpResponse:
        """Put a fresh one into the response: the idle time (policy, minutes) begins again."""
        cookies.put(response, self.cookie, TimestampSigner(salt=self.salt).sign(mark), _idle_seconds(directory))
        return response

    def take_away(self, response: HttpResponse) -> HttpResponse:
        """End it."""
        cookies.drop(response, self.cookie)
        return response

    def read(self, request: HttpRequest, directory: Snapshot) -> tuple[int, str] | None:
        """Return the key of the row that it names, and its mark, which whoever asks compares with the row's; None without one, or where it is too old."""
        try:
            mark = TimestampSigner(salt=self.salt).unsign(cookies.read(request, self.cookie), max_age=_idle_seconds(directory))
        except BadSignature:
            return None
        return int(mark.partition(":")[0]), mark


def mark_of(key: int, code_digest: str) -> str:
    """Return the mark of a row: a new code ends every grant that was given for the old one."""
    return f"{key}:{code_digest[:16]}"


def _idle_seconds(directory: Snapshot) -> int:
    return directory.policy("petitioner_idle_minutes", timezone.localdate()) * 60
