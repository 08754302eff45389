"""The file on which a petitioner, or a co-signer, is watched over: its own chain, sealed, known to nobody in the handler's line (ADR-0018)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Actor, Clockwork, PetitionerActor
from xinqiao.directory.snapshot import Snapshot
from xinqiao.ledger import lately
from xinqiao.petitions.dossier import linked
from xinqiao.petitions.lines_of_command import reach_of
from xinqiao.petitions.models import LinkedRecord, Petition, RunningClock, Statement
from xinqiao.petitions.overdue import no_rest
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import (
    answer_check_in,
    fear_again,
    fear_retaliation,
    say_more,
    watch_elsewhere,
    watch_retaliation,
    write_back,
)
from xinqiao.petitions.watching import asked_within, watcher
from xinqiao.petitions.zone import local_day
from xinqiao.prepared import Prepared
from xinqiao.rules.clocks import CHECK_IN
from xinqiao.rules.terms import Path, PetitionStatus, RecordKind
from xinqiao.rules.terms_protection import Occasion, OwnAnswer, RetaliationStatus
from xinqiao.rules.triage import HAZARDS
from xinqiao.vault import reveal
from xinqiao.vault.contact import Contact

LOOKED_BACK_DAYS = 180  # what was filed earlier than the last round would come is not taken up any more
AT_ONCE = 200
LATE_LINES = 2_000  # a line of the ledger with a smaller key can be written down a moment later: so many are looked at once more
ANSWERED = "retaliation.answer_check_in"
ASKED_ANEW = frozenset({"retaliation.fear_retaliation", "retaliation.fear_again"})  # by what he says the question is open again
CATEGORY = "1005"  # 打击报复

_of = Prepared(lambda number, member: Petition.objects.filter(guards=number, guards_member=member), str, int)
_letters = Prepared(
    lambda file: Statement.objects.filter(petition=file, step__in=["write_to_guarded", "write_back"]).order_by("-pk")[:1], int,
)  # fmt: skip
_asked = Prepared(
    lambda file: RunningClock.objects.filter(petition=file, name=CHECK_IN.name, stopped_on=None), int,
)  # fmt: skip


def file_of(petition: Petition, member: int = 0) -> Petition | None:
    """Return the file on which the petitioner (`member` 0), or a co-signer, is watched over; None if there is none (one query)."""
    return _of.first(petition.number, member)


def record_on(file: Petition) -> LinkedRecord:
    """Return the record of a file: each has one."""
    return linked(file)[0]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for him on his file: by which day he is asked, where he can answer by himself now; and whether the last word there was written to him."""

    asked_by: date | None = None
    is_written_to: bool = False


def waiting(petition: Petition, member: int, today: date) -> Waiting:
    """Return what waits for him (one query where he has no file, three where he has)."""
    file = file_of(petition, member)
    if file is None:
        return Waiting()
    clock, last = _asked.first(file.pk), _letters.first(file.pk)
    is_asked = clock is not None and asked_within(clock.due_on, today)
    return Waiting(clock.due_on if clock is not None and is_asked else None, last is not None and last.step == "write_to_guarded")


def may_answer(record: LinkedRecord, clocks: Iterable[RunningClock], steps: Iterable[str], today: date) -> bool:
    """Return whether the question is open to him on his page: its next day is near, or he spoke of a fear that he has not answered for since.

    `steps`: the verbs of the file's ledger, in their order. What he has answered is not asked again before the next check-in.
    """
    if record.standing is not RetaliationStatus.WATCHED:
        return False
    told = [step for step in steps if step in ASKED_ANEW or step == ANSWERED]
    has_answered = bool(told) and told[-1] == ANSWERED
    return any(asked_within(clock.due_on, today) for clock in clocks if clock.name == CHECK_IN.name or not has_answered)


