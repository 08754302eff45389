"""The letter as a Word file, editable, in the fonts every Chinese office has."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

from xinqiao.documents.content import Content
from xinqiao.documents.rendering.merging import merged
from xinqiao.rules.text import Text

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can name


def render_docx(content: Content, merge: Mapping[str, str]) -> bytes:
    """Return the letter as .docx, on the customer's template if it has one. The same content and merge give the same bytes."""
    # Imported here: the sheet imports python-docx with lxml (20 MB), which a web process needs only once a Word file
    # is asked for.
    from xinqiao.documents.rendering.word_fill import fill  # noqa: PLC0415

    # As above.
    from xinqiao.documents.rendering.word_letter import compose  # noqa: PLC0415

    letter = merged(content, merge)
    return _saved(fill(letter.word_file, letter) if letter.word_file else compose(letter))


def render_template(content: Content) -> bytes:
    """Return the sheet of such a letter with placeholders, as .docx."""
    # As above.
    from xinqiao.documents.rendering.word_letter import compose_template  # noqa: PLC0415

    return _saved(compose_template(content))


def wrong_in_template(content: bytes) -> list[Text]:
    """Return what is wrong with a Word file as a template, each in one sentence."""
    # As above.
    from xinqiao.documents.rendering.word_check import wrong_in  # noqa: PLC0415

    return wrong_in(content)


def _saved(sheet: WordDocument) -> bytes:
    written = io.BytesIO()
    sheet.save(written)
    return _timeless(written)


def _timeless(package: io.BytesIO) -> bytes:
    """Return the zip again in a fixed order and with one fixed time, without what the template brought along."""
    packed = io.BytesIO()
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, source.read(name))
    return packed.getvalue()
