"""Who decides on a recusal, and who may be the one to step aside (条例§28(3))."""

from __future__ import annotations

from datetime import date

from xinqiao.directory.duties import holders
from xinqiao.directory.models import Post
from xinqiao.petitions.dossier import HANDLING, Dossier
from xinqiao.petitions.standing_in import acting_heads
from xinqiao.petitions.step import Step
from xinqiao.rules.procedures.who import HEAD
from xinqiao.rules.terms import Duty, RecordKind
from xinqiao.rules.terms_handling import RecusalStatus
from xinqiao.rules.text import Text

IN_UNIT = frozenset({Duty.HANDLER, Duty.UNIT_HEAD})  # posts of the handling unit; the others are the petition office's


def concerned(dossier: Dossier, today: date) -> list[Post]:
    """Return the posts of everybody who could step aside: whoever handles the petition where it was registered or is handled."""
    units = {dossier.petition.desk_unit_id, dossier.responsible_unit_id}
    return holders(units, HANDLING, today)


def send_to_decider(step: Step, duty: Duty, subject: int | None, unit_id: int | None = None) -> str | None:
    """Let the record name whoever decides: the head of that post's unit, or, about the head himself, somebody above.

    `subject` is the member of staff it is about, None where the petitioner described him; `unit_id` where he holds `duty`,
    None: where that duty handles the petition. Returns the branch.
    """
    dossier = step.dossier
    desk, unit = dossier.petition.desk_unit_id, dossier.responsible_unit_id
    own = unit_id or (unit if duty in IN_UNIT else desk)
    asks_about_a_head = duty in HEAD
    for head_of in dict.fromkeys((own, desk)):
        others = {post.person_id for post in holders({head_of}, HEAD, step.today)} - {subject} - dossier.barred(step.today)
        is_head_himself = asks_about_a_head and head_of == own and (subject is None or len(others) == 0)
        if others and not is_head_himself:
            step.give_to(head_of, subject)
            return None
    step.give_to(_led(step, desk, subject), subject)
    return "above"


def _led(step: Step, unit_id: int, subject: int | None) -> int:
    """Return the nearest unit from this one upward with a leader who is somebody else; the topmost if there is none."""
    line = [unit_id, *(unit.pk for unit in step.directory.ancestors(unit_id))]
    led = {post.unit_id for post in holders(line, {Duty.LEADER}, step.today) if post.person_id != subject and post.person_id not in step.dossier.barred(step.today)}
    return next((pk for pk in line if pk in led), line[-1])


def acts_for(step: Step, person_id: int | None) -> int | None:
    """Return the unit whose head or leader acts, where this person was the last head who had not stepped aside; else None (one query)."""
    dossier = step.dossier
    units, before = {dossier.petition.desk_unit_id, dossier.responsible_unit_id}, dossier.aside(step.today)
    after = before | ({person_id} if person_id is not None else set())
    acting, already = (acting_heads(units, gone, step.directory, step.today, kept_out=dossier.kept_out(step.today).units) if gone else {} for gone in (after, before))
    return next((found.unit_id for unit, found in acting.items() if unit not in already), None)


def refuse_twice(step: Step, person_id: int) -> None:
    """Refuse a second request about the same person while one is open, or after it was granted."""
    standing = {row.standing for row in step.dossier.records_of(RecordKind.RECUSAL) if row.person_id == person_id and row is not step.record}
    step.refuse_unless(
        not standing & {RecusalStatus.ASKED, RecusalStatus.ASKED_ABOVE, RecusalStatus.GRANTED},
        "这位工作人员的回避已经提出或者已经同意。", "A recusal of this person is asked for or granted already.", field="person_id",
    )  # fmt: skip


def title_of(person_id: int | None, dossier: Dossier, today: date) -> Text:
    """Return the post of a member of staff, as a document names him: never by his name."""
    post = next((post for post in concerned(dossier, today) if post.person_id == person_id), None)
    return Text(post.title, post.title_en or post.title) if post else Text("工作人员", "a member of staff")


def chair_title(person_id: int, today: date) -> Text:
    """Return the post of whoever chairs a hearing, as its notice names him."""
    posts = Post.objects.filter(person_id=person_id, valid_from__lte=today).exclude(valid_to__lt=today).order_by("pk")
    return next((Text(post.title, post.title_en or post.title) for post in posts), Text("主持人", "the chair"))
