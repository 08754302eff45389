"""What a transition is, and who may make it when. Values in, a refusal sentence out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TypeAlias

from xinqiao.rules.clocks import (
    EXTENSION_CAP_DAYS,
    FIRST_CONTACT,
    OBJECT,
    READ_REOPEN,
    REPORT,
    Binds,
    Clock,
    clock_of,
)
from xinqiao.rules.terms import DocumentKind, Duty, Party, Path, RecordKind, ReferralStatus, Term, UrgentReport
from xinqiao.rules.text import Text


class Seat(Enum):
    """In which unit a duty must be held for a step: where it was registered, or where it is handled."""

    DESK = "desk"
    UNIT = "unit"  # the handling unit; the registering office itself while there is none
    EITHER = "either"
    RECORD = "record"  # the unit that a linked record names: the reviewing body, whoever must keep a promise
    ANY = "any"  # the registering office, the handling unit, or a leader above
    OFFICES = "offices"  # the registering office, a petition office above it, or the discipline duty of its organisation or above
    OUTSIDE = "outside"  # the registering office unless it handles the matter itself, a petition office or a leader above; never who handles it


NO_DUTIES: frozenset[Duty] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The values about one record that guards may look at. A guard that wants a query lacks a field here."""

    status: Term
    today: date
    desk_duties: frozenset[Duty] = NO_DUTIES  # what the actor may do in the registering office
    unit_duties: frozenset[Duty] = NO_DUTIES  # what the actor may do in the handling unit
    outside_duties: frozenset[Duty] = NO_DUTIES  # what the actor may do as somebody who has no part in the handling
    tying_duties: frozenset[Duty] = NO_DUTIES  # what he may do at a petition office above, or as the discipline duty of the house, when it is said whom it complains about
    record_duties: frozenset[Duty] = NO_DUTIES  # what the actor may do in the unit of the linked record
    reviewing_duties: frozenset[Duty] = NO_DUTIES  # what the actor may do in a unit that reviews the petition now
    petition_status: Term | None = None  # where the petition stands, when `status` is that of a record linked to it
    records: Mapping[RecordKind, frozenset[Term]] = field(default_factory=dict)  # linked records: kind -> the statuses they stand in
    is_other_member: bool = False  # is the actor a co-signer, and the record about another?
    watcher: Duty | None = None  # which duty watches over the petitioner, where the record is such a watch
    second: Duty | None = None  # whose queue has what a second person confirms, where it is not the head's
    has_handled: bool = False  # did the actor himself take a step in the handling? (asked for reviews only)
    is_recused: bool = False  # the actor was taken off this matter (条例§28(3))
    is_subject: bool = False  # the linked record is about the actor himself
    is_report_missing: bool = False  # a policy asks for a report of the investigation, and there is none
    due: Mapping[str, date] = field(default_factory=dict)  # running clocks by name -> the day that counts
    breached: frozenset[str] = frozenset()  # running clocks of which the breach is on record
    is_led: bool = False  # a leader set the linked record going
    extended_days: int = 0  # calendar days granted so far on HANDLE
    extension_asked_days: int = 0  # 0 = nothing asked
    paths: frozenset[Path] = frozenset()
    claims_open: int = 0  # claims without a conclusion
    unserved: frozenset[DocumentKind] = frozenset()
    overtaken: frozenset[DocumentKind] = frozenset()  # served no more, but may have arrived before; proof of that is still taken
    referral: ReferralStatus | None = None
    hops: int = 0  # how many units it was sent to that no longer have it: ended referrals
    is_drafter: bool = False  # did the actor himself write the draft that waits?
    is_answered: bool = False  # the written answer was served
    is_hazard: bool = False  # a safety hazard: goes on ex officio
    is_withdrawal_asked: bool = False
    is_own: bool = False  # the registering office handles it itself
    urgent: UrgentReport | None = None  # how far its report as major and urgent has come; None: it is not
    urgent_until: date | None = None  # the day on which a head must have acknowledged it
    is_more_time_asked: bool = False  # the unit asks its sender to report later
    has_heir: bool = False  # a unit in charge no longer exists, and another succeeds it
    is_anonymous: bool = False
    is_rated: bool = False
    is_office_blamed: bool = False  # rated: dissatisfied with the registering office itself
    rating_until: date | None = None  # last day on which a rating is taken; None = not open
    capacities: tuple[Facts, ...] = ()  # a substitute (代理): the same in each capacity, by his own posts first; he acts in one, never in a mixture
    is_disposed: bool = False  # its content was disposed of: nothing can be done with it any more
    is_anything_owed: bool = False  # is there a line on anybody's worklist?
    kept_until: date | None = None  # last day of its period (rules.retention); None: not known, or for ever
    is_held: bool = False  # a legal hold covers it
    is_told_in_writing: bool = False  # a paper that ends the matter was served

    def duties(self, seat: Seat) -> frozenset[Duty]:
        """Return the actor's duties that count for a step at `seat`."""
        if seat in (Seat.DESK, Seat.OFFICES):
            return self.desk_duties | (self.tying_duties if seat is Seat.OFFICES else NO_DUTIES)
        if seat is Seat.OUTSIDE:
            return self.outside_duties
        if seat is Seat.ANY:
            return self.desk_duties | self.unit_duties | self.outside_duties
        if seat is Seat.RECORD:
            return self.record_duties
        return self.unit_duties if seat is Seat.UNIT else self.desk_duties | self.unit_duties | self.reviewing_duties

    def overdue(self, clock: Clock) -> bool:
        """Return whether `clock` runs and its last day has passed."""
        due_on = self.due.get(clock.name)
        return due_on is not None and self.today > due_on


