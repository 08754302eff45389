"""The three sentences by which a page says where a matter stands."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.rules.text import Text


@dataclass(frozen=True, slots=True)
class Said:
    """`doing`: what is being done. `promise`: by when, if a clock runs. `after`: what comes next. `term`: its plain name."""

    doing: Text
    promise: Text
    after: Text
