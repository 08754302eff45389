"""What each kind of linked record is: who sees the petition by it, whether the petitioner reads it, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from xinqiao.rules.confided import CONFIDED
from xinqiao.rules.terms import Duty, Outcome, Resolution, ReviewOutcome, Secrecy, Term
from xinqiao.rules.terms import RecordKind as K
from xinqiao.rules.terms_call_back import CallFinding
from xinqiao.rules.terms_call_out import WhyAtOnce
from xinqiao.rules.terms_handling import Attendance, Heard, ReadBack, SettlementConsent
from xinqiao.rules.terms_joint import MemberRole
from xinqiao.rules.terms_need import AidSort, ConsentWay, NeedSort
from xinqiao.rules.terms_oversight import (
    Consequence,
    ProcessFailure,
    RecommendationSort,
    SupervisionForm,
    SupervisionGround,
)
from xinqiao.rules.terms_protection import AskedHow, CheckFinding, Occasion, OwnAnswer
from xinqiao.rules.terms_sharing import AccessPurpose, AtOnceCheck, ContactPart, ContactProof
from xinqiao.rules.terms_talk import TalkWay
from xinqiao.rules.text import Text


class As(Enum):
    """How a kept value is read: as it was written, as a day (ISO), as a moment (ISO), as the key of a unit, as that of a person."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    UNIT = "unit"
    PERSON = "person"
    MILESTONES = "milestones"  # {"text", "on", "done_on", "done"}: what is to be reached by when, and what was done
    LINES = "lines"  # a list of sentences, each on its own line
    NOTHING = "nothing"  # kept for the rules, not for readers


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptValue:
    """One value that the steps of a record keep in it. `term`: it is the identifier of a term of this table."""

    label: Text
    is_read: As = As.TEXT
    term: type[Term] | None = None
    is_inner: bool = False  # not for the petitioner, where the record is his to read
    is_open: bool = False  # of a confided record: whoever sees the petition reads it
    in_english: str = ""  # the name under which the same is kept in English, where it is

    def of(self, content: Mapping[str, Any], name: str, *, english: bool) -> Any:
        """Return what a record keeps under `name`, in English where that is kept and asked for."""
        return (content.get(self.in_english) if english and self.in_english else None) or content[name]


IN_CHARGE = Text("由谁负责", "in charge")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRule:
    """`fields` are the values that its steps keep in the record, in the order in which a page shows them."""

    kind: K
    fields: Mapping[str, KeptValue]
    gives_sight: bool = False  # may the unit it names see the petition?
    is_public: bool = False  # does the petitioner read it?
    person: Text = IN_CHARGE  # what the member of staff whom it names is to it

    @property
    def is_confided(self) -> bool:
        """Whether its contents are read by few (`rules.confided`) and lie encrypted."""
        return self.kind in CONFIDED


def kept(zh: str, en: str, is_read: As = As.TEXT, *, term: type[Term] | None = None, is_inner: bool = False, is_open: bool = False) -> KeptValue:
    """Return a kept value with its label."""
    return KeptValue(label=Text(zh, en), is_read=is_read, term=term, is_inner=is_inner, is_open=is_open)


REVIEWING = {
    "drafted_for": kept("代谁写的", "drafted for", As.NOTHING, is_inner=True),
    "signs": kept("签发单位", "unit that signs", As.NOTHING), "asked_on": kept("申请日期", "asked on", As.DAY), "received_on": kept("收到日期", "received on", As.DAY),
    "how": kept("怎么申请的", "how it was asked"), "grounds": kept("申请的理由", "grounds of the request"),
    "why_late": kept("为什么过了期限才申请", "why it was asked for late"), "body": kept("外部机关", "body outside"),
    "late_reason": kept("对逾期申请的决定", "decision on the late request"), "not_taken": kept("外部机关没有办的原因", "why the body outside did not deal with it"),
    "hearing_from": kept("听证开始", "hearing began", As.DAY), "hearing_to": kept("听证结束", "hearing ended", As.DAY),
    "hearing": kept("听证情况", "the hearing", is_inner=True),
    "outcome": kept("结论", "outcome", term=ReviewOutcome), "reasons": kept("查明的事实和理由", "facts and reasons"),
    "order": kept("变更后的答复、重办要求", "what the answer is now, or what must be done anew"), "set_aside": kept("撤销的答复", "the answer that was set aside", As.NOTHING),
    "number": kept("外部意见书文号", "number of the opinion"), "served_on": kept("送达反映人", "reached the petitioner on", As.DAY),
}  # fmt: skip