Guard: TypeAlias = Callable[[Facts], Text | None]


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
            return WRONG_STATUS.fill(status=facts.status, step=self.label)
        if facts.is_disposed:
            return DISPOSED
        if facts.is_recused:
            return RECUSED
        if not self.by & facts.duties(self.seat):
            return self._missing_duty()
        return next((words for guard in self.guards if (words := guard(facts))), None)

    def _missing_duty(self) -> Text:
        return WRONG_DUTY.fill(duty=_either(self.by, self.seat), step=self.label)

    def branch(self, name: str | None) -> Transition | Branch:
        """Return the consequences that apply: the row's own, or those of the branch `name`."""
        if name is None:
            return self
        return next(branch for branch in self.branches if branch.name == name)


WRONG_STATUS = Text("“{status}”的件现在不能{step}。", "A matter that is “{status}” cannot take the step “{step}” now.")
RECUSED = Text("您在这件事上已经回避，不能再办它的任何一步（条例§28(3)）。", "You are recused from this matter and take no step in it any more (条例§28(3)).")
DISPOSED = Text("这件的内容已经按规定销毁，不能再办。", "Its content was disposed of: nothing can be done with it any more.")
WRONG_DUTY = Text("只有{duty}可以{step}。", "Only the {duty} may take the step “{step}”.")


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


# Guards. Each returns the refusal sentence; a factory's parameter is part of the table row.


def in_time(clock: Clock) -> Guard:
    """Refuse once the clock's last day has passed."""

    def guard(facts: Facts) -> Text | None:
        if not facts.overdue(clock):
            return None
        late = Text("{clock}已于 {day} 届满（{article}）。", "The {clock} ended on {day} ({article}).")
        return late.fill(clock=clock, day=facts.due[clock.name].isoformat(), article=clock.article)

    return guard


def objection_open(facts: Facts) -> Text | None:
    """Refuse once the clock to object has stopped, or where none runs: accepted, decided by the sender, named by a leader."""
    if OBJECT.name in facts.due:
        return None
    return Text("异议期已经结束：已受理、异议已核实过，或者是领导指定的。", "The time to object is over: accepted already, an objection was decided, or a leader named the unit.")


def path_in(*paths: Path) -> Guard:
    """Refuse unless every claim follows one of `paths`."""

    def guard(facts: Facts) -> Text | None:
        wrong = next((path for path in Path if path in facts.paths and path not in paths), None)
        if wrong is None:
            return None
        if facts.paths & set(paths):
            return Text(
                "有的诉求项甄别为“{path}”，要先为它走那条途径；如有误，请重新甄别。",
                "Some claims were triaged as “{path}”; they must take that path first. Triage it again if that is wrong.",
            ).fill(path=wrong)
        return Text(
            "此件甄别为“{path}”，不能走这一步；如有误，请重新甄别。",
            "This matter was triaged as “{path}”; this step does not apply. Triage it again if that is wrong.",
        ).fill(path=wrong)

    return guard


def some_path_in(*paths: Path) -> Guard:
    """Refuse unless at least one claim follows one of `paths`."""

    def guard(facts: Facts) -> Text | None:
        if not facts.paths or facts.paths & set(paths):
            return None
        wrong = next(path for path in Path if path in facts.paths)
        return Text(
            "此件甄别为“{path}”，不能走这一步；如有误，请重新甄别。",
            "This matter was triaged as “{path}”; this step does not apply. Triage it again if that is wrong.",
        ).fill(path=wrong)

    return guard


def referral_not_declined(facts: Facts) -> Text | None:
    """Refuse while the unit's objection is open (条例§23(3))."""
    if facts.referral is not ReferralStatus.DECLINED:
        return None
    return Text("承办单位已提出异议，请先核实异议。", "The unit has objected; decide the objection first.")


