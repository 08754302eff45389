"""承诺事项: what was promised is owned by a unit, has a day, is proven kept or explained to the petitioner (条例§32)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import KEEP_PROMISE
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.records import goes_on, petition_in
from xinqiao.rules.procedures.who import HEAD, UNIT
from xinqiao.rules.terms import START, DocumentKind, Duty, Party
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms import PromiseStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure, Transition

OPEN_PROMISES = (S.PROMISED,)

PROMISE = Procedure(
    "promise", S, date(2022, 5, 1),
    Transition(
        name="promise", label=Text("登记承诺", "record a promise"), article="条例§32",
        source=frozenset({START}), target=S.PROMISED, by=UNIT | HEAD, seat=Seat.UNIT,
        guards=(petition_in(P.ACCEPTED, P.DRAFTED, P.SIGNED, P.REPLIED, P.DIVERTED),), starts=(KEEP_PROMISE,), issues=(DocumentKind.PROMISE_ORDER,),
        tells=(Party.PETITIONER, Party.RECORD_UNIT),
        story=Text("{unit}答应了一件事，{due}前做到。", "{unit} promised something, to be kept by {due}."),
    ),
    Transition(
        name="promise_by_settlement", label=Text("登记协议里的承诺", "record what a settlement promises"), article="条例§33",
        source=frozenset({START}), target=S.PROMISED, by=frozenset({Duty.CLOCKWORK}), seat=Seat.UNIT, is_inner=True,
        starts=(KEEP_PROMISE,), issues=(DocumentKind.PROMISE_ORDER,), tells=(Party.PETITIONER, Party.RECORD_UNIT),
        story=Text("按协议，{unit}{due}前做到一件事。", "By the settlement {unit} does something by {due}."),
    ),
    Transition(
        name="promise_by_reception", label=Text("登记接待时答应的事", "record what was promised at a reception"), article="条例§32, 内部规定（领导接待日制度）",
        source=frozenset({START}), target=S.PROMISED, by=frozenset({Duty.CLOCKWORK}), seat=Seat.UNIT, is_inner=True,
        starts=(KEEP_PROMISE,), issues=(DocumentKind.PROMISE_ORDER,), tells=(Party.PETITIONER, Party.RECORD_UNIT),
        story=Text("接待时说定：{unit}{due}前做到一件事。", "At the reception it was decided that {unit} does something by {due}."),
    ),
    Transition(  # taken by the visit (outreach.steps.promise_at_visit), in its transaction
        name="promise_by_visit", label=Text("登记下访时答应的事", "record what was promised on a visit"), article="条例§32, 内部规定（下访制度）",
        source=frozenset({START}), target=S.PROMISED, by=frozenset({Duty.CLOCKWORK}), seat=Seat.UNIT, guards=(goes_on,),
        starts=(KEEP_PROMISE,), issues=(DocumentKind.PROMISE_ORDER,), tells=(Party.PETITIONER, Party.RECORD_UNIT),
        story=Text("下访时答应了：{unit}{due}前做到一件事。", "On a visit it was promised that {unit} does something by {due}."),
    ),
    Transition(
        name="keep_promise", label=Text("承诺已落实", "show that it was kept"), article="条例§32, 内部规定",
        source=frozenset({S.PROMISED}), target=S.KEPT, by=UNIT | HEAD, seat=Seat.RECORD, stops=(KEEP_PROMISE,), issues=(DocumentKind.PROMISE_PROOF,),
        tells=(Party.PETITIONER, Party.DESK, Party.HANDLING_UNIT),
        story=Text("{unit}答应的事做到了。", "{unit} kept what was promised."),
    ),
    Transition(
        name="explain_promise", label=Text("说明未能落实", "explain why it was not kept"), article="条例§32, 内部规定",
        source=frozenset({S.PROMISED}), target=S.EXPLAINED, by=HEAD, seat=Seat.RECORD, stops=(KEEP_PROMISE,),
        tells=(Party.PETITIONER, Party.DESK, Party.HANDLING_UNIT),
        story=Text("{unit}答应的事没有做到，原因写给您了。", "{unit} did not keep what was promised, and wrote you why."),
    ),
)  # fmt: skip
