"""Documents that are generated from the tables of `rules`: docs/procedures.md, docs/glossary.md and docs/retention.md."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from inspect import getdoc

from xinqiao.rules import terms, terms_knowledge  # noqa: F401 its terms stand in the glossary, whoever else has read them
from xinqiao.rules.clocks import CLOCKS, EXTENSION_CAP_DAYS, Binds, Clock
from xinqiao.rules.facts import Facts, Guard, Seat
from xinqiao.rules.guards.sending import MOST_HOPS
from xinqiao.rules.policy import POLICIES
from xinqiao.rules.procedures.every import LINKED
from xinqiao.rules.procedures.outreach import TABLES
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.retention import SCHEDULE, SETTLED
from xinqiao.rules.terms import START, DocumentKind, Duty, Path, PetitionStatus, RecordKind, Term
from xinqiao.rules.terms_handling import MediationStatus
from xinqiao.rules.terms_protection import RetaliationStatus
from xinqiao.rules.text import Bilingual, Text
from xinqiao.rules.transition import Branch, Procedure, Transition

TITLES = {
    "petition": Text("信访事项", "Petition"),
    "referral": Text("转送、交办件", "Referral"),
    "review": Text("复查", "Review"), "final_review": Text("复核", "Final review"),
    "reward": Text("建议奖励", "Reward for a proposal"),
    "reception_day": Text("领导接待日", "Leaders' reception day"),
    "joint_meeting": Text("联席会议", "Joint meeting"), "meeting_invitation": Text("联席会议通知", "Invitation to a joint meeting"), "meeting_task": Text("联席会议任务", "Task of a joint meeting"),
    "shift": Text("值班", "Shift"), "sweep": Text("矛盾排查", "Sweep"), "finding": Text("排查出的问题", "Finding"), "place": Text("下访地点", "Place of visits"), "visit": Text("下访", "Outreach visit"), "commitment": Text("下访时答应的事", "Commitment of a visit"), "promise": Text("承诺事项", "Promise"), "publication": Text("公开答复", "Publication"),
    "leader_request": Text("请上级领导来接待", "Request for a leader's reception day"),
    "room_visit": Text("来访接待", "Visit to the reception room"),
    "advice": Text("原因引出的建议", "Recommendation from causes"),
    "member": Text("联名人", "Co-signer"),
    "merge": Text("并案", "Merge"),
    "joined": Text("并入的件", "Petition merged into this one"),
    "split": Text("拆分", "Split"),
    "same": Text("同样的问题", "Same problem"),
    "supervision": Text("督办", "Supervision"),
    "directive": Text("领导批示", "Directive"),
    "sponsorship": Text("领导包案", "Sponsorship"),
    "recommendation": Text("三项建议", "Recommendation"),
    "failure": Text("责任追究", "Accountability"),
    "sample": Text("质量抽查", "Quality sample"),
    "contact": Text("姓名、联系方式变更", "Change of name or contact"),
    "identity_access": Text("身份查阅", "Access to the identity"),
    "retaliation": Text("打击报复跟踪", "Watch against retaliation"),
    "recusal": Text("回避", "Recusal"),
    "handlers": Text("承办人员", "Handlers"),
    "inquiry": Text("调查材料", "Inquiry material"),
    "mediation": Text("调解", "Mediation"),
    "call_out": Text("急件叫人", "Call-out"),
    "call_back": Text("回访", "Call-back"),
    "need": Text("困难登记", "Need"),
    "talk": Text("谈心谈话", "Talk"),
    "booking": Text("接待预约", "Booking of a reception"),
    "hearing": Text("听证", "Hearing"),
    "copy": Text("抄送", "Copy for information"),
    "complained": Text("被反映的单位", "Units complained about"),
    "countersign": Text("会签", "Countersignature"),
    "co_handling": Text("协办", "Help of another unit"),
}
SEATS = {
    Seat.DESK: Text("登记单位", "in the registering office"),
    Seat.UNIT: Text("承办单位", "in the handling unit"),
    Seat.EITHER: Text("登记单位或承办单位", "in either"),
    Seat.RECORD: Text("承担单位", "in the unit that the record names"),
    Seat.ANY: Text("登记单位、承办单位，或者上级领导", "in either, or a leader above"),
    Seat.HELPING: Text("登记单位、承办单位、帮扶单位，或者上级领导", "in either, in the unit that helps, or a leader above"),
    Seat.OFFICES: Text("登记单位，上级单位的信访办，本单位或上级的纪检", "in the registering office, a petition office above it, or the discipline duty of its organisation or above"),
    Seat.OUTSIDE: Text("承办单位以外：登记单位（它自己办的除外），上级单位的信访办，上级领导", "outside the handling unit: the registering office unless it handles the matter itself, a petition office above, or a leader above"),
}
STAYS = Text("不变", "unchanged")
NOTHING = Text("—", "—")
# A branch belongs to its row, and a row may be open in many statuses; these branches come about in one of them only:
# the step's `apply` chooses "asked" while a supplement is awaited, and an answer is served after it was signed.
COMES_FROM: dict[tuple[str, str], frozenset[Term]] = {
    **{("agree_to_mediation", name): frozenset({MediationStatus.UNIT_AGREED}) for name in ("both", "labour")},
    **{("consent_for_unit", name): frozenset({MediationStatus.PETITIONER_AGREED}) for name in ("both", "labour")},
    ("supplement", "asked"): frozenset({PetitionStatus.AWAITING_SUPPLEMENT}),
    ("reopen", "unanswered"): frozenset({PetitionStatus.CLOSED}),
    ("serve", "answered"): frozenset({PetitionStatus.SIGNED}),
    ("serve", "proposal_answered"): frozenset({PetitionStatus.SIGNED}),
    ("serve", "both_answered"): frozenset({PetitionStatus.SIGNED}),
}
SOME_DAY = date(2000, 1, 1)
EVERYTHING_AGAINST = Facts(
    has_called=True,
    status=START, today=date(2000, 1, 2), due=dict.fromkeys(CLOCKS, SOME_DAY), extended_days=EXTENSION_CAP_DAYS,
    extension_asked_days=1, paths=frozenset(Path), claims_open=1, unserved=frozenset({DocumentKind.DECISION}),
    referral=terms.ReferralStatus.DECLINED, is_anonymous=True, is_rated=True, is_hazard=True, is_withdrawal_asked=True, is_drafter=True, is_own=True, is_subject=True, is_other_member=True, is_report_missing=True,
    petition_status=START, has_handled=True, is_led=True, records={kind: frozenset(table.statuses) for kind, table in LINKED.items()}, hops=MOST_HOPS, is_more_time_asked=True, urgent=terms.UrgentReport.ACKNOWLEDGED,
    is_anything_owed=True, is_held=True, kept_until=date(2001, 1, 1),
)  # fmt: skip
NOTHING_THERE = Facts(status=START, today=SOME_DAY)
AFTERWARDS = Facts(status=START, today=SOME_DAY, records=EVERYTHING_AGAINST.records)
SEALED = Facts(status=START, today=SOME_DAY, paths=frozenset({Path.ACCUSATION}))
CLOSE = Facts(status=START, today=SOME_DAY, is_close=True)
PUT_BACK = Facts(status=terms.PetitionStatus.MERGED, today=SOME_DAY)
INVESTIGATED = Facts(status=START, today=NOTHING_THERE.today, has_handled=True)
BLAMED = Facts(status=START, today=SOME_DAY, is_office_blamed=True, desk_duties=frozenset({terms.Duty.OFFICE_HEAD}))
WATCHING_ELSEWHERE = Facts(status=START, today=SOME_DAY, unit_duties=frozenset({terms.Duty.UNION}))
UNASKED = Facts(status=RetaliationStatus.UNASKED, today=SOME_DAY)


def procedures_md() -> str:
    """Return docs/procedures.md: all tables as a reader of the law would want them, with a diagram, and the clocks."""
    lines = [
        "# 办理规程 · Procedures",
        "",
        "由 `xinqiao/rules/` 的规程表生成（`xinqiao docs`），不要手改。依据《信访工作条例》（下称条例），2022-05-01 起施行。",
        "Generated from the tables in `xinqiao/rules/` by `xinqiao docs`; do not edit. 条例 is the Regulation on petition work,",
        "in force from 2022-05-01.",
        "",
        "“条件”一栏：英文写明何时不准，中文是办件人实际看到的那句话。",
        "Under *conditions* the English says when the step is refused; the Chinese is the sentence that the user reads then.",
    ]
    for procedure in TABLES:
        lines += ["", *_chapter(procedure)]
    lines += ["", *_clock_catalogue(), ""]
    return "\n".join(lines)


def glossary_md() -> str:
    """Return docs/glossary.md: every official term with its identifier, its Chinese, its English and plain words."""
    lines = [
        "# 术语表 · Glossary",
        "",
        "由 `xinqiao/rules/terms.py` 生成（`xinqiao docs`），不要手改。Generated by `xinqiao docs`; do not edit.",
    ]
    for family in Term.__subclasses__():
        lines += ["", f"## {family.__name__}", "", _first_sentence(family), ""]
        lines += _table(
            ("identifier", "中文", "English", "大白话"),
            ((f"`{term.value}`", term.zh, term.en, term.plain or term.zh) for term in family),
        )
    lines += ["", "## 步骤 · Steps", ""]
    lines += _table(
        ("identifier", "中文", "English", "依据 article"),
        (
            (f"`{step.name}`", step.label.zh, step.label.en, step.article)
            for table in TABLES
            for step in steps(table)
        ),
    )
    lines += ["", "## 期限 · Clocks", ""]
    lines += _table(
        ("identifier", "中文", "English", "依据 article"),
        ((f"`{clock.name}`", clock.zh, clock.en, clock.article) for clock in CLOCKS.values()),
    )
    return "\n".join([*lines, ""])


def steps(procedure: Procedure) -> Iterator[Transition]:
    """Return the rows of a procedure in its own order."""
    yield from procedure.by_name.values()


def spoken(guard: Guard) -> Text:
    """Return a guard in words: in Chinese the sentence it refuses with, in English its docstring's first sentence."""
    words = guard(EVERYTHING_AGAINST) or guard(NOTHING_THERE) or guard(SEALED) or guard(CLOSE) or guard(AFTERWARDS) or guard(PUT_BACK) or guard(INVESTIGATED) or guard(BLAMED) or guard(WATCHING_ELSEWHERE) or guard(UNASKED)
    if words is None:
        raise ValueError(f"no example of a refusal by {guard_name(guard)}")
    factory = getattr(sys.modules[guard.__module__], guard_name(guard))
    about = ", ".join(part.en for part in _parameters(guard))
    english = _first_sentence(factory).rstrip(".") + (f" ({about})." if about else ".")
    return Text(words.zh.replace(SOME_DAY.isoformat(), "×月×日"), english)