def referral_declined(facts: Facts) -> Text | None:
    """Refuse unless the unit has objected (条例§23(3))."""
    if facts.referral is ReferralStatus.DECLINED:
        return None
    return Text("承办单位没有提出异议。", "The unit has not objected.")


MOST_HOPS = 2  # the third unit is named by a leader (条例§24, §28(1); how many times is policy)


def hops_left(facts: Facts) -> Text | None:
    """Refuse to send it to a third unit: after two that no longer have it a leader decides (条例§24)."""
    if facts.hops < MOST_HOPS:
        return None
    return Text(
        "已经有 {n} 个单位退回或被收回，不能再转：请上级领导指定承办单位（条例§24）；自己能办的，可以直接受理。",
        "It came back from {n} units; it is not sent on again: a leader above names the unit (条例§24), or you accept it yourselves.",
    ).fill(n=facts.hops)


def in_other_hands(facts: Facts) -> Text | None:
    """Refuse what only makes sense while another unit than the registering office is in charge."""
    return Text("这件由登记单位自己办，材料就在手边。", "The registering office handles it itself and has the files at hand.") if facts.is_own else None


def hops_used_up(facts: Facts) -> Text | None:
    """Refuse while the office itself may still send it."""
    if facts.hops >= MOST_HOPS:
        return None
    return Text("还没有退回两次，由信访办转送、交办。", "It has not come back twice: the petition office sends it.")


def extension_asked(facts: Facts) -> Text | None:
    """Refuse unless the handler has asked for an extension."""
    if facts.extension_asked_days:
        return None
    return Text("还没有人申请延期。", "Nobody has asked for an extension.")


def extension_not_asked(facts: Facts) -> Text | None:
    """Refuse a second request while one is open."""
    if not facts.extension_asked_days:
        return None
    return Text("延期申请正在审批，请等结果。", "An extension is already waiting for approval.")


def extension_left(facts: Facts) -> Text | None:
    """Refuse when all extensions together would exceed 30 calendar days (条例§34)."""
    if facts.extended_days + max(facts.extension_asked_days, 1) <= EXTENSION_CAP_DAYS:
        return None
    return Text(
        "延期合计不得超过 30 日，已延 {days} 日（条例§34）。",
        "Extensions may not exceed 30 days in all; {days} days were granted (条例§34).",
    ).fill(days=facts.extended_days)


def every_claim_concluded(facts: Facts) -> Text | None:
    """Refuse an answer that leaves a claim without a conclusion (条例§32)."""
    if facts.claims_open == 0:
        return None
    return Text(
        "还有 {n} 个诉求项没有结论，请逐项答复（条例§32）。",
        "{n} claims have no conclusion yet; answer item by item (条例§32).",
    ).fill(n=facts.claims_open)


def signer_did_not_draft(facts: Facts) -> Text | None:
    """Refuse whoever wrote the draft himself: two people stand behind every answer."""
    if not facts.is_drafter:
        return None
    return Text(
        "这份答复是您自己起草的，起草人不能签发，请由另一位有签发权的人签发。",
        "You drafted this answer yourself; somebody else with the power to sign must sign it.",
    )


def something_to_serve(facts: Facts) -> Text | None:
    """Refuse when every document has been served, and no notice that was overtaken may have arrived before that."""
    if facts.unserved or facts.overtaken:
        return None
    return Text("没有待送达的文书。", "No document is waiting to be served.")


def all_served(facts: Facts) -> Text | None:
    """Refuse while a document is not served (domain §2.5)."""
    if not facts.unserved:
        return None
    return Text("还有文书没有送达：{kinds}。", "Not yet served: {kinds}.").fill(
        kinds=Text(
            "、".join(kind.zh for kind in DocumentKind if kind in facts.unserved),
            ", ".join(kind.en for kind in DocumentKind if kind in facts.unserved),
        )
    )


def breach_unrecorded(facts: Facts) -> Text | None:
    """Refuse unless the last day of a running duty has passed and that is not on record yet."""
    if any(
        clock_of(name).breached_on(due_on, facts.today) for name, due_on in facts.due.items() if name not in facts.breached
    ):
        return None
    return Text("没有新超期的期限。", "No time limit has newly passed.")


def duty_runs(facts: Facts) -> Text | None:
    """Refuse where no duty has a time limit running."""
    if any(clock_of(name).is_duty and clock_of(name).binds is Binds.STAFF for name in facts.due):
        return None
    return Text("没有正在走的办理期限。", "No time limit of ours is running.")


def unit_succeeded(facts: Facts) -> Text | None:
    """Refuse while the units in charge exist, or where none succeeds them (条例§24)."""
    if facts.has_heir:
        return None
    return Text("这件的单位都还在，或者撤销了但没有承接单位。", "The units in charge still exist, or nobody succeeds them.")


