"""Units and people as a spreadsheet: template, export, and an import that writes all or nothing."""

from __future__ import annotations

from xinqiao.directory.spreadsheet.loading import Outcome, load, preview
from xinqiao.directory.spreadsheet.reading import MOST_BYTES, Problem, Sheet, read
from xinqiao.directory.spreadsheet.writing import guarded, template, workbook

__all__ = ["MOST_BYTES", "Outcome", "Problem", "Sheet", "guarded", "load", "preview", "read", "template", "workbook"]