def guard_name(guard: Guard) -> str:
    """Return the name under which its module defines the guard, or the factory that made it."""
    return guard.__qualname__.split(".", 1)[0]


def _parameters(guard: Guard) -> Iterator[Bilingual]:
    """Return what a guard factory was given: a clock, or some paths."""
    for cell in getattr(guard, "__closure__", None) or ():
        value = cell.cell_contents
        if isinstance(value, Clock | Term):
            yield value
        elif all(isinstance(part, Path) for part in value):
            yield from (path for path in Path if path in value)  # in the order of the table, not of a set
        else:
            yield from value


def _chapter(procedure: Procedure) -> list[str]:
    title = TITLES[procedure.kind]
    rows = (_row(step) for step in steps(procedure))
    heads = (
        "步骤 step", "从 from", "到 to", "由谁 who", "依据 article", "条件 conditions", "期限 clocks", "文书 documents", "告知 tells",
        "情形 branches",
    )  # fmt: skip
    return [
        f"## {title.zh} · {title.en}",
        "",
        f"自 {procedure.in_force_from.isoformat()} 起。In force from {procedure.in_force_from.isoformat()}.",
        "",
        *_diagram(procedure),
        "",
        *_table(heads, rows),
    ]


def _row(step: Transition) -> tuple[str, ...]:
    return (
        f"**{step.label.zh}**<br>{step.label.en}<br>`{step.name}`",
        _list(_in_order(step.source)),
        _both(step.target or STAYS),
        _list(_in_order(step.by)) + "<br>" + _both(SEATS[step.seat]),
        step.article,
        "<br>".join(_both(spoken(guard)) for guard in step.guards) or "—",
        _clock_moves(step),
        _papers(step),
        _list(step.tells),
        "<br>".join(_branch(branch) for branch in step.branches) or "—",
    )


