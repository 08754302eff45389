"""提出建议: improve the work, improve a policy, hold liable; with the cause that was found and what it was raised from (条例§40)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.outreach.advising import answers_to, checked_source, day_to_answer, raised_before
from xinqiao.outreach.sweeps import written
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.zone import at_noon
from xinqiao.rules.causes import tree_on
from xinqiao.rules.terms_advice import AdviceSource
from xinqiao.rules.terms_oversight import RecommendationSort


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`cause`: a code of `rules.causes`; `root`: the cause in words; `text`: what is recommended; `due_on` None: the policy's day.

    `source` with `ref`, the number of a record (a finding), or with the unit whose subtree is looked at and the days of closing (a cluster).
    `token`: the same form is kept once.
    """

    sort: RecommendationSort
    cause: str
    root: str
    text: str
    source: AdviceSource
    due_on: date | None = None
    ref: str = ""
    of_unit: int | None = None
    since: date | None = None
    until: date | None = None
    token: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep it. Raises Refused where a field is missing, the form was kept already, or addressee or source is not the raiser's to choose."""
    act.refuse_unless(not (entry.token and raised_before(act, entry.token)), "这条建议已经提出了。", "This recommendation was raised already.", field="token")
    act.refuse_unless(answers_to(act), "请选本单位组织范围内、提出建议的单位以外的一个单位。", "Choose a unit within your organisation, other than the one that raises it.", field="unit_id")
    act.refuse_unless(any(one.code == entry.cause for one in tree_on(act.today)), "请选根子是哪一类原因。", "Choose which cause is behind it.", field="cause")
    source = checked_source(act, entry)
    root = written(act, entry.root, field="root", zh="请写清查到的根子是什么。写事，不写人名。", en="Say what the root cause is: the matter, no names.")
    text = written(act, entry.text, field="text", zh="请写清建议做什么。", en="Say what is recommended.")
    until = day_to_answer(act, entry.due_on)
    act.set(on=act.today, ends_at=at_noon(until))
    act.keep(sort=entry.sort.value, cause=entry.cause, root=root, text=text, source=source, by=act.actor.person_id, token=entry.token)
    act.body |= {"sort": entry.sort.value, "cause": entry.cause, "source": entry.source.value, "ref": entry.ref, "until": until.isoformat()}
