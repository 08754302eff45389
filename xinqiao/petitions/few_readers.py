"""What few may read at a registering office: on paper on its way to the superior body (ADR-0017), and an accusation before triage (ADR-0020).

Each rule twice, as an expression for lists and as a question about one petition; `tests/attacks/test_few_readers.py` holds both together.
A head or a leader is never let in by standing in for his officer: he may name the substitute himself.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from xinqiao.directory.duties import Staff, holders
from xinqiao.directory.models import Post
from xinqiao.petitions.models import Petition
from xinqiao.rules.conflicts import LINE
from xinqiao.rules.terms import Duty, PetitionStatus

DESK = (Duty.COORDINATOR, Duty.OFFICE_HEAD)
SENDING = (*DESK, Duty.DISCIPLINE)


def is_shut(petition: Petition, actor: Staff, today: date) -> bool:
    """Return whether a petition that few may read is not this member of staff's to read (one query where the office has to be looked at)."""
    if petition.is_kept_close:
        return not _reads_first(petition, actor, today)
    return petition.standing is PetitionStatus.GOING_UP and not _sends(petition, actor, today)


def sent_by(actor: Staff) -> Q:
    """Return what is on its way to the superior body and is his to send.

    Whoever made the letter, and who stands in for him; where he has no such post any more, or his account is switched off, whoever
    could have made it: the discipline duty of the unit, at the registering office its officers (`_of_desk`).
    """
    units, desks = actor.units_with(Duty.DISCIPLINE), actor.units_with(*DESK)
    if not (units or desks):
        return Q(pk__in=())
    place = Coalesce(OuterRef("handling_unit_id"), OuterRef("desk_unit_id"))
    theirs = Q(~Exists(_held(actor.on, *SENDING).filter(person_id=OuterRef("sender_id"), unit_id=place)))
    own = Q(handling_unit__in=sorted(units)) | Q(handling_unit=None, desk_unit__in=sorted(desks))
    left = Q(handling_unit__in=sorted(units)) | (Q(handling_unit=None) & _of_desk(actor))
    return Q(status=PetitionStatus.GOING_UP.value) & ((Q(sender_id__in=sorted(_senders(actor))) & own) | (theirs & left))


def read_first_by(actor: Staff) -> Q:
    """Return what was filed as an accusation and waits for triage, and is his to read: `_of_desk`, and what he took down himself at that office."""
    desks = actor.units_with(Duty.INTAKE, *DESK)
    if not desks:
        return Q(pk__in=())
    return Q(is_kept_close=True) & (_of_desk(actor) | Q(first_receiver=actor.person.pk, desk_unit__in=sorted(desks)))


def not_his_to_send(actor: Staff) -> QuerySet[Petition]:
    """Return what is on its way and is not his to send: in no line and no count of his, whatever his queues hold."""
    return Petition.objects.filter(~sent_by(actor), sender_id__isnull=False)


def not_his_to_read(actor: Staff) -> QuerySet[Petition]:
    """Return what waits for triage and is not his to read; as above."""
    return Petition.objects.filter(~read_first_by(actor), is_kept_close=True)


def _senders(actor: Staff) -> frozenset[int]:
    """Return whose letters he may send: his own, and theirs for whom he stands in, unless he is a head or a leader himself."""
    return frozenset({actor.person.pk}) if actor.absent and actor.own.duties & LINE else actor.everyone


def _sends(petition: Petition, actor: Staff, today: date) -> bool:
    place = petition.handling_unit_id or petition.desk_unit_id
    duties = (Duty.DISCIPLINE,) if petition.handling_unit_id else DESK
    if not actor.duties_in(place) & set(duties):
        return False
    if petition.sender_id in _senders(actor):
        return True
    if any(post.person_id == petition.sender_id for post in holders({place}, SENDING, today)):
        return False
    return bool(petition.handling_unit_id) or _is_of_desk(petition, actor, today)


def _reads_first(petition: Petition, actor: Staff, today: date) -> bool:
    took_it_down = petition.first_receiver_id == actor.person.pk and bool(actor.duties_in(petition.desk_unit_id) & {Duty.INTAKE, *DESK})
    return took_it_down or _is_of_desk(petition, actor, today)


def _of_desk(actor: Staff) -> Q:
    """Return what the actor reads as one of the few at the registering office: its petition officers, or its heads where it has no officer today."""
    officers, heads = _officer_units(actor), actor.units_with(Duty.OFFICE_HEAD)
    nobody = Q(~Exists(_held(actor.on, Duty.COORDINATOR).filter(unit_id=OuterRef("desk_unit_id"))))
    return Q(desk_unit__in=sorted(officers)) | (Q(desk_unit__in=sorted(heads)) & nobody)


def _is_of_desk(petition: Petition, actor: Staff, today: date) -> bool:
    desk = petition.desk_unit_id
    return desk in _officer_units(actor) or (desk in actor.units_with(Duty.OFFICE_HEAD) and not holders({desk}, [Duty.COORDINATOR], today))


def _officer_units(actor: Staff) -> frozenset[int]:
    return (actor.own if actor.absent and actor.own.duties & LINE else actor).units_with(Duty.COORDINATOR)


def _held(on: date, *duties: Duty) -> QuerySet[Post]:
    valid = Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))
    return Post.objects.filter(valid, duty__in=sorted(duty.value for duty in duties), person__is_active=True)