def declare(
    petition: Petition, words: str, *, has_happened: bool, at: datetime, member: LinkedRecord | None = None, by: Actor | None = None
) -> None:
    """Pass on that somebody fears retaliation, or says that it has happened; `by` is the member of staff who took it down.

    The same words once more on one day are a second click: nothing is written twice. Of two first ones at a moment the second is
    written to the file of the first. Raises Refused.
    """
    position = member.position if member is not None else 0
    occasion = Occasion.HAPPENED if has_happened else Occasion.FEAR
    file = file_of(petition, position)
    if file is None:
        try:
            with transaction.atomic():
                _open(petition, member, occasion, words, at, by)
        except IntegrityError:
            file = file_of(petition, position)
            if file is None:
                raise
        else:
            return
    record = record_on(file)
    if _is_said(file, words, local_day(at), "fear_retaliation", "fear_again", "say_more"):
        return
    module: Any = say_more if record.standing is RetaliationStatus.FOUND else fear_again
    entry = module.Entry(words=words) if module is say_more else module.Entry(words=words, occasion=occasion)
    perform(module.__name__.rpartition(".")[2], record, entry, actor=speaker(file, by), at=at)


def speaker(file: Petition, by: Actor | None = None) -> PetitionerActor:
    """Return the actor who speaks on his own file; the ledger names the member of staff who took his words down."""
    return PetitionerActor(petition_id=file.pk, name=by.name if by else "petitioner", person_id=by.person_id if by else None)


def answer(file: Petition, own: OwnAnswer, words: str, at: datetime, version: int | None) -> None:
    """Take what he answers on his page. Raises Refused."""
    perform("answer_check_in", record_on(file), answer_check_in.Entry(answer=own, words=words), actor=speaker(file), at=at, version=version)


def is_answered(record: LinkedRecord, own: str, words: str, today: date) -> bool:
    """Return whether he has given this very answer with these words on this day: the form is a second click."""
    content = record.content
    is_same = (content.get("own_answer"), content.get("answered_on")) == (own, today.isoformat())
    return is_same and _is_said(record.petition, words, today, ANSWERED.rpartition(".")[2])


def reply(file: Petition, words: str, at: datetime) -> None:
    """Take what he answers to what was written to him; the same words once more on one day are a second click. Raises Refused."""
    if not _is_said(file, words, local_day(at), "write_back"):
        perform("write_back", record_on(file), write_back.Entry(words=words), actor=speaker(file), at=at)


def _is_said(file: Petition, words: str, today: date, *steps: str) -> bool:
    last = Statement.objects.filter(petition=file, step__in=steps).order_by("-pk").first()
    return last is not None and last.texts.get("words", "") == words.strip() and local_day(last.at) == today


def _open(petition: Petition, member: LinkedRecord | None, occasion: Occasion, words: str | None, at: datetime, by: Actor | None) -> None:
    """Open the file: by the words of whoever fears, or, without any, by the program."""
    directory = snapshot.current()
    unit_id, duty = watcher(directory, petition, occasion, local_day(at))
    file = Petition(
        guards=petition.number, guards_member=member.position if member is not None else 0, watcher=duty.value if duty else "",
        status=PetitionStatus.SEALED.value, is_sealed=True, category=CATEGORY, path=Path.ACCUSATION.value, channel=petition.channel,
        is_protected=petition.is_protected, secrecy=petition.secrecy, language=petition.language, desk_unit_id=petition.desk_unit_id, handling_unit_id=unit_id,
    )  # fmt: skip
    record = LinkedRecord(petition=file, kind=RecordKind.RETALIATION.value, unit_id=unit_id)
    contact = _contact(petition, member)
    if words is None:
        perform("watch_retaliation", record, watch_retaliation.Entry(occasion=occasion, contact=contact), actor=Clockwork(), at=at)
    else:
        entry = fear_retaliation.Entry(occasion=occasion, words=words, contact=contact)
        perform("fear_retaliation", record, entry, actor=speaker(file, by), at=at)


def _contact(petition: Petition, member: LinkedRecord | None) -> Contact:
    """Return how he is reached, to be copied into the vault for the file: nobody reads it on the way. Nothing where it went out with the content (ADR-0017)."""
    key = member.identity_id if member is not None else petition.identity_id
    if petition.disposed_on is not None:
        return Contact()
    return reveal.passed_on([key], subject=petition.number)[key][0] if key else Contact()