SUPERVISED: Mapping[str, KeptValue] = {
    "form": kept("方式", "form", term=SupervisionForm), "by_unit": kept("谁督办", "supervised by", As.UNIT), "asker": kept("以什么身份", "acting as", term=Duty),
    "ground": kept("为什么督办", "why", term=SupervisionGround), "problem": kept("发现的问题", "problem found"),
    "demand": kept("要求", "demand"), "reply": kept("单位的回复", "answer of the unit"),
    "returned": kept("为什么退回", "why it was sent back"), "verdict": kept("怎么认可的", "what was made of the answer"),
    "ended": kept("为什么结束", "why it was ended"),
}  # fmt: skip

RECOMMENDED: Mapping[str, KeptValue] = {
    "sort": kept("哪一种建议", "which kind", term=RecommendationSort), "by_unit": kept("谁提出的", "made by", As.UNIT),
    "asker": kept("以什么身份", "acting as", term=Duty),
    "cause": kept("查到的根子", "root cause"), "text": kept("建议", "what is recommended"),
    "adoption": kept("采纳不采纳", "adopted or not", term=Outcome), "answer": kept("单位的反馈", "feedback of the unit"),
    "returned": kept("为什么退回", "why it was sent back"), "note": kept("怎么认可的", "what was made of the feedback"),
}  # fmt: skip
FAILED: Mapping[str, KeptValue] = {
    "failure": kept("哪一项职责没有尽到", "which duty was not done", term=ProcessFailure), "facts": kept("查明的事实", "facts found"),
    "post": kept("所涉岗位", "post concerned"), "by_unit": kept("谁提出的", "made by", As.UNIT), "asker": kept("以什么身份", "acting as", term=Duty),
    "proposed": kept("建议怎么追究", "what is proposed", term=Consequence), "consequence": kept("决定怎么追究", "what was decided", term=Consequence),
    "reason": kept("决定的理由", "why it was decided so"), "done": kept("怎么落实的", "how it was carried out"),
}  # fmt: skip
SAMPLED: Mapping[str, KeptValue] = {
    "by_unit": kept("谁抽查", "drawn by", As.UNIT), "asker": kept("以什么身份", "acting as", term=Duty),
    "since": kept("抽查的期间从", "period from", As.DAY), "until": kept("到", "to", As.DAY),
    "of": kept("从多少件里抽", "drawn from"), "drawn": kept("抽了多少件", "drawn"), "seed": kept("随机数", "random seed"),
    "every_claim": kept("每个诉求项都答复了", "every claim was answered"), "reasons": kept("理由和依据写清了", "reasons and basis are given"),
    "proven": kept("送达有凭据", "service is proven"), "reached": kept("和本人联系过", "the petitioner was contacted"),
    "polite": kept("说话有礼、看得懂", "polite and plain words"), "note": kept("检查情况", "what was found"),
    "reopen": kept("建议重新办理", "doing it anew is proposed"),
}  # fmt: skip

BOOKED: Mapping[str, KeptValue] = {
    "day": kept("哪一场接待", "which reception day", As.NOTHING), "slot": kept("第几号", "slot", As.NOTHING), "is_walk_in": kept("没有预约来的", "came without a booking", is_inner=True),
    "leader": KeptValue(label=Text("接待的领导", "leader who receives"), in_english="leader_en"), "leader_en": kept("接待的领导（英文名）", "leader who receives (in English)", As.NOTHING),
    "at": kept("什么时候", "when", As.MOMENT), "place": kept("在哪里", "where"),
    "words": kept("想当面说的", "what he wants to say"), "change": kept("有什么变化", "what has changed"),
    "reason": kept("为什么取消", "why it was cancelled"),
    "answer": kept("当场怎么答复的", "answered on the spot"), "decided": kept("说定的事", "what was decided", As.LINES),
}  # fmt: skip

