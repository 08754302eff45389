"""Why may somebody see a petition, why not? Read from the same parts as `access.visible_to`, so that it cannot say anything else.

Whoever may not know that a matter exists gets the answer for a number that was never given (None): what is sealed, what complains
about whoever asks, and for the auditor everything that complains about anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from xinqiao.directory.duties import Staff, staff
from xinqiao.directory.models import Person, Post, Substitution
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.access import audited_by, kept_from, sights, visible_to
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.rules.terms import SEPARATED, Duty, RecordKind
from xinqiao.rules.terms_sharing import Sight
from xinqiao.rules.text import Bilingual, Text

OFF = Text("他的账号已停用。", "His account is switched off.")
NONE = Text("他今天没有任何岗位。没有岗位就什么都看不到。", "He holds no post today. Without one he sees nothing.")
KEPT = Text("不让他看：这件反映的是他本人、他的单位，或者他要避开的人（条例§28、§30）。", "He is kept from it: it complains about himself, his unit, or somebody because of whom he has to step back (条例§28, §30).")
APART = Text("三员分立：管理员和审计员看不到信访件。", "Separated administrators and auditors see no petition.")
BLIND = Text("这个职责看不到信访件的内容。", "This duty sees no petition.")
ELSEWHERE = Text("这件由“{desk}”登记，由“{handling}”办理，都不归这个岗位。", "It was registered by '{desk}' and is dealt with by '{handling}': neither falls to this post.")
NOBODY_YET = Text("还没有单位", "nobody yet")
OVER = Text("这个岗位到{day}已经结束。", "This post ended on {day}.")
NOT_BEGUN = Text("这个岗位从{day}才开始。", "This post begins on {day}.")
LENT = Text("代{name}，{begin}到{end}", "for {name}, {begin} to {end}")
LENT_OVER = Text("代理已经过了，或者还没到。", "The days of standing in are over, or not yet there.")
SEEING = frozenset({Duty.INTAKE, Duty.COORDINATOR, Duty.OFFICE_HEAD, Duty.HANDLER, Duty.UNIT_HEAD, Duty.LEADER, Duty.DISCIPLINE})


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: by which post (None: by none of them), whether it lets him see it, and why. `sight`: the ground, if there is one."""

    post: Post | None
    gives: bool
    said: Bilingual
    sight: Sight | None = None
    lent: Bilingual | None = None  # for whom he holds the post, from when to when


@dataclass(frozen=True, slots=True)
class Explanation:
    """Whether somebody sees a petition, with every reason for and against."""

    sees: bool
    reasons: tuple[Reason, ...]


def may_be_asked(asker: Staff, directory: Snapshot) -> QuerySet[Petition]:
    """Return the petitions about which somebody may ask: a head of office about what he sees himself, an auditor about his organisation's.

    None that is sealed, or read by few until triage; for the auditor none that complains about anybody. The rest is as if its number had never been given.
    """
    found = Petition.objects.none()
    if asker.units_with(Duty.OFFICE_HEAD):
        found = visible_to(asker, directory).filter(is_sealed=False, is_kept_close=False)
    if asker.units_with(Duty.AUDITOR):
        named = LinkedRecord.objects.filter(kind=RecordKind.COMPLAINED.value).values("petition_id")
        found = audited_by(asker, directory).exclude(Q(has_records=True, pk__in=named))
    return found.filter(guards__isnull=True)  # a file that watches over somebody is not known to exist


def explain_to(asker: Staff, number: str, person: Person, today: date, directory: Snapshot) -> Explanation | None:
    """Return why `person` sees the petition of this number or not; None where there is none about which `asker` may ask."""
    petition = may_be_asked(asker, directory).filter(number=number).first() if number.isprintable() else None
    return explain(petition, staff(person, today, directory), today, directory) if petition else None


