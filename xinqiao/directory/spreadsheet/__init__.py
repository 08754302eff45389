"""Units and people as a spreadsheet: template, export, and an import that writes all or nothing."""

from __future__ import annotations

from xinqiao.directory.spreadsheet.loading import Outcome, load, parsed, preview
from xinqiao.directory.spreadsheet.reading import MOST_BYTES, Problem, Row, Sheet, read
from xinqiao.directory.spreadsheet.writing import book, guarded, template, workbook

__all__ = ["MOST_BYTES", "Outcome", "Problem", "Row", "Sheet", "book", "guarded", "load", "parsed", "preview", "read", "template", "workbook"]
