"""What a transition is, and who may make it when. Values in, a refusal sentence out; the guards stand in `rules.guards`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from xinqiao.rules.clocks import Clock
from xinqiao.rules.facts import Facts, Guard, Seat
from xinqiao.rules.terms import DocumentKind, Duty, Party, Term
from xinqiao.rules.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Another way a step can end, chosen by what was entered; it replaces the row's consequences."""

    name: str
    when: Text
    target: Term | None = None  # None: the status stays
    stops: tuple[Clock, ...] = ()
    starts: tuple[Clock, ...] = ()
    issues: tuple[DocumentKind, ...] = ()
    supersedes: tuple[DocumentKind, ...] = ()  # of these, what was not served yet is served no more: it would tell what is over
    tells: tuple[Party, ...] = ()
    story: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One step of a procedure, declared once and read by everything. `target` None: the status stays."""

    name: str
    label: Text
    article: str
    source: frozenset[Term]
    target: Term | None
    by: frozenset[Duty]
    seat: Seat = Seat.DESK
    guards: tuple[Guard, ...] = ()
    stops: tuple[Clock, ...] = ()
    starts: tuple[Clock, ...] = ()
    issues: tuple[DocumentKind, ...] = ()
    supersedes: tuple[DocumentKind, ...] = ()  # of these, what was not served yet is served no more: it would tell what is over
    tells: tuple[Party, ...] = ()
    branches: tuple[Branch, ...] = ()
    story: Text  # the sentence of the timeline; gaps: unit, office, documents, days, due
    is_public: bool = True  # does the petitioner read it in the timeline?
    is_inner: bool = False  # taken within another step only, by whoever takes that: no button, no form
    is_noting: bool = False  # the clockwork notes what the days say; nobody decides anything by it, so a form that is open stays good

    def refusal(self, facts: Facts) -> Text | None:
        """Return why the step is refused, in words for the user; None if it is open."""
        if facts.capacities:
            refused = [self.refusal(each) for each in facts.capacities]
            missing = self._missing_duty()  # says less than what stands in the way of whoever has the duty
            return None if None in refused else next((words for words in refused if words != missing), missing)
        if facts.status not in self.source:
            return _wrong_status(facts.status, self.label)
        if facts.is_disposed:
            return DISPOSED
        if facts.is_recused:
            return RECUSED
        if not self.by & facts.duties(self.seat):
            return self._missing_duty()
        return next((words for guard in self.guards if (words := guard(facts))), None)

    def _missing_duty(self) -> Text:
        return _wrong_duty(self.by, self.seat, self.label)

    def branch(self, name: str | None) -> Transition | Branch:
        """Return the consequences that apply: the row's own, or those of the branch `name`."""
        if name is None:
            return self
        return next(branch for branch in self.branches if branch.name == name)


WRONG_STATUS = Text("现在是“{status}”，办不了“{step}”。", "It is “{status}” now; the step “{step}” cannot be taken.")
RECUSED = Text("您在这件事上已经回避，不能再办它的任何一步（条例§28(3)）。", "You are recused from this matter and take no step in it any more (条例§28(3)).")
DISPOSED = Text("这件的内容已经按规定销毁，不能再办。", "Its content was disposed of: nothing can be done with it any more.")
WRONG_DUTY = Text("只有{duty}可以{step}。", "Only the {duty} may take the step “{step}”.")


@cache  # a page asks for all rows of a table, and reads few of the reasons
def _wrong_status(status: Term, step: Text) -> Text:
    return WRONG_STATUS.fill(status=status, step=step)


@cache
def _wrong_duty(duties: frozenset[Duty], seat: Seat, step: Text) -> Text:
    return WRONG_DUTY.fill(duty=_either(duties, seat), step=step)


def _either(duties: frozenset[Duty], seat: Seat) -> Text:
    ordered = [duty for duty in Duty if duty in duties]
    words = Text("、".join(d.zh for d in ordered), " or ".join(d.en for d in ordered))
    return Text("承办单位以外的{duty}", "{duty} outside the handling unit").fill(duty=words) if seat is Seat.OUTSIDE else words


class Procedure:
    """The transitions of one kind of record, in the order a reader expects, in force from a date."""

    def __init__(self, kind: str, statuses: type[Term], in_force_from: date, *transitions: Transition) -> None:
        self.kind, self.statuses, self.in_force_from = kind, statuses, in_force_from
        self.by_name = {transition.name: transition for transition in transitions}

    def __iter__(self) -> Iterable[Transition]:
        return iter(self.by_name.values())

    def open_to(self, facts: Facts) -> list[Transition]:
        """Return the transitions that are open now to the actor described by `facts`."""
        return [t for t in self.by_name.values() if t.refusal(facts) is None]

    def closed_to(self, facts: Facts) -> list[tuple[Transition, Text]]:
        """Return the transitions whose status fits but which are refused, each with the reason."""
        fitting = (t for t in self.by_name.values() if facts.status in t.source)
        return [(t, words) for t in fitting if (words := t.refusal(facts))]