def contact_owed(facts: Facts) -> Text | None:
    """Refuse where no first contact is owed, or it was made."""
    if FIRST_CONTACT.name in facts.due:
        return None
    return Text("已经联系过了，或者这件不用首次联系；以后的联系请写留言。", "The first contact was made, or none is owed; write a remark for later ones.")


def left_a_way_to_reach(facts: Facts) -> Text | None:
    """Refuse for an anonymous petitioner: he is reached by a remark only."""
    if not facts.is_anonymous:
        return None
    return Text("匿名的件没有电话可打：请写留言，留言就算首次联系。", "An anonymous petitioner has no phone: write a remark, which counts as the first contact.")


def report_owed(facts: Facts) -> Text | None:
    """Refuse where no report is owed: forwarded, or the report was accepted."""
    if REPORT.name in facts.due:
        return None
    return Text("这件不欠办结报告：是转送的，或者报告已经认可。", "No report is owed: it was forwarded, or the report was accepted.")


def more_time_asked(facts: Facts) -> Text | None:
    """Refuse unless the unit has asked its sender for more time to report."""
    return None if facts.is_more_time_asked else Text("承办单位没有申请推迟报告。", "The unit has not asked to report later.")


def more_time_not_asked(facts: Facts) -> Text | None:
    """Refuse a second request while the sender has not decided the first."""
    return Text("已经申请过推迟，等交办单位决定。", "More time was asked for; the sender decides.") if facts.is_more_time_asked else None


def answer_served(facts: Facts) -> Text | None:
    """Refuse until the petitioner has the written answer (条例§22(3), §32)."""
    if facts.is_answered:
        return None
    return Text("书面答复还没有送达，办结不了。", "The written answer has not been served, so nothing is finished yet.")


def report_accepted(facts: Facts) -> Text | None:
    """Refuse while the sender has not accepted the report that an assigned matter owes (条例§22(3))."""
    if REPORT.name not in facts.due:
        return None
    return Text("这件是交办的：承办单位的办结报告认可以后才能办结。", "This matter was assigned: it is closed once the unit's report is accepted.")


def not_rated(facts: Facts) -> Text | None:
    """Refuse a second rating."""
    return Text("您已经评价过了。", "You have already rated this.") if facts.is_rated else None


def rating_open(facts: Facts) -> Text | None:
    """Refuse a rating before the answer was served or after the window."""
    if facts.rating_until is not None and facts.today <= facts.rating_until:
        return None
    return Text("现在不在评价时间内。", "The time for rating is not open.")


EX_OFFICIO = Text(
    "检举控告和安全隐患依职权继续办，不因撤回而停止。",
    "Accusations and safety hazards are pursued ex officio; a withdrawal does not stop them.",
)


def not_accusation(facts: Facts) -> Text | None:
    """Refuse for an accusation, which is pursued ex officio."""
    return EX_OFFICIO if Path.ACCUSATION in facts.paths else None


def not_ex_officio(facts: Facts) -> Text | None:
    """Refuse for what is pursued ex officio: accusations and safety hazards (category 09, 01–03)."""
    return EX_OFFICIO if facts.is_hazard else not_accusation(facts)


def triaged_first(facts: Facts) -> Text | None:
    """Refuse before triage: what may be an accusation or a safety hazard is not ended unread."""
    if facts.paths:
        return None
    return Text("先甄别，才知道能不能撤回：检举控告和安全隐患不能停。", "Triage it first: an accusation or a safety hazard cannot end here.")


def withdrawal_asked(facts: Facts) -> Text | None:
    """Refuse unless the petitioner has asked to withdraw."""
    return None if facts.is_withdrawal_asked else Text("反映人没有申请撤回。", "The petitioner has not asked to withdraw.")


def withdrawal_not_asked(facts: Facts) -> Text | None:
    """Refuse a second request while one waits for the call-back."""
    return Text("已经申请过撤回，正在核实。", "A withdrawal has been asked for; it is being verified.") if facts.is_withdrawal_asked else None


def reopen_asked(facts: Facts) -> Text | None:
    """Refuse unless a dissatisfied rating or the petitioner asks for it."""
    if READ_REOPEN.name in facts.due:
        return None
    return Text("没有等着看的重新办理申请。", "No request to have it done anew is waiting.")


def reopen_not_asked(facts: Facts) -> Text | None:
    """Refuse a second request while one is being read."""
    if READ_REOPEN.name not in facts.due:
        return None
    return Text("已经收到重新办理的要求，正在看理由。", "A request to have it done anew was received and is being read.")


def reopen_decided(facts: Facts) -> Text | None:
    """Refuse to close while a request to have it done anew is not decided."""
    if READ_REOPEN.name not in facts.due:
        return None
    return Text("反映人要求重新办理，先决定这个要求，才能办结。", "The petitioner asks to have it done anew: decide that before closing.")
