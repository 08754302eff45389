"""Characters the wheel's fonts lack: drawn with a font the installation adds, else visibly missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.documents.samples import letter, pdf_text
from xinqiao.documents.content import Paragraph
from xinqiao.documents.rendering.glyphs import coverage

RARE = "𠮷大山住在井口"
DEBIANS = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    """The empty folder for added fonts."""
    settings.DATA = tmp_path
    (tmp_path / "fonts").mkdir()
    return tmp_path / "fonts"


def printed() -> str:
    return pdf_text(letter(Paragraph(RARE)))


def test_a_name_is_printed_whole_with_an_added_font(folder: Path) -> None:
    if not DEBIANS.exists():
        pytest.skip("needs a font with 𠮷: apt-get install fonts-noto-cjk")
    assert "□" in printed()
    (folder / "rare.ttc").symlink_to(DEBIANS)
    assert "𠮷" in coverage(folder / "rare.ttc")  # a collection of several fonts is read as well
    said = printed()
    assert RARE in said
    assert "□" not in said


def test_a_file_that_is_no_font_breaks_no_letter(folder: Path) -> None:
    (folder / "broken.ttf").write_bytes(b"this is no font")
    (folder / "empty.otf").touch()
    (folder / "readme.txt").write_text("fonts come here", encoding="utf-8")
    said = printed()
    assert "大山住在井口" in said
    assert "U+20BB7" in said
