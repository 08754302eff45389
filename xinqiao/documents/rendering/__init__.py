"""From frozen content to a page, a Word file and a PDF: the same letter three times."""

from xinqiao.documents.rendering.page import render_html
from xinqiao.documents.rendering.pdf import render_pdf
from xinqiao.documents.rendering.word import render_docx

__all__ = ["render_docx", "render_html", "render_pdf"]