def _branch(branch: Branch) -> str:
    """Return a branch in one paragraph: when, and what follows instead of the row's own consequences."""
    parts = [f"**{branch.when.zh}** {branch.when.en} (`{branch.name}`)", f"→ {_both(branch.target or STAYS, ' ')}"]
    if branch.stops or branch.starts:
        parts.append(_clock_moves(branch))
    if branch.issues or branch.supersedes:
        parts.append(_papers(branch, ", ", " "))
    parts += [_list(branch.tells, ", ", " ")] if branch.tells else []
    return "<br>".join(parts)


def _papers(outcome: Transition | Branch, *joints: str) -> str:
    """Return the documents that are issued, and those that are served no more if they were not served yet."""
    over = [f"✕ {kind.zh}（还没送达的不再送达） {kind.en} (if not served yet, served no more)" for kind in outcome.supersedes]
    issued = [_list(outcome.issues, *joints)] if outcome.issues or not over else []
    return "<br>".join([*issued, *over])


def _clock_moves(outcome: Transition | Branch) -> str:
    starts = [f"▶ {clock.zh} {clock.en}" for clock in outcome.starts]
    return "<br>".join([*(f"■ {clock.zh} {clock.en}" for clock in outcome.stops), *starts]) or "—"


def _diagram(procedure: Procedure) -> list[str]:
    """Return a Mermaid state diagram: every way from one status to another, the branches included."""
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    {status.value}: {status.zh} {status.en}" for status in procedure.statuses]
    arrows = dict.fromkeys(_arrows(procedure))
    lines += [f"    {_node(source)} --> {target.value}: {label}" for source, target, label in arrows]
    left = {source for source, _, _ in arrows} - {PetitionStatus.CLOSED}  # an end, although the petitioner may ask to go on
    lines += [f"    {status.value} --> [*]" for status in procedure.statuses if status not in left]
    return [*lines, "```"]


