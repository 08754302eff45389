"""The fonts of a PDF: the two of the wheel, and for characters they lack the ones an installation adds.

A name may hold a character of GB 18030 that few fonts draw (𠮷, 𠀀). Fonts put into `fonts/` of the data folder are used
for such characters and for nothing else, so the same letter looks the same everywhere but for them.
"""

from __future__ import annotations

import logging
import struct
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from xinqiao.documents.rendering.glyphs import Coverage, coverage

FOLDER = "fonts"
ENDINGS = (".otf", ".ttf", ".ttc")
log = logging.getLogger(__name__)


def fonts() -> Any:
    """Return the fonts typst may use. The host's are none of them: with those a letter would look different elsewhere."""
    return _loaded(_added())


def drawable() -> tuple[Coverage, ...]:
    """Return what each of the fonts can draw; the first is the one a letter is set in."""
    return _coverages(_added())


def _added() -> tuple[Path, ...]:
    folder = settings.DATA / FOLDER
    return tuple(sorted(path for path in folder.iterdir() if path.suffix.lower() in ENDINGS)) if folder.is_dir() else ()


def _letter_font() -> Path:
    import pylopdf_fonts_zh_cn  # noqa: PLC0415 (belongs to typst, which is heavy, see render_pdf)

    return pylopdf_fonts_zh_cn.serif_path()


@lru_cache(maxsize=2)
def _loaded(added: tuple[Path, ...]) -> Any:
    import typst  # noqa: PLC0415 (heavy, see render_pdf)

    folders = [str(_letter_font().parent), *sorted({str(path.parent) for path in added})]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


@lru_cache(maxsize=2)
def _coverages(added: tuple[Path, ...]) -> tuple[Coverage, ...]:
    found = [coverage(_letter_font())]
    for path in added:
        try:
            found.append(coverage(path))
        except (OSError, ValueError, struct.error, StopIteration):
            log.warning("%s is no font that can be used", path.name)
    return tuple(found)