TALKED: Mapping[str, KeptValue] = {
    "on": kept("哪天谈的", "talked on", As.DAY, is_open=True), "way": kept("怎么谈的", "how", term=TalkWay, is_open=True),
    "place": kept("在什么地方", "where", is_inner=True), "second": kept("还有谁在场", "also there", As.PERSON, is_inner=True),
    "others": kept("他那边还有谁", "who else was with him", is_inner=True), "said": kept("他说了什么", "what he said", is_inner=True),
    "asked": kept("他想要什么", "what he asks for", is_inner=True), "agreed": kept("说定了什么", "what was agreed"),
    "next_on": kept("哪天以前再谈", "talk again by", As.DAY, is_open=True), "why_not": kept("为什么没有再谈", "why they did not talk again", is_inner=True),
}  # fmt: skip

NEEDED: Mapping[str, KeptValue] = {
    "consent_on": kept("哪天同意记的", "agreed on", As.DAY, is_open=True), "consent": kept("怎么同意的", "how he agreed", term=ConsentWay),
    "sort": kept("哪方面的困难", "what kind", term=NeedSort), "text": kept("什么困难", "what it is"), "aid": kept("谁来帮", "who helps", term=AidSort), "help": kept("答应怎么帮", "help that is offered"),
    "given_on": kept("哪天帮的", "given on", As.DAY), "result": kept("帮得怎么样", "what became of it"), "ended_on": kept("哪天收回同意", "consent taken back on", As.DAY, is_open=True),
    "ended_how": kept("怎么收回的", "how he took it back", is_inner=True), "shared_with": kept("同意交给", "agreed that it goes to", As.UNIT), "second": kept("在谁的待办里", "in whose worklist", As.NOTHING, is_inner=True),
}  # fmt: skip

CALLED: Mapping[str, KeptValue] = {
    "on": kept("哪天打的", "called on", As.DAY, is_open=True), "said": kept("解决了没有", "whether it is solved", term=Resolution, is_open=True),
    "findings": kept("还说了", "also said", term=CallFinding), "note": kept("记下来的话", "what was written down"),
    "anew": kept("请人看要不要重新办", "somebody reads whether it is done anew"), "asker": kept("以什么身份", "acting as", term=Duty, is_inner=True), "second": kept("由谁核实", "looked at by", As.NOTHING, is_inner=True),
    "his_words": kept("本人说哪里不对", "what he says is wrong"), "corrected": kept("更正为", "corrected to", term=Resolution), "answer": kept("核实的结果", "what the look came to"),
}  # fmt: skip

