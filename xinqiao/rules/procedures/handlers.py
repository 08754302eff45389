"""承办: the head of the unit names who in it deals with the matter, and who helps (条例§28(1)). Whoever has an interest in it declares that."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.records import none_open, petition_in
from xinqiao.rules.procedures.who import HEAD
from xinqiao.rules.terms import START, DocumentKind, Party, RecordKind
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms_handling import HandlersStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure, Transition

HANDLED = petition_in(P.ACCEPTED, P.DRAFTED)

HANDLERS = Procedure(
    "handlers", S, date(2022, 5, 1),
    Transition(
        name="name_handlers", label=Text("确定承办人", "name the handlers"), article="条例§28(1)",
        source=frozenset({START}), target=S.NAMED, by=HEAD, seat=Seat.UNIT, guards=(HANDLED, none_open(RecordKind.HANDLERS, S.NAMED)),
        issues=(DocumentKind.HANDLING_SLIP,), tells=(Party.HANDLING_UNIT,), is_public=False,
        story=Text("{unit}负责人确定了由谁承办。", "The head of {unit} named who deals with it."),
    ),
    Transition(  # a colleague stepped aside, is away, or the matter has come to another unit
        name="change_handlers", label=Text("更换承办人", "change the handlers"), article="条例§28(1), §28(3)",
        source=frozenset({S.NAMED}), target=S.NAMED, by=HEAD, seat=Seat.UNIT, guards=(HANDLED,),
        issues=(DocumentKind.HANDLING_SLIP,), tells=(Party.HANDLING_UNIT,), is_public=False,
        story=Text("{unit}负责人换了承办人。", "The head of {unit} changed who deals with it."),
    ),
)  # fmt: skip
