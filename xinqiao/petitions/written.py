"""What every step asks of a text that somebody writes: that it is there, says enough, and is not endless."""

from __future__ import annotations

from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT


def written(step: Step, text: str, *, field: str, zh: str, en: str, least: int = 1, most: int = WRITING_LIMIT) -> str:
    """Return `text` stripped. Refuses, with the sentence that says what to write, one shorter than `least` characters; and one over `most`."""
    text = text.strip()
    step.refuse_unless(len(text) >= least, zh, en, field=field)
    step.refuse_unless(len(text) <= most, f"太长了，最多 {most} 个字。", f"Too long: at most {most} characters.", field=field)
    return text