RECORD_RULES: Mapping[K, RecordRule] = {
    rule.kind: rule
    for rule in (
        RecordRule(
            kind=K.REWARD, is_public=True, fields={"text": kept("奖励", "reward"), "given_on": kept("日期", "given on", As.DAY)},
        ),
        RecordRule(
            kind=K.CONTACT, is_public=True, person=Text("谁经手", "dealt with by"),
            fields={
                "changed": kept("改什么", "what changes", As.LINES, term=ContactPart), "reason": kept("为什么要改", "why"), "proof": kept("怎么核实的", "how it was verified", term=ContactProof),
                "note": kept("核实的情况", "what was done to verify it", is_inner=True), "refused": kept("为什么不改", "why it is not changed"),
                "changed_at": kept("什么时候改的", "changed at", As.MOMENT),
                "checked_by": kept("谁核实过", "had been verified by", As.PERSON, is_inner=True), "second": kept("由谁和他说清", "who speaks with him", As.NOTHING, is_inner=True),
                "spoken_on": kept("什么时候说清的", "spoken with on", As.DAY), "talk": kept("怎么确定是本人", "how it was made sure that it is he", term=ContactProof),
                "asked_by": kept("怎么要求换的", "how it was asked for", is_inner=True), "talk_note": kept("说清的情况", "what was said", is_inner=True), "new_code": kept("换了新的查询码", "was given a new query code"), "is_mailed": kept("新码发到原来的邮箱", "new code sent to the old mailbox", As.NOTHING, is_inner=True),
            },
        ),
        RecordRule(kind=K.REVIEW, gives_sight=True, is_public=True, fields=REVIEWING),
        RecordRule(kind=K.FINAL_REVIEW, gives_sight=True, is_public=True, fields=REVIEWING),
        RecordRule(
            kind=K.PUBLICATION, is_public=True, person=Text("谁拟的", "prepared by"),
            fields={
                "title": kept("标题", "title"), "question": kept("反映的是什么", "what was asked"), "answer": kept("怎么答复的", "the answer"),
                "agreed_on": kept("本人同意的日期", "agreed on", As.DAY), "consent": kept("怎么同意的", "how it was agreed"),
                "document": kept("答复文书", "the answer's number"), "published_on": kept("公开日期", "published on", As.DAY),
                "reason": kept("为什么不公开", "why it is not published", is_inner=True),
                "taken_down_on": kept("撤下日期", "taken down on", As.DAY), "why_down": kept("为什么撤下", "why it was taken down"),
            },
        ),
        RecordRule(
            kind=K.PROMISE, gives_sight=True, is_public=True,
            fields={
                "text": kept("答应的事", "what was promised"), "proof": kept("怎么落实的", "how it was kept"),
                "reason": kept("为什么没有做到", "why it was not kept"),
            },
        ),
        RecordRule(
            kind=K.COPY, gives_sight=True,
            fields={"unit": kept("抄送给谁", "who got the copy", As.UNIT), "why": kept("为什么抄送", "why")},
        ),
        RecordRule(
            kind=K.COMPLAINED, is_public=True, person=Text("被反映的人", "complained about"),
            fields={"why": kept("怎么看出来的", "how it shows", is_inner=True), "why_lifted": kept("为什么撤销", "why it was lifted", is_inner=True)},
        ),
        RecordRule(
            kind=K.COUNTERSIGN, gives_sight=True,
            fields={
                "asked": kept("请他看什么", "what to look at"), "said": kept("会签意见", "what was said"),
                "reason": kept("为什么撤回", "why it was taken back"), "draft": kept("看的是哪一稿", "which draft", As.NOTHING),
            },
        ),
        RecordRule(
            kind=K.RECUSAL, person=Text("谁回避", "who steps aside"),
            fields={
                "asked_by": kept("谁提出的", "asked for by", term=Duty), "about": kept("什么岗位", "which post", term=Duty),
                "whom": kept("说的是谁", "who is meant"), "reason": kept("为什么要回避", "why"), "decision": kept("决定的理由", "why it was decided so"),
            },
        ),
        RecordRule(
            kind=K.IDENTITY_ACCESS, person=Text("谁要看", "who reads it"),
            fields={
                "purpose": kept("用途", "purpose", term=AccessPurpose), "reason": kept("为什么要看", "why"), "until": kept("看到哪天", "until", As.DAY),
                "decision": kept("决定的理由", "why it was decided so"), "needed": kept("是不是真的等不及", "could it not wait", term=AtOnceCheck), "duty": kept("申请人的岗位", "post of the asker", term=Duty),
            },
        ),
        RecordRule(
            kind=K.RETALIATION,
            fields={
                "occasion": kept("为什么跟踪", "why it is watched", term=Occasion), "guarded": kept("信访事项编号", "number of the petition"),
                "since": kept("从哪天算起", "counted from", As.DAY), "round": kept("第几次回访", "check-in number"), "watcher": kept("谁跟踪", "watched by", term=Duty),
                "own_answer": kept("本人在查询页的回答", "his own answer on his page", term=OwnAnswer), "answered_on": kept("哪天回答的", "answered on", As.DAY),
                "tried": kept("这一次找过的方式（没有联系上）", "ways tried this time, in vain", term=AskedHow),
                "asked_on": kept("最近一次问到本人", "last asked on", As.DAY), "how": kept("怎么问的", "how he was asked", term=AskedHow),
                "written_on": kept("上次给他写话", "last written to on", As.DAY), "wrote_back_on": kept("他上次回话", "he last wrote back on", As.DAY),
                "said": kept("他怎么说", "what he said"), "finding": kept("结论", "came to", term=CheckFinding), "found": kept("查到什么", "what was found"),
                "none_needed": kept("为什么不用采取措施", "why no measure is needed"), "measures": kept("保护措施", "measures of protection", As.MILESTONES),
                "advised": kept("建议追究责任，交给", "recommendation to hold to account, to"), "proposed": kept("建议怎么追究", "what is proposed", term=Consequence),
                "advice": kept("建议的内容", "what is recommended"), "advice_result": kept("追究的结果", "what came of it"),
                "answer": kept("书面答复", "answer in writing"), "no_advice": kept("为什么不建议追究", "why nobody is held to account"),
            },
        ),
        RecordRule(
            kind=K.MEDIATION, gives_sight=True, is_public=True,
            fields={
                "matter": kept("调解什么", "what is mediated"), "is_labour": kept("劳动争议", "a labour dispute"),
                "petitioner_agreed_on": kept("反映人同意", "petitioner agreed on", As.DAY), "unit_agreed_on": kept("单位同意", "unit agreed on", As.DAY),
                "terms": kept("协议", "terms", As.LINES),
                "written_on": kept("协议写好", "put into words on", As.DAY, is_inner=True), "items": kept("协议各条", "items of the settlement", As.NOTHING),
                "petitioner_confirmed_on": kept("反映人同意协议", "petitioner confirmed it on", As.DAY),
                "how_confirmed": kept("反映人怎么同意的", "how the petitioner confirmed it", term=SettlementConsent),
                "unit_confirmed_on": kept("单位同意协议", "unit confirmed it on", As.DAY), "objection": kept("反映人不同意哪里", "what the petitioner does not agree to"),
                "why_not": kept("为什么没有谈成", "why it was not settled"),
            },
        ),
        RecordRule(
            kind=K.HEARING, gives_sight=True, is_public=True, person=Text("听证主持人", "chair"),
            fields={
                "reason": kept("为什么要求听证", "why it was asked for"), "subject": kept("听什么", "what is heard"), "at": kept("时间", "when", As.MOMENT),
                "place": kept("地点", "place"), "review": kept("在哪个复核里", "in which final review", As.NOTHING),
                "held_on": kept("哪天听证", "held on", As.DAY), "came": kept("反映人", "the petitioner", term=Attendance),
                "present": kept("到场的人", "who was there"), "minutes": kept("各方说的", "what was said", is_inner=True),
                "opinion": kept("听证意见", "opinion of the hearing"), "decision": kept("为什么不听证", "why there is none"),
            },
        ),
        RecordRule(
            kind=K.CO_HANDLING, gives_sight=True,
            fields={
                "asked": kept("请它做什么", "what is asked of it"), "objection": kept("异议的理由", "why it objects"),
                "opinion": kept("协办意见", "opinion of the unit"), "answer": kept("对异议的答复", "answer to the objection"),
                "difference": kept("哪里意见不一致", "where the units differ"), "decision": kept("上级的决定", "what was decided above"),
            },
        ),
        RecordRule(
            kind=K.HANDLERS, person=Text("主办人", "first handler"),
            fields={
                "second": kept("协办人", "second handler", As.PERSON), "asked": kept("办理要求", "what to mind"),
                "until": kept("要求哪天办完", "to be done by", As.DAY),
            },
        ),
        RecordRule(
            kind=K.INQUIRY, is_public=True,
            fields={
                "who": kept("和谁谈", "who was heard", term=Heard, is_inner=True), "what": kept("是什么", "what it is", is_inner=True),
                "on": kept("哪一天", "on", As.DAY), "place": kept("在哪里", "where", is_inner=True),
                "staff": kept("在场的工作人员", "staff present", is_inner=True), "source": kept("从哪里来的", "where it comes from", is_inner=True),
                "kept_at": kept("原件在哪里", "where the original is", is_inner=True), "said": kept("谈了什么", "what was said", is_inner=True),
                "read_back": kept("怎么确认的", "how it was confirmed", term=ReadBack, is_inner=True),
                "shows": kept("能说明什么", "what it shows", is_inner=True), "found": kept("查明的情况", "what was found", is_inner=True),
                "proposed": kept("处理建议", "what is proposed", is_inner=True), "summary": kept("摘要", "summary"),
            },
        ),
        RecordRule(kind=K.SUPERVISION, gives_sight=True, fields=SUPERVISED),
        RecordRule(
            kind=K.CALL_OUT, is_public=True,
            fields={
                "why": kept("为什么不能等", "why it cannot wait", term=WhyAtOnce), "phone": kept("打哪个电话找值班员", "number of the desk", is_inner=True),
                "not_for": kept("不叫谁", "whom it is not for", As.NOTHING, is_inner=True), "phoned": kept("打过的电话", "whom was phoned", As.LINES, is_inner=True),
            },
        ),
        RecordRule(kind=K.NEED, is_public=True, person=Text("谁来落实", "owner"), fields=NEEDED),
        RecordRule(kind=K.CALL_BACK, is_public=True, person=Text("谁打的", "called by"), fields=CALLED),
        RecordRule(kind=K.TALK, is_public=True, person=Text("谁谈的", "held by"), fields=TALKED),
        RecordRule(kind=K.BOOKING, gives_sight=True, is_public=True, person=Text("接待的领导", "leader who receives"), fields=BOOKED),
        RecordRule(
            kind=K.DIRECTIVE, gives_sight=True, person=Text("谁批示的", "given by"),
            fields={"text": kept("批示内容", "what it says"), "by_unit": kept("谁提出的", "made by", As.UNIT), "asker": kept("以什么身份", "acting as", term=Duty), "report": kept("落实情况", "how it was carried out")},
        ),
        RecordRule(
            kind=K.SPONSORSHIP, is_public=True, person=Text("包案领导", "leader in charge"),
            fields={
                "plan": kept("怎么办", "plan", is_inner=True), "milestones": kept("节点", "milestones", As.MILESTONES, is_inner=True),
                "result": kept("结果", "result", is_inner=True),
            },
        ),
        RecordRule(kind=K.RECOMMENDATION, gives_sight=True, fields=RECOMMENDED),
        RecordRule(kind=K.FAILURE, fields=FAILED),  # the unit sees the matter by the supervision that found it
        RecordRule(kind=K.SAMPLE, fields=SAMPLED),
        RecordRule(
            kind=K.MEMBER, is_public=True,
            fields={
                "role": kept("在联名里", "part in it", term=MemberRole), "how": kept("怎么问到本人的", "how the person was asked"),
                "said": kept("本人怎么说", "what the person said", is_inner=True), "reach": kept("怎么告知他", "how he is told", As.NOTHING),
            },
        ),
        RecordRule(
            kind=K.MERGE, person=Text("谁提出的", "asked by"),
            fields={
                "number": kept("并到哪一件", "goes into"), "reason": kept("为什么是同一件事", "why it is the same matter"),
                "equals": kept("各项要求对应主件第几项", "claims of the other that they equal"), "unit_before": kept("原来的承办单位", "handled by before", As.UNIT),
                "secrecy": kept("另一件的留名方式", "how the other chose to be known", term=Secrecy),
                "second": kept("等谁确认", "waits for", term=Duty),
                "tell_anchor": kept("原来的告知期限从哪天算", "its time to tell began on", As.NOTHING), "why_apart": kept("为什么分开", "why it was taken apart"),
            },
        ),
        RecordRule(
            kind=K.JOINED,
            fields={
                "number": kept("编号", "number"), "claims": kept("他的要求", "claims"),
                "secrecy": kept("另一件的留名方式", "how the other chose to be known", term=Secrecy),
            },
        ),
        RecordRule(kind=K.SAME, fields={"title": kept("公开的答复", "published answer"), "key": kept("网页编号", "number of the page", As.NOTHING)}),
        RecordRule(
            kind=K.SPLIT,
            fields={
                "number": kept("另外编号", "number of its own"), "positions": kept("拆出第几项", "claims split off"),
                "reason": kept("为什么拆开", "why it was split"), "why_back": kept("为什么并回", "why it was put back"),
            },
        ),
    )
}  # fmt: skip
