"""What the clockwork does by itself: it warns of time limits, records that one was not kept, hands over what an ended unit left."""

from __future__ import annotations

from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.sending import unit_succeeded
from xinqiao.rules.guards.time_limits import breach_unrecorded, duty_runs
from xinqiao.rules.terms import Duty, Party
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Transition

CLOCKWORK_STEPS = (
    Transition(
        name="succeed", label=Text("由承接单位接着办", "let the successor go on"), article="条例§24",
        source=frozenset(S), target=None, by=frozenset({Duty.CLOCKWORK}), seat=Seat.EITHER, guards=(unit_succeeded,),
        tells=(Party.PETITIONER, Party.HANDLING_UNIT, Party.DESK),
        branches=(
            Branch(
                name="office", when=Text("登记单位撤销或者合并", "the registering office has ended"), tells=(Party.PETITIONER, Party.DESK),
                story=Text("原来登记的单位撤销或者合并了，由{office}接着负责，期限不变。", "The office that registered it has ended; {office} goes on, by the same days."),
            ),
            Branch(
                name="both", when=Text("登记单位和承办单位都撤销或者合并", "both have ended"),
                tells=(Party.PETITIONER, Party.HANDLING_UNIT, Party.DESK),
                story=Text(
                    "原来的单位撤销或者合并了，由{unit}接着办，{office}负责联系，期限不变。",
                    "The units in charge have ended; {unit} goes on, {office} keeps in touch, by the same days.",
                ),
            ),
            Branch(
                name="record", when=Text("只是办一部分的单位撤销或者合并", "only a unit with a part of it has ended"), tells=(Party.DESK, Party.HANDLING_UNIT),
                story=Text("有一部分由撤销的单位负责，已由承接它的单位接着办，期限不变。", "A unit with a part of it has ended; its successor goes on with that part, by the same days."),
            ),
            Branch(name="sealed", when=Text("密封的件", "a sealed matter"), tells=(Party.HANDLING_UNIT,)),
        ),
        story=Text("原来的承办单位撤销或者合并了，由{unit}接着办，期限不变。", "The unit that dealt with it has ended; {unit} goes on, by the same days."),
    ),
    Transition(
        name="recount", label=Text("按新日历重算期限", "count the days anew"), article="民法典§203, 条例§34–§36",
        source=frozenset(S) - {S.CLOSED}, target=None, by=frozenset({Duty.CLOCKWORK}), seat=Seat.EITHER,
        tells=(Party.PETITIONER, Party.HANDLING_UNIT),
        branches=(
            Branch(
                name="inner", when=Text("只动了工作人员的内部期限", "only limits between units moved"), tells=(Party.HANDLING_UNIT,),
                story=Text("工作日历改了，工作人员的内部期限重新算过。", "The work calendar changed; limits between the units were counted anew."),
            ),
            Branch(
                name="settled", when=Text("日期没有动，只是不再是暂定的", "no day moved; it is only no longer provisional"),
                story=Text("放假安排公布了，原来暂定的日期不变。", "The official holidays were published; the provisional day stays."),
            ),
        ),
        story=Text("放假安排公布后，日期重新算过，现在是{due}。", "After the official holidays were published the day was counted anew: it is {due} now."),
    ),
    Transition(
        name="breach", label=Text("记录超期", "put a breach on record"), article="条例§28(1), §42, §43",
        is_noting=True, source=frozenset(S), target=None, by=frozenset({Duty.CLOCKWORK}), seat=Seat.EITHER,
        guards=(breach_unrecorded,),
        story=Text("有期限过了还没有办，已经记下。", "A time limit passed with the work undone; that is on record."), is_public=False,
    ),
    Transition(
        name="alert", label=Text("期限预警", "warn of a time limit"), article="条例§28(1), 内部规定",
        is_noting=True, source=frozenset(S), target=None, by=frozenset({Duty.CLOCKWORK}), seat=Seat.EITHER,
        guards=(duty_runs,), tells=(Party.OWING_UNIT,),
        branches=(
            Branch(
                name="serious", when=Text("超期达到规定的天数", "overdue for the days a policy names"),
                tells=(Party.OWING_UNIT, Party.UNIT_HEAD, Party.LEADER),
                story=Text("期限严重超期，已报{unit}负责人和分管领导。", "A time limit is seriously overdue: the head of {unit} and the leader were told."),
            ),
        ),
        story=Text("期限快到或者已过，已提醒{unit}。", "A time limit is near or past: {unit} was warned."), is_public=False,
    ),
)  # fmt: skip
