"""矛盾排查: every unit of the line looks for issues every month and reports, also that it found none (domain §3.1)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.terms import START, Duty
from xinqiao.rules.terms_sweep import SWEEPERS
from xinqiao.rules.terms_sweep import SweepStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

OURS = "内部规定（矛盾排查制度）"
ZERO = Branch(name="zero", when=Text("当月没有要记的", "nothing was found"), target=S.SWEEP_ZERO, story=Text("报了零报告：看过了，没有发现问题。", "Reported that nothing was found."))

SWEEP = Procedure(
    "sweep", S, date(2022, 5, 1),
    Transition(
        name="open_sweep", label=Text("开始当月排查", "begin the sweep of a month"), article=OURS, source=frozenset({START}), target=S.SWEEPING,
        by=frozenset({Duty.CLOCKWORK}), seat=Seat.RECORD, story=Text("当月的排查开始了。", "The sweep of the month began."),
    ),
    Transition(
        name="report_sweep", label=Text("报当月排查", "report the sweep of a month"), article=OURS, source=frozenset({S.SWEEPING}), target=S.SWEEP_REPORTED,
        by=SWEEPERS, seat=Seat.RECORD, branches=(ZERO,), story=Text("报了当月的排查。", "The sweep of the month was reported."),
    ),
    Transition(
        name="note_sweep_missed", label=Text("记下到期没有报", "note that no report came"), article=OURS, source=frozenset({S.SWEEPING}), target=S.SWEEP_MISSED,
        by=frozenset({Duty.CLOCKWORK}), seat=Seat.RECORD, is_noting=True, story=Text("到了日子没有报，等单位负责人补报。", "The day passed without a report; the head reports late."),
    ),
    Transition(
        name="report_sweep_late", label=Text("补报当月排查", "report the sweep late"), article=OURS, source=frozenset({S.SWEEP_MISSED}), target=S.SWEEP_REPORTED,
        by=frozenset({Duty.UNIT_HEAD}), seat=Seat.RECORD, branches=(ZERO,), story=Text("单位负责人补报了，写明了为什么晚。", "The head reported late and said why."),
    ),
)  # fmt: skip
