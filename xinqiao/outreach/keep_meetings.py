"""What the worker does for joint meetings: note which task was not done by its day, pass minutes on whose chair left his post, end what nobody can accept."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Clockwork, holders
from xinqiao.directory.models import Person, Post
from xinqiao.directory.snapshot import Snapshot
from xinqiao.outreach.meetings import OPEN_TASKS, kept_from_chair, of_kind
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps import end_task, note_task_late, pass_minutes
from xinqiao.petitions import discussed
from xinqiao.petitions.overdue import no_rest
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_meeting import MeetingStatus, TaskStatus
from xinqiao.rules.terms_outreach import OutreachKind

ELSEWHERE = "这件事已经由别的渠道处理，会议不再跟。"  # kept in Chinese, as all that is written


def note_late(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Note each task whose day passed with nothing told; return how many. Its owner owes it all the same."""
    noted = 0
    for row in of_kind(OutreachKind.MEETING_TASK).filter(status=TaskStatus.TASK_SET.value, due_on__lt=local_day(now)).order_by("pk"):
        with suppress(Refused):
            perform("note_task_late", row, note_task_late.Entry(), actor=Clockwork(), at=now)
            noted += 1
        rest()
    return noted


def end_gone(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """End each open task about a matter that went to the superior body: nobody of the house reads it, so nobody could accept it; return how many (two queries where there is none)."""
    rows = [row for row in of_kind(OutreachKind.MEETING_TASK).filter(status__in=OPEN_TASKS).order_by("pk") if row.content["petition"]]
    gone = discussed.gone_up({row.content["petition"] for row in rows})
    ended = 0
    for row in (row for row in rows if row.content["petition"] in gone):
        with suppress(Refused):
            perform("end_task", row, end_task.Entry(reason=ELSEWHERE), actor=Clockwork(), at=now)
            ended += 1
        rest()
    return ended


def pass_on(now: datetime, *, rest: Callable[[], None] = no_rest) -> int:
    """Pass minutes that wait for the signature of a chair who is no leader of that line any more on to his successor; return how many.

    Whoever is away is not replaced: his substitute signs for him.
    """
    directory, today, passed = snapshot.current(), local_day(now), 0
    for row in of_kind(OutreachKind.JOINT_MEETING).filter(status=MeetingStatus.MINUTES_WRITTEN.value).order_by("pk"):
        if (heir := _successor(row, directory, today)) is not None:
            with suppress(Refused):
                perform("pass_minutes", row, pass_minutes.Entry(person_id=heir.pk), actor=Clockwork(), at=now)
                passed += 1
        rest()
    return passed


def _successor(meeting: OutreachRecord, directory: Snapshot, today: date) -> Person | None:
    """Return who signs in the place of a chair who left: a leader of the unit where he was one, else of the nearest in the office's line; none whom an item is about.

    None where the chair is in office, and where nobody is (two queries, one where he is).
    """
    line = [meeting.unit_id, *(unit.pk for unit in directory.ancestors(meeting.unit_id) if unit.pk != meeting.unit_id)]
    posts = holders(line, (Duty.LEADER,), today)
    if meeting.person_id in {post.person_id for post in posts}:
        return None
    left = set(Post.objects.filter(person=meeting.person_id, duty=Duty.LEADER.value, unit__in=line).values_list("unit_id", flat=True))
    posts.sort(key=lambda post: (post.unit_id not in left, line.index(post.unit_id), post.pk))
    return next((post.person for post in posts if not kept_from_chair(meeting.content["items"], post.person, directory, today)), None)
