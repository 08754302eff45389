"""Builds the one stylesheet the browser asks for out of its small source files."""

import re
from collections.abc import Iterable
from pathlib import Path

SOURCES = Path(__file__).parent / "static" / "css"
BUILT = SOURCES / "xinqiao.css"
AUDIENCES = Path(__file__).parent.parent
LAYERS = ("reset", "tokens", "base", "layout", "components", "pages", "print")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")


def sources(layer: str) -> list[Path]:
    """The files of a layer in a fixed order; audiences add pages as `<audience>/static/css/pages/*.css`."""
    if layer == "components":
        return sorted((SOURCES / "components").glob("*.css"))
    if layer == "pages":
        return sorted(AUDIENCES.glob("*/static/css/pages/*.css"))
    return [SOURCES / f"{layer}.css"]


def squeezed(texts: Iterable[str]) -> str:
    """The texts without comments and needless white space."""
    return SPACE.sub(" ", COMMENT.sub("", " ".join(texts))).strip()


def build() -> str:
    """The whole stylesheet: the order of the layers first, then each layer with its files."""
    parts = [f"@layer {', '.join(LAYERS)};"]
    for layer in LAYERS:
        text = squeezed(path.read_text(encoding="utf-8") for path in sources(layer))
        if text:
            parts.append(f"@layer {layer} {{ {text} }}")
    return "\n".join(parts) + "\n"


def write() -> Path:
    """Writes the stylesheet where static files are found, unless it is already the same; returns its path."""
    text = build()
    if not BUILT.exists() or BUILT.read_text(encoding="utf-8") != text:
        BUILT.write_text(text, encoding="utf-8")
    return BUILT
