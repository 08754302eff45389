"""拟公开答复: a copy of a served answer, cleared of whatever says who it is about, with the petitioner's consent on record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.documents.models import Document
from xinqiao.petitions.redacting import of_matter
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps.serve import ANSWERS
from xinqiao.petitions.written import written
from xinqiao.petitions.zone import local_day
from xinqiao.rules.limits import SHORT_LIMIT, TITLE_LIMIT

LONGEST = 20_000


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The texts as everybody will read them; when and how the petitioner agreed. The originals stay as they are."""

    title: str
    question: str
    answer: str
    agreed_on: date
    consent: str


def apply(step: Step, entry: Entry) -> None:
    served = served_answer(step.petition.number)
    step.refuse_unless(
        served is not None, "还没有送达的书面答复，没有可以公开的。", "No written answer was served, so there is nothing to publish."
    )  # fmt: skip
    consent = written(
        step, entry.consent, field="consent", least=4, most=SHORT_LIMIT,
        zh="请写清本人是怎么同意的，例如：本人当面签了同意书，案卷第 5 页。", en="Say how the petitioner agreed, such as: signed the consent in person, file page 5.",
    )  # fmt: skip
    received_on = local_day(step.petition.received_at)
    step.refuse_unless(
        received_on <= entry.agreed_on <= step.today, "同意的日期要在收到这件事以后、今天以前。", "The consent is dated between the receipt of the matter and today.",
        field="agreed_on",
    )  # fmt: skip
    texts = {
        "title": written(step, entry.title, field="title", most=TITLE_LIMIT, zh="请写标题。", en="Please write a title."),
        "question": written(step, entry.question, field="question", most=LONGEST, zh="请写反映的是什么。", en="Please write what was asked."),
        "answer": written(step, entry.answer, field="answer", least=10, most=LONGEST, zh="请写答复（至少十个字）。", en="Please write the answer (at least 10 characters)."),
    }
    clean = of_matter(step.dossier, step.journal)
    for field, text in texts.items():
        step.refuse_unless(
            clean(text) == text, "这里还有反映人的姓名、电话、证件号或住址：遮住的地方不要写回来。",
            "The petitioner's name, phone, identity number or address still stands here: do not write back what was masked.", field=field,
        )  # fmt: skip
    step.give_to(step.petition.desk_unit_id, step.actor.person_id)
    step.keep(**texts, consent=consent, agreed_on=entry.agreed_on.isoformat(), document=served.number if served else "")
    step.body["office"] = step.petition.desk_unit_id


def served_answer(number: str) -> Document | None:
    """Return the newest answer of a petition that was served (one query)."""
    answers = Document.objects.filter(subject=number, kind__in=[kind.value for kind in ANSWERS]).exclude(service=None)
    return answers.order_by("-pk").defer("content").first()
