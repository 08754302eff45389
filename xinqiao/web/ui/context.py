"""What every page knows about how its reader wants to see it."""

from datetime import date
from functools import cache
from typing import TypedDict

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import get_language

ELDER = "elder"
PLAIN = "plain"
# What the frames link to: key -> (name of the address, where it usually is).
FRAME_PAGES = {
    "home": ("portal:home", "/"),
    "file": ("portal:file", "/file/"),
    "look_up": ("portal:look_up", "/lookup/"),
    "how": ("portal:how", "/how/"),
    "desk": ("desk:worklist", "/desk/"),
    "find": ("desk:find", "/desk/find/"),
    "sign_out": ("desk:sign_out", "/desk/sign-out/"),
    "sign_ins": ("desk:sign_ins", "/desk/sign-ins/"),
    "mode": ("ui:mode", "/ui/mode/"),
    "language": ("set_language", "/i18n/setlang/"),
}


class OtherLanguage(TypedDict):
    """The language the switch offers, named in that language."""

    code: str
    label: str


class Look(TypedDict):
    """The variables `look` gives to every template."""

    mode: str
    lang: str
    other_language: OtherLanguage
    here: str
    paths: dict[str, str]
    today: date
    is_protected: bool
    protected_address: str


CHINESE = OtherLanguage(code="zh-hans", label="中文")
ENGLISH = OtherLanguage(code="en", label="English")


@cache
def paths(urlconf: str) -> dict[str, str]:
    """The addresses every page links to; looked up once, because reversing them costs more than the rest of a frame."""
    found: dict[str, str] = {}
    for key, (name, usual) in FRAME_PAGES.items():
        try:
            found[key] = reverse(name, urlconf)
        except NoReverseMatch:
            found[key] = usual
    return found


def look(request: HttpRequest) -> Look:
    """How the reader wants the page, where he is, the addresses of the frame, and today."""
    english = (get_language() or "").startswith("en")
    return Look(
        mode=ELDER if request.COOKIES.get(settings.MODE_COOKIE_NAME) == ELDER else PLAIN,
        lang="en" if english else "zh-Hans",
        other_language=CHINESE if english else ENGLISH,
        here=request.get_full_path(),
        paths=paths(settings.ROOT_URLCONF),
        today=timezone.localdate(),
        is_protected=settings.IS_PROTECTED,
        protected_address=settings.PROTECTED_ADDRESS,
    )