def _arrows(procedure: Procedure) -> Iterator[tuple[Term, Term, str]]:
    for step in steps(procedure):
        for source in _in_order(step.source):
            if step.target is not None and step.target != source:
                yield source, step.target, _both(step.label, " ")
        for branch in step.branches:
            if branch.target is not None and branch.target != step.target:
                label = f"{step.label.zh}（{branch.when.zh}）"
                sources = COMES_FROM.get((step.name, branch.name), step.source)
                yield from ((source, branch.target, label) for source in _in_order(sources))


def _node(status: Term) -> str:
    return "[*]" if status == START else status.value


def _clock_catalogue() -> list[str]:
    heads = (
        "编号 code",
        "期限 clock",
        "多长 how long",
        "约束谁 binds",
        "起算 starts with",
        "停止 stops with",
        "依据 article",
        "为什么 why",
    )
    rows = (
        (
            clock.code, f"{clock.zh}<br>{clock.en}", _length(clock), _both(_binds(clock)), _movers(clock, "starts"),
            _movers(clock, "stops"), clock.article, _both(clock.reason),
        )
        for clock in CLOCKS.values()
    )  # fmt: skip
    return [
        "## 期限 · Clocks",
        "",
        "起算日不计入，最后一天计入。工作人员的期限按日历日从严，不因节假日顺延；信访人的期限最后一天遇休息日的，顺延到下一个工作日。",
        "The first day is not counted, the last one is. Staff are held to the calendar date; a petitioner's limit that ends on",
        "a rest day moves on to the next working day.",
        "",
        f"延期（C5，条例§34）：办理期限届满前，由承办单位负责人批准，合计不超过 {EXTENSION_CAP_DAYS} 日。",
        f"Extension (C5, 条例§34): granted by the head of the unit before the limit ends, at most {EXTENSION_CAP_DAYS} days in all.",
        "",
        *_table(heads, rows),
    ]