def explain(petition: Petition, actor: Staff, today: date, directory: Snapshot) -> Explanation:
    """Return every reason why a member of staff sees a petition on a day, or does not: one query for all his posts, two for what he is kept from and past posts.

    It says that he sees it if and only if `visible_to` contains it (property test: tests/petitions/test_explaining.py).
    """
    reasons = list(_by_posts(petition, actor, directory))
    is_kept = LinkedRecord.objects.filter(petition_id__in=kept_from(actor, directory), petition=petition).exists() if petition.has_records else False
    sees = any(reason.gives for reason in reasons) and not is_kept
    if is_kept:
        reasons.insert(0, Reason(None, False, KEPT))
    if not actor.person.is_active:
        reasons.append(Reason(None, False, OFF))
    elif not actor.posts:
        reasons.append(Reason(None, False, NONE))
    if not sees:
        reasons += _not_today(actor, today, directory)
    return Explanation(sees, tuple(reasons))


def _by_posts(petition: Petition, actor: Staff, directory: Snapshot) -> Iterator[Reason]:
    """Yield what each post of today gives: the grounds of `access.sights`, post by post, asked of the store at once."""
    asked = {f"post_{place}_{sight.value}": (post, sight, rows) for place, post in enumerate(actor.posts) for sight, rows in sights(_holding(actor, post), directory).items()}
    when = {name: Case(When(rows, then=Value(True)), default=Value(False), output_field=BooleanField()) for name, (_post, _sight, rows) in asked.items()}
    row = Petition.objects.filter(pk=petition.pk).annotate(**when).values(*when).first() if when else {}
    given = [(post, sight) for name, (post, sight, _rows) in asked.items() if row and row[name]]
    for post in actor.posts:
        lent = _lent(post, actor, directory)
        own = [sight for held, sight in given if held is post]
        if own:
            yield from (Reason(post, True, sight, sight, lent) for sight in own)
        else:
            yield Reason(post, False, _why_not(petition, Duty(post.duty), directory), lent=lent)


def _holding(actor: Staff, post: Post) -> Staff:
    """Return the same person as if he held this post alone."""
    return replace(actor, posts=(post,), _by_unit={post.unit_id: frozenset({Duty(post.duty)})})


def _why_not(petition: Petition, duty: Duty, directory: Snapshot) -> Text:
    if duty in SEPARATED:
        return APART
    if duty not in SEEING:
        return BLIND
    desk, handling = directory.unit(petition.desk_unit_id), directory.unit(petition.handling_unit_id)
    return ELSEWHERE.fill(desk=desk or NOBODY_YET, handling=handling or NOBODY_YET)


def _lent(post: Post, actor: Staff, directory: Snapshot) -> Text | None:
    if post.person_id not in actor.absent:
        return None
    days = next(row for row in directory.standing_in if row.post_id == post.pk and row.substitute_id == actor.person.pk and row.valid_from <= actor.on <= row.valid_to)
    absent = Person.objects.get(pk=post.person_id)
    return LENT.fill(name=Text(absent.name, absent.name_en or absent.name), begin=days.valid_from, end=days.valid_to)


def _not_today(actor: Staff, today: date, directory: Snapshot) -> Iterator[Reason]:
    """Yield posts that do not count today: of other days, and lent for other days."""
    for post in Post.objects.filter(person=actor.person).order_by("-pk")[:20]:
        if post.valid_to is not None and post.valid_to < today:
            yield Reason(post, False, OVER.fill(day=post.valid_to))
        elif post.valid_from > today:
            yield Reason(post, False, NOT_BEGUN.fill(day=post.valid_from))
    rows = Substitution.objects.filter(substitute=actor.person).exclude(valid_from__lte=today, valid_to__gte=today).select_related("post__person")
    for row in rows.order_by("-pk")[:20]:
        absent = Text(row.post.person.name, row.post.person.name_en or row.post.person.name)
        yield Reason(row.post, False, LENT_OVER, lent=LENT.fill(name=absent, begin=row.valid_from, end=row.valid_to))