def watch(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Begin to watch after every accusation and safety report of the last half year that is not watched yet; return how many."""
    known = Petition.objects.filter(guards=OuterRef("number"), guards_member=0)
    rows = Petition.objects.filter(
        Q(is_sealed=True) | Q(category__in=sorted(HAZARDS)), guards=None, is_historical=False, received_at__gte=now - timedelta(days=LOOKED_BACK_DAYS),
    ).exclude(Exists(known)).exclude(status__in=[PetitionStatus.GOING_UP.value, PetitionStatus.GONE_UP.value])  # fmt: skip
    begun = 0
    for petition in rows.order_by("pk")[:AT_ONCE]:
        occasion = Occasion.ACCUSATION if petition.is_sealed else Occasion.SAFETY
        with suppress(IntegrityError, Refused), transaction.atomic():
            _open(petition, None, occasion, None, now, None)
            begun += 1
        rest()
    return begun


@dataclass(slots=True)
class Lookout:
    """What the rounds before have looked at: for which directory and day, up to which line of the ledger, and where a round over all stands (None: it is through)."""

    state: tuple[int, date] | None = None
    seen: int = 0
    after: int | None = 0


def watch_elsewhere_now(now: datetime, *, lookout: Lookout | None = None, rest: Callable[[], None] = no_rest) -> int:
    """Move each watch whose unit has come to stand in the handler's line, or that had nobody; return how many (AT_ONCE files at most are looked at).

    Which stand wrongly the store says: of a file that stands well no row is read. With the `lookout` of the rounds before, only files are asked about
    whose matter, or which themselves, have a new line in the ledger; all of them once a day, and when the directory has changed. Without one: all.
    """
    directory, today, moved = snapshot.current(), local_day(now), 0
    lookout = lookout or Lookout()
    files = list(_wrongly_watched(directory, _due(lookout, (directory.edition, today)))[:AT_ONCE])
    petitions = {petition.number: petition for petition in Petition.objects.filter(number__in={file.guards for file in files})} if files else {}
    for file in files:
        moved += _move(directory, petitions.get(file.guards or ""), file, now)
        rest()
    if lookout.after is not None:
        lookout.after = files[-1].pk if len(files) == AT_ONCE else None
    return moved


def _due(lookout: Lookout, state: tuple[int, date]) -> QuerySet[Petition]:
    """Return the files that this round asks about, and keep in the lookout how far it comes."""
    newest = lately.newest()
    if lookout.state != state:
        lookout.state, lookout.after, lookout.seen = state, 0, newest
    every = Petition.objects.exclude(guards=None)
    if lookout.after is not None:
        return every.filter(pk__gt=lookout.after)
    lines = lately.touched(lookout.seen - LATE_LINES, newest)
    lookout.seen = newest
    return every.filter(Q(guards__in=lines) | Q(number__in=lines))


def _wrongly_watched(directory: Snapshot, files: QuerySet[Petition]) -> QuerySet[Petition]:
    """Return those of the files that nobody watches, or a unit in the line of whoever handles or registered the matter (`watch_elsewhere.is_in_place`)."""
    wrong = Q(handling_unit=None)
    for unit in files.order_by().values_list("handling_unit", flat=True).distinct():
        if unit in directory.units:
            reach = sorted(reach_of(directory, unit))
            wrong |= Q(Exists(Petition.objects.filter(Q(handling_unit__in=reach) | Q(desk_unit__in=reach), number=OuterRef("guards"))), handling_unit=unit)
    return files.filter(wrong).order_by("pk")


def _move(directory: Snapshot, petition: Petition | None, file: Petition, now: datetime) -> int:
    """Let somebody outside the line watch on, where there is anybody; return how many files that moved."""
    if petition is None or watch_elsewhere.is_in_place(directory, petition, file):
        return 0
    record = record_on(file)
    unit_id, duty = watcher(directory, petition, Occasion(record.content["occasion"]), local_day(now))
    if unit_id is None or duty is None:
        return 0
    with suppress(Refused):
        perform("watch_elsewhere", record, watch_elsewhere.Entry(unit_id=unit_id, watcher=duty), actor=Clockwork(), at=now)
        return 1
    return 0
