"""The life of a referral (转送/交办件): what a unit does with a matter sent to it, 条例§23(3)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import FIRST_CONTACT, OBJECT, REPORT, TAKE_OVER, TELL_BY_UNIT
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.answering import answer_served
from xinqiao.rules.guards.sending import objection_open
from xinqiao.rules.guards.time_limits import in_time, more_time_asked, more_time_not_asked, report_owed
from xinqiao.rules.procedures.who import DESK, UNIT
from xinqiao.rules.terms import START, DocumentKind, Duty, Party
from xinqiao.rules.terms import ReferralStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure, Transition

REFERRAL = Procedure(
    "referral", S, date(2022, 5, 1),
    Transition(
        name="send", label=Text("发出转交件", "send the referral"), article="条例§23(1)",
        is_inner=True, source=frozenset({START}), target=S.SENT, by=DESK, starts=(TELL_BY_UNIT, OBJECT, TAKE_OVER, FIRST_CONTACT),
        story=Text("转交件已发给{unit}。", "The referral went to {unit}."), is_public=False,
    ),
    Transition(  # no time to object begins: who is competent is decided
        name="send_designated", label=Text("发出指定承办件", "send the referral of a named unit"), article="条例§24",
        is_inner=True, source=frozenset({START}), target=S.SENT, by=frozenset({Duty.LEADER}), seat=Seat.OUTSIDE,
        starts=(TELL_BY_UNIT, TAKE_OVER, FIRST_CONTACT),
        story=Text("转交件已发给指定的{unit}。", "The referral went to {unit}, which was named."), is_public=False,
    ),
    Transition(
        name="take_over", label=Text("签收", "take over"), article="条例§23(3)",
        source=frozenset({S.SENT}), target=S.TAKEN_OVER, by=UNIT | {Duty.UNIT_HEAD}, seat=Seat.UNIT, stops=(TAKE_OVER,),
        story=Text("{unit}签收了。", "{unit} took it over."),
    ),
    Transition(
        name="decline", label=Text("提出异议退回", "decline"), article="条例§23(3)",
        source=frozenset({S.SENT, S.TAKEN_OVER}), target=S.DECLINED, by=UNIT | {Duty.UNIT_HEAD}, seat=Seat.UNIT,
        guards=(objection_open, in_time(OBJECT)), stops=(OBJECT, TAKE_OVER), issues=(DocumentKind.OBJECTION,), tells=(Party.DESK,),
        story=Text("{unit}认为不归它办，正在核实；在此期间仍由{unit}负责。", "{unit} thinks it is not competent; until that is decided it stays in charge."),
    ),
    Transition(
        name="give_back", label=Text("收回转交件", "end the referral"), article="条例§23(3)",
        is_inner=True, source=frozenset({S.SENT, S.TAKEN_OVER, S.DECLINED}), target=S.RETURNED, by=DESK | {Duty.DISCIPLINE}, seat=Seat.OFFICES,
        stops=(OBJECT, REPORT, TAKE_OVER, FIRST_CONTACT),
        story=Text("{unit}的转交件已收回。", "The referral to {unit} was ended."), is_public=False,
    ),
    Transition(
        name="insist", label=Text("不同意退回", "do not agree to the return"), article="条例§23(3)",
        source=frozenset({S.DECLINED}), target=S.TAKEN_OVER, by=DESK, issues=(DocumentKind.OBJECTION_FINDING,), tells=(Party.HANDLING_UNIT,),
        story=Text("核实后仍由{unit}办理。", "It was verified: {unit} deals with it."),
    ),
    Transition(
        name="report", label=Text("报告办理结果", "report the result"), article="条例§22(3)",
        source=frozenset({S.TAKEN_OVER}), target=S.REPORTED, by=UNIT | {Duty.UNIT_HEAD}, seat=Seat.UNIT,
        guards=(report_owed, answer_served), issues=(DocumentKind.RESULT_REPORT,), tells=(Party.DESK,),
        story=Text("{unit}向{office}报告了办理结果。", "{unit} reported the result to {office}."), is_public=False,
    ),
    Transition(
        name="ask_more_time", label=Text("申请推迟报告", "ask to report later"), article="条例§22(3)",
        source=frozenset({S.TAKEN_OVER}), target=None, by=UNIT | {Duty.UNIT_HEAD}, seat=Seat.UNIT,
        guards=(report_owed, in_time(REPORT), more_time_not_asked), tells=(Party.DESK,),
        story=Text("{unit}向{office}申请推迟到{due}报告结果。", "{unit} asked {office} to report by {due} instead."), is_public=False,
    ),
    Transition(
        name="grant_time", label=Text("同意推迟报告", "agree to a later report"), article="条例§22(3)",
        source=frozenset({S.TAKEN_OVER}), target=None, by=DESK, guards=(more_time_asked, report_owed), tells=(Party.HANDLING_UNIT,),
        story=Text("{office}同意{unit}推迟到{due}报告结果。", "{office} agreed that {unit} reports by {due}."), is_public=False,
    ),
    Transition(
        name="refuse_time", label=Text("不同意推迟报告", "do not agree to a later report"), article="条例§22(3)",
        source=frozenset({S.TAKEN_OVER}), target=None, by=DESK, guards=(more_time_asked,), tells=(Party.HANDLING_UNIT,),
        story=Text("{office}没有同意{unit}推迟报告。", "{office} did not agree that {unit} reports later."), is_public=False,
    ),
    Transition(
        name="accept_report", label=Text("认可办结报告", "accept the report"), article="条例§22(3)",
        source=frozenset({S.REPORTED}), target=S.CONCLUDED, by=DESK, stops=(REPORT,), tells=(Party.HANDLING_UNIT,),
        story=Text("{office}认可了{unit}的办结报告。", "{office} accepted the report of {unit}."), is_public=False,
    ),
    Transition(
        name="send_report_back", label=Text("退回办结报告", "send the report back"), article="条例§22(3), §28(1)",
        source=frozenset({S.REPORTED}), target=S.TAKEN_OVER, by=DESK, tells=(Party.HANDLING_UNIT,),  # the day stays
        story=Text("{office}退回{unit}的办结报告，要求重报。", "{office} sent the report of {unit} back for a better one."), is_public=False,
    ),
)  # fmt: skip
