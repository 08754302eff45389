"""What the watch against retaliation asks for before a step."""

from __future__ import annotations

from xinqiao.rules.clocks import ANSWER_WORDS, PROTECT_MEASURE, RECOMMENDATION
from xinqiao.rules.facts import Facts
from xinqiao.rules.terms_protection import RetaliationStatus
from xinqiao.rules.text import Text


def measure_open(facts: Facts) -> Text | None:
    """Refuse where no measure waits to be carried out."""
    return None if PROTECT_MEASURE.name in facts.due else Text("没有等着落实的保护措施。", "No measure waits to be carried out.")


def advice_waits(facts: Facts) -> Text | None:
    """Refuse where no recommendation waits for its feedback."""
    return None if RECOMMENDATION.name in facts.due else Text("没有等着反馈的追究责任建议。", "No recommendation waits for its feedback.")


def advice_open(facts: Facts) -> Text | None:
    """Refuse a second recommendation while one waits."""
    return Text("已经提过建议，在等反馈。", "A recommendation was made and waits for its feedback.") if RECOMMENDATION.name in facts.due else None


def may_be_written_to(facts: Facts) -> Text | None:
    """Refuse to write to whoever does not want to be asked any more, unless he himself has written since."""
    if facts.status is not RetaliationStatus.UNASKED or ANSWER_WORDS.name in facts.due:
        return None
    return Text("他说了不要再问：等他自己再写话来，才能回。", "He does not want to be asked any more: he is written to once he writes again himself.")