def retention_md() -> str:
    """Return docs/retention.md: the schedule with the default years, and what keeps a petition from being disposed of."""
    rows = (
        (_both(row.what), _both(row.period.fill(years=POLICIES[row.policy].default) if row.policy else row.period), _both(row.starts), _both(row.end), row.source)
        for row in SCHEDULE
    )  # fmt: skip
    settled = ((_both(kind, " "), _list(_in_order(SETTLED[kind]), lines="<br>")) for kind in RecordKind if kind in SETTLED)
    guards = (f"- {_first_sentence(guard)}" for guard in PETITION.by_name["dispose"].guards)
    return "\n".join([
        "# 保管期限表 · Retention schedule", "",
        "由 `xinqiao/rules/retention.py` 生成（`xinqiao docs`），不要改。年数是默认值；企业可以用“规定”延长，不能缩短。",
        "Generated from `xinqiao/rules/retention.py`; do not edit. Years are the defaults: a dated policy lengthens them and never shortens them.", "",
        *_table(("什么 · What", "多久 · How long", "从哪天 · From", "怎么结束 · End", "依据 · Source"), rows), "",
        "## 什么时候不销毁 · What keeps a petition", "", *guards, "",
        "关联记录只有停在下面这些状态，才可能销毁；没列出的，永远不销毁。", "A linked record must stand in one of these; what is not listed keeps the petition.", "",
        *_table(("记录 · Record", "可以 · May go"), settled), "",
    ])  # fmt: skip


def _length(clock: Clock) -> str:
    if clock.working:
        return f"{clock.days} 个工作日<br>{clock.days} working days"
    return f"{clock.days} 日<br>{clock.days} days"


def _binds(clock: Clock) -> Text:
    if clock.binds is Binds.PETITIONER:
        return Text("信访人（从宽）", "the petitioner (the later date)")
    return Text("工作人员（从严）", "staff (the stricter date)")


def _movers(clock: Clock, how: str) -> str:
    """Return the steps, with the branch if it is one, that start or stop a clock."""
    names = []
    for procedure in TABLES:
        for step in steps(procedure):
            if clock in getattr(step, how):
                names.append(_both(step.label, " "))
            names += [
                f"{step.label.zh}（{branch.when.zh}）" for branch in step.branches if clock in getattr(branch, how)
            ]
    return "<br>".join(dict.fromkeys(names)) or "—"


def _in_order(members: Iterable[Term]) -> list[Term]:
    """Return terms in the order of their table, so that the document does not change with the hash seed."""
    members = frozenset(members)
    order = [START, *(status for procedure in TABLES for status in procedure.statuses), *Duty]
    return [term for term in order if any(term is member for member in members)]


def _both(words: Bilingual, between: str = "<br>") -> str:
    return words.zh if words.zh == words.en else f"{words.zh}{between}{words.en}"


def _list(members: Iterable[Bilingual], between: str = ", ", lines: str = "<br>") -> str:
    members = list(members)
    if not members:
        return "—"
    return "、".join(term.zh for term in members) + lines + between.join(term.en for term in members)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return [*lines, *("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)]


def _first_sentence(thing: object) -> str:
    text = " ".join((getdoc(thing) or "").split())
    return text.split(". ", 1)[0].rstrip(".") + "."
