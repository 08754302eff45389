"""首次联系: the unit gets in touch with the petitioner within the internal limit, and says how, when and what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.step import Step
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import FIRST_CONTACT
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.terms_handling import ContactWay


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`contacted_on`: None for today. `text`: what was said; the petitioner reads that he was contacted, not this note."""

    way: ContactWay
    text: str
    contacted_on: date | None = None


def apply(step: Step, entry: Entry) -> None:
    clock, on, text = step.dossier.clock(FIRST_CONTACT.name), entry.contacted_on or step.today, entry.text.strip()
    step.refuse_unless(
        on <= local_day(step.recorded_at), "联系的日期不能晚于今天。", "It cannot have been after today.", field="contacted_on"
    )  # fmt: skip
    step.refuse_unless(
        clock is None or on >= clock.anchor_on, "联系的日期不能早于承办单位接到这件的日期。", "Not before the unit had the matter.",
        field="contacted_on",
    )  # fmt: skip
    step.refuse_unless(0 < len(text) <= WRITING_LIMIT, "请写明说了什么。", "Say what was said.", field="text")
    step.anchor_on, step.texts = on, {"text": text}
    step.body |= {"unit": step.petition.handling_unit_id, "way": entry.way.value, "contacted_on": on.isoformat()}
