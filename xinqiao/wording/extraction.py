"""The words in a file: text, Word, Excel, PowerPoint, OFD and PDF. Made by strangers, so nothing in it is trusted.

The XML of office files is only searched for its text elements: nothing is parsed, resolved or run. A PDF is read by a
process of its own, with little time and memory, that answers with text or not at all.
"""

from __future__ import annotations

import io
import re
import resource
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from html import unescape

OFFICE = "application/vnd.openxmlformats-officedocument."
PDF = "application/pdf"
MOST = 200_000
"""Characters kept of one file: a book is longer, but nobody looks for its last page here."""
UNPACKED = 32 * 1024 * 1024
SECONDS, MEMORY = 20, 1024 * 1024 * 1024

# media type -> (which parts of the package hold text, which elements of them, what stands between two paragraphs)
PACKAGES: dict[str, tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]] = {
    f"{OFFICE}wordprocessingml.document": (
        re.compile(r"word/(document|header\d*|footer\d*|footnotes|comments)\.xml"),
        re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>"), re.compile(r"</w:p>|<w:br[ />]|<w:tab/>"),
    ),
    f"{OFFICE}spreadsheetml.sheet": (
        re.compile(r"xl/(sharedStrings|worksheets/[^/]+)\.xml"), re.compile(r"<t(?: [^>]*)?>([^<]*)</t>"), re.compile(r"</si>|</is>"),
    ),
    f"{OFFICE}presentationml.presentation": (
        re.compile(r"ppt/(slides|notesSlides)/[^/]+\.xml"), re.compile(r"<a:t>([^<]*)</a:t>"), re.compile(r"</a:p>"),
    ),
    "application/ofd": (
        re.compile(r"(.*/)?Content\.xml"), re.compile(r"<(?:\w+:)?TextCode[^>]*>([^<]*)<"), re.compile(r"</(?:\w+:)?TextObject>"),
    ),
}  # fmt: skip


def text_of(content: bytes, media_type: str) -> str:
    """Return the words of a file, at most `MOST` characters; empty where there are none or they cannot be read."""
    if media_type == "text/plain":
        found = _decoded(content)
    elif media_type == PDF:
        found = _in_a_process_of_its_own(content)
    else:
        found = "\n".join(_packed(content, media_type)) if media_type in PACKAGES else ""
    return found[:MOST]


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def _packed(content: bytes, media_type: str) -> Iterator[str]:
    wanted, element, end = PACKAGES[media_type]
    left = UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in sorted(filter(wanted.fullmatch, package.namelist())):
                with package.open(name) as part:
                    xml = part.read(left)
                left -= len(xml)
                for paragraph in end.split(xml.decode("utf-8", "replace")):
                    yield unescape("".join(element.findall(paragraph)))
                if left <= 0:
                    return
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
        return  # broken or locked with a password: what was read so far is kept


def _in_a_process_of_its_own(content: bytes) -> str:
    command = [sys.executable, "-m", "xinqiao.wording.extraction"]
    try:
        done = subprocess.run(  # noqa: S603 our own module
            command, input=content, capture_output=True, timeout=SECONDS + 5, check=False
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _read_pdf(content: bytes) -> str:
    from pypdf import PdfReader  # noqa: PLC0415 (needed by the process of its own only)

    pages: list[str] = []
    length = 0
    for page in PdfReader(io.BytesIO(content)).pages:
        pages.append(page.extract_text())
        length += len(pages[-1])
        if length >= MOST:
            break
    return "\n".join(pages)


def _main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.stdout.buffer.write(_read_pdf(sys.stdin.buffer.read())[:MOST].encode("utf-8", "replace"))


if __name__ == "__main__":
    _main()
