"""Renders every component template with its samples, once in each language."""

from dataclasses import dataclass
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from xinqiao.web.ui.samples import samples

TEMPLATES = Path(__file__).parent / "templates" / "ui"
FRAMES = {"base", "portal_base", "desk_base", "gallery", "trouble", "error", "side_nav"}
LANGUAGES = (("zh-hans", "zh-Hans"), ("en", "en"))


@dataclass(frozen=True)
class View:
    """A component's samples as seen by a reader of one language."""

    lang: str
    pictures: list[SafeString]


@dataclass(frozen=True)
class Exhibit:
    """One component and its views."""

    name: str
    views: list[View]


def component_names() -> list[str]:
    """The names of all component templates, from the disk."""
    return sorted(path.stem for path in TEMPLATES.glob("*.html") if path.stem not in FRAMES)


def pictures(name: str, code: str) -> list[SafeString]:
    """All samples of one component in one language."""
    with override(code):
        return [render_to_string(f"ui/{name}.html", sample) for sample in samples(code)[name]]


def exhibits() -> list[Exhibit]:
    """Every component in both languages; a component without samples is an error."""
    return [Exhibit(name, [View(lang, pictures(name, code)) for code, lang in LANGUAGES]) for name in component_names()]
