"""When a file may be disposed of, and who confirms a change of contact. What is unknown keeps a file."""

from __future__ import annotations

from xinqiao.rules.clocks import CALL_BACK
from xinqiao.rules.facts import Facts
from xinqiao.rules.retention import SETTLED
from xinqiao.rules.terms import RecordKind, ReferralStatus
from xinqiao.rules.terms_sharing import ContactStatus
from xinqiao.rules.text import Text


def period_over(facts: Facts) -> Text | None:
    """Refuse until the last day of the period has passed; where no period is known, always."""
    if facts.kept_until is None:
        return Text("这一类永久保存，不销毁。", "This kind is kept for ever.")
    if facts.today > facts.kept_until:
        return None
    return Text("保管期限到 {day}，还没有满。", "It is kept until {day}.").fill(day=facts.kept_until.isoformat())


def not_held(facts: Facts) -> Text | None:
    """Refuse while a legal hold covers it."""
    return Text("这件被要求暂缓销毁。", "A legal hold covers it.") if facts.is_held else None


def nothing_owed(facts: Facts) -> Text | None:
    """Refuse while anybody owes anything on it, or a time limit runs or rests; a call-back that nobody made keeps no file."""
    if not facts.due.keys() - {CALL_BACK.name} and not facts.is_anything_owed:
        return None
    return Text("还有期限没有走完，或者还有事没有办。", "A time limit still runs, or something is still owed on it.")


def nothing_asked(facts: Facts) -> Text | None:
    """Refuse while a wish of the petitioner is undecided, or a rating can still be given."""
    if not (facts.is_withdrawal_asked or facts.is_more_time_asked or facts.extension_asked_days or (facts.rating_until and facts.today <= facts.rating_until)):
        return None
    return Text("还有申请没有决定，或者还在评价期内。", "A request is undecided, or a rating can still be given.")


def told_in_writing(facts: Facts) -> Text | None:
    """Refuse where no paper that ends the matter reached the petitioner: an answer, a refusal, another path, his withdrawal (条例§23, §32)."""
    return None if facts.is_told_in_writing else Text("还没有把书面结果送到反映人手里。", "No written result has reached the petitioner.")


def records_settled(facts: Facts) -> Text | None:
    """Refuse while anything linked to it is open, or of a kind nobody has thought about; a promise that was not kept is open for ever."""
    for kind in RecordKind:
        if facts.records.get(kind, frozenset()) - SETTLED.get(kind, frozenset()):
            return Text("还有没有办完的{kind}。", "A {kind} is still open.").fill(kind=kind)
    return None


def referral_over(facts: Facts) -> Text | None:
    """Refuse while a unit has it, or reports on it."""
    if facts.referral in (ReferralStatus.DECLINED, ReferralStatus.REPORTED, ReferralStatus.SENT):
        return Text("转交件还没有了结。", "The referral is not settled.")
    return None


def no_contact_change_open(facts: Facts) -> Text | None:
    """Refuse a second change while one waits to be confirmed."""
    if not facts.records.get(RecordKind.CONTACT, frozenset()) & {ContactStatus.ASKED, ContactStatus.VERIFIED}:
        return None
    return Text("已经有一个变更在等核实或者确认。", "A change waits to be checked or confirmed already.")


def not_disowned(facts: Facts) -> Text | None:
    """Refuse every new change while one is disputed: somebody else may hold the query code, and a human speaks with the petitioner first."""
    standing = facts.records.get(RecordKind.CONTACT, frozenset())
    if ContactStatus.CODE_ASKED in standing:
        return Text("正在换查询码。工作人员先和本人说清楚，才能再提。", "A new query code is asked for. Staff speak with the petitioner first; only then can a change be begun.")
    if ContactStatus.DISOWNED not in standing:
        return None
    return Text(
        "有人说上一次变更不是本人提的。工作人员先和本人说清楚，才能再提。", "The last change was said not to be the petitioner's own. Staff speak with him first; only then can another be begun.",
    )  # fmt: skip


def confirmed_by_another(facts: Facts) -> Text | None:
    """Refuse whoever made sure of it himself: two people stand behind every change (policy)."""
    return Text("这是您自己核实的，要由另一位确认。", "You made sure of it yourself: another person confirms it.") if facts.is_subject else None
