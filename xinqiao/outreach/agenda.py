"""What the agenda of a joint meeting proposes by itself: groups of like matters, what is stuck, and disputes on who is competent.

By issue and deadline, never by person. Everything is read inside what the convener may see, without what is sealed, kept close or a watch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach import causes
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions import discussed
from xinqiao.petitions.models import Obligation, Petition
from xinqiao.rules.causes import UNSAID, cause
from xinqiao.rules.clocks import EXTENSION_CAP_DAYS, HANDLE
from xinqiao.rules.few import FEWEST
from xinqiao.rules.supervision import WATCHED
from xinqiao.rules.terms import Duty, PetitionStatus, Work
from xinqiao.rules.terms_meeting import AgendaGround as G
from xinqiao.rules.terms_meeting import AgendaSort

DISPUTES = {Work.DESIGNATE.value: G.NAME_UNIT, Work.SETTLE_DIFFERENCE.value: G.DIFFERENCE, Work.DECIDE_OBJECTION.value: G.OBJECTION}
LOOKED_BACK_DAYS = 180  # over which like matters are counted
MOST = 20  # of each kind: an agenda is not a list of everything
AT_A_UNIT = [PetitionStatus.FORWARDED.value, PetitionStatus.ASSIGNED.value]
HOPS = 2


@dataclass(frozen=True, slots=True)
class Proposal:
    """One item that is proposed. `ref`: a code of causes, or the number of a petition; `since`: the day from which it waits."""

    sort: AgendaSort
    ground: G
    ref: str
    category: str = ""
    unit_id: int | None = None
    since: date | None = None
    record: str = ""  # the linked record a dispute is about ("co_handling:1")

    @property
    def key(self) -> str:
        """Say which it is, in an address and in what was left off."""
        return f"{self.sort.value}:{self.ref}"


def proposals(meeting: OutreachRecord, actor: Staff, directory: Snapshot, today: date) -> list[Proposal]:
    """Return what is proposed and neither on the agenda nor left off, disputes first, then what is stuck, then groups (four queries)."""
    content = meeting.content
    done = {f"{item['sort']}:{item['ref']}" for item in content.get("items", ())} | {row["key"] for row in content.get("left", ())}
    on_it = {item["ref"] for item in content.get("items", ()) if item["ref"]}
    found: dict[str, Proposal] = {}
    for each in (*_disputes_and_late_work(meeting, actor, directory, today), *_clocks(actor, directory), *_sent_round(actor, directory), *_groups(meeting, actor, directory, today)):
        if each.key not in done and each.ref not in on_it and not any(other.ref == each.ref for other in found.values()):
            found[each.key] = each
    return list(found.values())


def dispute_of(number: str, actor: Staff, directory: Snapshot, today: date) -> tuple[G, str] | None:
    """Return what dispute waits on a petition, with the linked record it is about; None where there is none for this reader (one query)."""
    rows = _obligations(actor, directory).filter(petition__number=number, work__in=sorted(DISPUTES))
    row = rows.order_by("due_on", "pk").values_list("work", "record").first()
    return (DISPUTES[row[0]], row[1]) if row else None


def _obligations(actor: Staff, directory: Snapshot) -> QuerySet[Obligation]:
    return discussed.owed_on(causes.open_matters(actor, directory))


def _disputes_and_late_work(meeting: OutreachRecord, actor: Staff, directory: Snapshot, today: date) -> Iterator[Proposal]:
    wanted = Q(work__in=sorted(DISPUTES)) | Q(duty=Duty.LEADER.value, due_on__lt=today) | Q(work=Work.ANSWER_SUPERVISION.value, due_on__lt=today)
    home = directory.organisation(meeting.unit_id).pk
    units = directory.subtree(home) | {unit.pk for unit in directory.ancestors(home)}
    rows = _obligations(actor, directory).filter(wanted, unit_id__in=sorted(units)).order_by("due_on", "pk")
    values = list(rows.values_list("petition__number", "petition__category", "work", "duty", "due_on", "record", "unit_id")[: 3 * MOST])
    for number, category, work, _duty, due_on, record, unit in sorted(values, key=lambda row: row[2] not in DISPUTES):
        if work in DISPUTES:
            yield Proposal(AgendaSort.DISPUTE, DISPUTES[work], number, category, unit, due_on, record)
        else:
            yield Proposal(AgendaSort.STUCK, G.SUPERVISED if work == Work.ANSWER_SUPERVISION else G.WITH_LEADER, number, category, unit, due_on)


def _clocks(actor: Staff, directory: Snapshot) -> Iterator[Proposal]:
    late = Q(breached_on__isnull=False, name__in=[clock.name for clock in WATCHED])
    used_up = Q(name=HANDLE.name, extended_days__gte=EXTENSION_CAP_DAYS)
    rows = discussed.clocks_of(causes.open_matters(actor, directory)).filter(late | used_up, stopped_on=None).exclude(petition__status=PetitionStatus.CLOSED.value)
    for number, category, breached_on, due_on, unit in rows.order_by("due_on", "pk").values_list("petition__number", "petition__category", "breached_on", "due_on", "petition__handling_unit_id")[:MOST]:
        yield Proposal(AgendaSort.STUCK, G.OVERDUE if breached_on else G.EXTENDED, number, category, unit, due_on)


def _sent_round(actor: Staff, directory: Snapshot) -> Iterator[Proposal]:
    rows = causes.open_matters(actor, directory).filter(hops__gte=HOPS, status__in=AT_A_UNIT).order_by("pk")
    for number, category, unit in rows.values_list("number", "category", "handling_unit_id")[:MOST]:
        yield Proposal(AgendaSort.STUCK, G.THIRD_HOP, number, category, unit)


def _groups(meeting: OutreachRecord, actor: Staff, directory: Snapshot, today: date) -> Iterator[Proposal]:
    top = directory.organisation(meeting.unit_id).pk
    found = causes.counts(actor, directory, top, today - timedelta(days=LOOKED_BACK_DAYS), today)
    for code in sorted(code for code, n in found.items() if n >= FEWEST):
        known = cause(code)
        if known is not None and known.group != UNSAID:
            yield Proposal(AgendaSort.CLUSTER, G.CAUSE, code, unit_id=top)


def matter(number: str, actor: Staff, directory: Snapshot) -> Petition | None:
    """Return a petition that the actor may see and that may stand on an agenda (one query)."""
    return causes.open_matters(actor, directory).filter(number=number).first() if number.isprintable() else None
