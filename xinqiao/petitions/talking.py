"""Who may sit in a talk with the petitioner, and which unit it counts for."""

from __future__ import annotations

from datetime import date

from xinqiao.directory.duties import holders
from xinqiao.directory.models import Post
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.step import Step
from xinqiao.rules.procedures.talk import TALKERS
from xinqiao.rules.terms import Duty


def may_be_there(dossier: Dossier, today: date) -> list[Post]:
    """Return the posts of those who may have been there too: of the unit in charge or the registering office, not stepped aside (one query)."""
    posts = holders({dossier.responsible_unit_id, dossier.petition.desk_unit_id}, TALKERS | {Duty.INTAKE}, today)
    return [post for post in posts if post.person_id not in dossier.aside(today)]


def unit_of(step: Step) -> int:
    """Return the unit of whoever talked: the registering office if he works there and not in the unit in charge, else the unit in charge."""
    dossier = step.dossier
    is_of_desk = step.actor.duties_in(dossier.petition.desk_unit_id) and not step.actor.duties_in(dossier.responsible_unit_id)
    return dossier.petition.desk_unit_id if is_of_desk else dossier.responsible_unit_id
