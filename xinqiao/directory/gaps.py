"""What is missing in the directory before petitions can be handled everywhere: sentences for the administrator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Q

from xinqiao.directory.models import Person, Post
from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.rules.terms import Duty
from xinqiao.rules.text import Text

NOVEMBER = 11  # when the State Council announces the holidays of the next year


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to put right; `kind` and `key` say where: a unit, the calendar, or the people."""

    said: Text
    kind: str
    key: str = ""


def gaps(directory: Snapshot, today: date) -> list[Gap]:
    """Return what is missing on `today` (two queries)."""
    return [*_unit_gaps(directory, today), *_calendar_gaps(directory, today), *_people_gaps(today)]


def _unit_gaps(directory: Snapshot, today: date) -> Iterator[Gap]:
    alive = [unit for unit in directory.in_order() if unit.exists_on(today)]
    if directory.front_desk(today) is None:
        yield Gap(Text("还没有指定由哪个单位登记网上来件。", "No unit registers what is filed online yet."), "units")
    held = _duties(today)
    if not any(Duty.DISCIPLINE in duties for duties in held.values()):
        yield Gap(
            Text(
                "还没有人担任纪检岗位。检举控告要密封交给纪检，没有人就不能甄别。",
                "Nobody holds the discipline duty. An accusation is sealed for discipline and cannot be triaged until somebody does.",
            ),
            "people",
        )
    if not any(Duty.UNION in duties for duties in held.values()):
        yield Gap(
            Text(
                "还没有人担任工会岗位。检举控告以后、报告隐患以后，由不经手的纪检或者工会问本人有没有打击报复；纪检自己经手的，没有工会就没有人问。",
                "Nobody holds the union duty. After an accusation or a safety report discipline or the union asks about retaliation; where discipline itself handles it, nobody asks without the union.",
            ),
            "people",
        )
    if not any(Duty.CUSTODIAN in duties for duties in held.values()):
        yield Gap(
            Text(
                "还没有人担任身份保管员。没有人决定，谁也看不到完整的身份，只能用拨号条和信封。",
                "Nobody is custodian of identities. Nobody can read a whole identity then; only call slips and envelopes are left.",
            ),
            "people",
        )
    if not any(Duty.LEADER in duties for duties in held.values()):
        yield Gap(
            Text(
                "还没有人担任分管领导。信访办自己办的件，撤回要由他核实，要不要重办由他决定。",
                "Nobody holds the duty of a leader. Where the office handles a matter itself, he verifies a withdrawal and decides whether it is done anew.",
            ),
            "people",
        )
    desk = directory.front_desk(today)
    custodians = {unit for unit, duties in held.items() if Duty.CUSTODIAN in duties}
    if desk is not None and custodians and custodians <= {desk.pk, *(unit.pk for unit in directory.ancestors(desk.pk))}:
        yield Gap(
            Text(
                "身份保管员都在登记信访的单位那条线上。跟踪打击报复要看本人姓名的，要由不在线上的身份保管员决定：请在别的部门再设一位。",
                "Every custodian stands in the line of the registering office. Who watches against retaliation asks one outside it for a name: please appoint one in another department.",
            ),
            "people",
        )
    for unit in alive:
        yield from _gaps_of(unit, held.get(unit.pk, {}))


def _gaps_of(unit: UnitFacts, held: dict[str, set[int]]) -> Iterator[Gap]:
    if unit.is_front_desk and not held.keys() & {Duty.COORDINATOR, Duty.OFFICE_HEAD}:
        yield Gap(
            Text(
                "“{unit}”登记网上来件，但没有信访专员。",
                "'{unit}' registers online petitions but has no petition officer.",
            ).fill(unit=unit),
            "unit",
            unit.key,
        )
    if unit.handles_petitions and not unit.is_front_desk and Duty.HANDLER not in held:
        yield Gap(
            Text("“{unit}”可办信访，但没有承办人。", "'{unit}' handles petitions but has no handler.").fill(unit=unit),
            "unit",
            unit.key,
        )
    drafters, signers = _people(held, DRAFTING), _people(held, SIGNING)
    if unit.handles_petitions and len(drafters | signers) == 1 and drafters == signers:
        yield Gap(
            Text(
                "“{unit}”写答复和签发的是同一个人。谁写的不能由谁签，请再指定一位。",
                "In '{unit}' the same person drafts and signs. Nobody signs what he drafted; please name a second person.",
            ).fill(unit=unit),
            "unit",
            unit.key,
        )
    if unit.handles_petitions and not signers:
        yield Gap(
            Text(
                "“{unit}”可办信访，但没有负责人签发答复。", "'{unit}' handles petitions but has no head to sign its answers."
            ).fill(unit=unit),
            "unit",
            unit.key,
        )
    if unit.can_issue_opinion and unit.review_unit_id is None and not unit.review_outside:
        yield Gap(
            Text(
                "“{unit}”可出意见书，但没有写谁复查。", "'{unit}' issues opinions, but nobody is named to review them."
            ).fill(unit=unit),
            "unit",
            unit.key,
        )


DRAFTING = frozenset({Duty.HANDLER, Duty.COORDINATOR})
SIGNING = frozenset({Duty.UNIT_HEAD, Duty.OFFICE_HEAD})


def _people(held: dict[str, set[int]], duties: frozenset[Duty]) -> set[int]:
    return {person for duty in duties for person in held.get(duty, ())}


def _duties(today: date) -> dict[int, dict[str, set[int]]]:
    """Return by unit which duties are held there on `today`, and by whom."""
    valid = Q(valid_from__lte=today) & (Q(valid_to=None) | Q(valid_to__gte=today))
    held: dict[int, dict[str, set[int]]] = {}
    rows = Post.objects.filter(valid, person__is_active=True).values_list("unit_id", "duty", "person_id")
    for unit, duty, person in rows:
        held.setdefault(unit, {}).setdefault(duty, set()).add(person)
    return held


def _calendar_gaps(directory: Snapshot, today: date) -> Iterator[Gap]:
    years = (today.year, today.year + 1) if today.month >= NOVEMBER else (today.year,)
    for year in years:
        if directory.calendar.is_provisional(date(year, 12, 31)):
            said = Text(
                "{year} 年的工作日历还是暂定的。国务院办公厅通知发布后，请按通知改好并标为正式。",
                "The work calendar of {year} is provisional. Please correct it by the State Council notice and mark it official.",
            )
            yield Gap(said.fill(year=year), "calendar", str(year))


def _people_gaps(today: date) -> Iterator[Gap]:
    valid = Q(posts__valid_from__lte=today) & (Q(posts__valid_to=None) | Q(posts__valid_to__gte=today))
    waiting = (
        Person.objects.filter(valid, is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX).distinct().count()
    )
    if waiting:
        said = Text(
            "有 {count} 位在岗人员还没有密码，不能登录。", "{count} people in post have no password and cannot sign in."
        )
        yield Gap(said.fill(count=waiting), "people")
