"""“A代B”: how a document names a substitute (代理) who takes a step in somebody's place, where it names who acts at all (ADR-0015)."""

from __future__ import annotations

from xinqiao.directory.duties import Staff
from xinqiao.directory.models import Person
from xinqiao.petitions import recusing
from xinqiao.petitions.step import Step
from xinqiao.rules.text import Text

FOR = Text("{own}代{absent}", "{own} for {absent}")


def by_name(step: Step) -> Text | None:
    """Return “A代B” for papers that only colleagues read; None where nobody stands in (one query, none for None)."""
    if step.stands_for is None or not isinstance(step.actor, Staff):
        return None
    return FOR.fill(own=_named(step.actor.person), absent=_named(Person.objects.get(pk=step.stands_for)))


def by_post(step: Step, person_id: int | None) -> Text | None:
    """Return “A代B” by their posts, for papers that the petitioner reads, where the step is taken in the place of `person_id` (two queries)."""
    if step.stands_for is None or step.stands_for != person_id or step.actor.person_id is None:
        return None
    return FOR.fill(own=recusing.chair_title(step.actor.person_id, step.today), absent=recusing.chair_title(step.stands_for, step.today))


def _named(person: Person) -> Text:
    return Text(person.name, person.name_en or person.name)
