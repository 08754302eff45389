"""Every document that domain §2.2 names, as real steps issued it: once as a page, in Word and as PDF, with what §2.3 and 条例§32 ask of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest
from django.db import transaction

from tests.documents.samples import texts
from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, World, standing
from tests.petitions.written import Done
from tests.walking import Walk, conclusion
from xinqiao.documents.content import Content, Fields, Heading, Items, Numbered, Paragraph, Remedy
from xinqiao.documents.models import Document
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.procedures.every import PROCEDURES
from xinqiao.rules.terms import Channel, Outcome
from xinqiao.rules.terms import DocumentKind as D

pytestmark = pytest.mark.django_db
OUR_MATTER = ("编号 XQ-", "收到")
RIGHTS = ("查进度", "回避", "投诉", "评价")
# What must stand in each of them: domain §2.3, 条例§32; every other says at least which matter it is about.
REQUIRED: dict[D, tuple[str, ...]] = {
    D.RECEIPT: ("编号", "查询码", "收到日期", "登记单位", "电话", "2026年3月17日前"),
    D.INCOMING_RECORD: ("由上级转来", "收到日期", "登记日期", "告知期限", "反映的要求"),
    D.SUPPLEMENT_NOTICE: ("请您补充", "期限照常计算"),
    D.MERGE_NOTICE: ("一起办", "您的要求", "可以分开办", *RIGHTS),
    D.FORWARD_LETTER: ("信访人的要求", "签收", "异议", "是否受理", "60日", "不得把信访事项的内容"),
    D.ASSIGN_LETTER: ("信访人的要求", "签收", "异议", "是否受理", "60日", "报告办理结果", "不得把信访事项的内容"),
    D.WHERE_SENT_NOTICE: ("承办单位", "地址", "电话", *RIGHTS),
    D.OBJECTION: ("不属于我单位职权范围", "理由"),
    D.OBJECTION_FINDING: ("核实",),
    D.REFUSAL_NOTICE: ("条", "理由", "您可以找谁", *RIGHTS),
    D.PATH_NOTICE: ("有权处理的机关", "时限", "一年", "调解", *RIGHTS),
    D.SEALED_TRANSFER: ("密封移送", "接收部门", "移送日期"),
    D.ACCEPTANCE_NOTICE: ("已于2026年", "前书面答复", "您的要求", "办理单位", "联系人、电话", "承办人，0391-5550100", *RIGHTS),
    D.SPOT_REPLY: ("查明的事实", "依据", "结论", "30日内", "申请复查"),
    D.HANDLING_SLIP: ("主办人", "办理期限", "利害关系", "签名"),
    D.RECUSAL_DECLARATION: ("利害关系", "岗位", "理由"),
    D.RECUSAL_DECISION: ("岗位", "理由"),
    D.SETTLEMENT: ("自愿", "确认", "调解"),
    D.HEARING_NOTICE: ("听什么", "时间", "地点", "主持人", "提问", "回避"),
    D.HEARING_MINUTES: ("到场的人", "主持人", "各方说的", "签名"),
    D.HEARING_OPINION: ("听证意见",),
    D.EXTENSION_NOTICE: ("原定期限", "现定期限", "延期的原因", "批准人", "二矿负责人", *RIGHTS),
    D.EXTENSION_APPROVAL: ("申请延长", "申请理由", "原定期限", "现定期限", "审批意见", "批准人"),
    D.INVESTIGATION_REPORT: ("查明的情况", "依据的材料", "处理建议"),
    D.DECISION: ("交办", "受理", "查明的事实", "依据", "结论", "答复意见", "落实", "自收到本意见书之日起30日内", "青川煤业集团有限公司申请复查"),
    D.PROPOSAL_REPLY: ("结论", "答复意见"),
    D.PROOF_OF_SERVICE: ("受送达人", "送达的文书", "送达方式", "结果", "签收", "送达日期", "收件人"),
    D.PROMISE_ORDER: ("答应的事", "落实单位", "最后一天"),
    D.PROMISE_PROOF: ("答应的事", "落实情况", "落实单位"),
    D.REVIEW_REQUEST: ("不服", "申请复查", "申请的理由"),
    D.REVIEW_DECISION: ("申请的理由", "查明的事实和理由", "结论", "没有办过此事的人员", "30日内", "申请复核"),
    D.FINAL_REVIEW_REQUEST: ("不服", "申请复核", "申请的理由"),
    D.FINAL_REVIEW_DECISION: ("申请的理由", "查明的事实和理由", "结论", "没有办过此事的人员", "不再受理", "新的事实和理由"),
    D.LATE_ADVICE: ("超过30日的期限", "您还可以"),
    D.REVIEW_TRANSFER: ("申请的理由", "原来的答复", "受送单位"),
    D.END_REGISTER: ("终结", "走过的程序", "复查意见书", "处理意见书"),
    D.WITHDRAWAL_NOTICE: ("自愿", "核实", "不会删除", "不影响您的其他权利"),
    D.RESULT_REPORT: ("查明的事实", "办理和落实情况", "要求报告的日期"),
    D.FILE_INDEX: ("办结情况", "支持", "评价", "回访", "文书", "处理意见书", "送达回证"),
    D.REOPEN_NOTICE: ("重新办理的原因", "前再次书面答复", *RIGHTS),
    D.REMINDER_SLIP: ("办理期限",),
    D.SUPERVISION_ORDER: ("发现的问题", "要求", "前在系统里书面回复", "不得把信访事项的内容"),
    D.SUPERVISION_REPLY: ("回复如下",),
    D.RECOMMENDATION_LETTER: ("查到的根子", "建议", "书面反馈采纳情况"),
    D.RECOMMENDATION_ANSWER: ("采纳",),
    D.CO_HANDLING_LETTER: ("请你单位", "前出具书面意见", "不得把信访事项的内容"),
    D.CO_OPINION: ("意见",),
    D.REFERRAL_UP: ("编号 XQ-",),
    D.ACCUSATION_FEEDBACK: ("编号 XQ-",),
    D.RETALIATION_ANSWER: ("打击报复",),
    D.LIABILITY_ADVICE: ("建议", "前书面反馈"),
}  # fmt: skip
NAMELESS = {D.LIABILITY_ADVICE, D.RETALIATION_ANSWER}  # written on a watch, whose number is told to nobody
OF_MANY = {D.MEETING_MINUTES}  # encrypted, of no one petition: tests/outreach/test_sign_minutes.py, tests/web/desk/test_meetings.py
WHO_HE_IS = ("范小安", "19900001234", "二矿新村三号楼")


def on_the_spot(world: World) -> Walk:
    walk = Walk(world.enterprise, at=MONDAY).to("triaged")
    walk.take("answer_at_once", "clerk", conclusions=tuple(conclusion(Outcome.EXPLAIN) for _ in walk.dossier.claims))
    return walk.take("sign", "head")


OTHERWISE: dict[D, Callable[[World], Walk | Done]] = {  # what only a branch of a step issues
    D.INCOMING_RECORD: lambda world: Walk(world.enterprise, at=MONDAY, channel=Channel.HANDED_DOWN), D.SPOT_REPLY: on_the_spot,
}  # fmt: skip


@pytest.fixture(scope="module")
def letters(django_db_setup: None, django_db_blocker: pytest.FixtureDef[object]) -> dict[D, list[Content]]:
    """Return of every kind the newest document that the world holds, else one that a step which issues it writes; Chinese, then English."""
    found: dict[D, list[Content]] = {}
    with django_db_blocker.unblock(), standing() as world:  # type: ignore[attr-defined]
        for row in Document.objects.order_by("pk"):
            found |= {D(row.kind): both(row)} if row.content else {}
        for kind in REQUIRED.keys() - found.keys():
            found |= {kind: contents} if (contents := written(world, kind)) else {}
    return found


def both(row: Document) -> list[Content]:
    return [Content.from_json(row.content[language]) for language in ("zh", "en")]


def written(world: World, kind: D) -> list[Content]:
    """Return the document of this kind that the cases of a step write; the world stands as before."""
    for take in (OTHERWISE[kind],) if kind in OTHERWISE else [case.take for case in cases(kind)]:
        with transaction.atomic():
            number = take(world).petition.number
            rows = Document.objects.filter(kind=kind.value).order_by("subject")
            row = next((row for row in rows if row.subject == number), None) or rows.last()
            contents = both(row) if row else []
            transaction.set_rollback(True)
        if contents:
            return contents
    return []


def cases(kind: D) -> Iterator[StepCases]:
    """Yield the cases of every step that issues a kind."""
    for row in (row for table in PROCEDURES for row in table.by_name.values() if kind in row.issues or any(kind in branch.issues for branch in row.branches)):
        module = import_module(f"tests.petitions.test_{row.name}")
        yield from (made() for made in vars(module).values() if isinstance(made, type) and issubclass(made, StepCases) and getattr(made, "step", "") == row.name)


def said(content: Content) -> Iterator[str]:
    """Yield every text of a letter."""
    yield from (content.title, content.number, content.signatory)
    for block in content.blocks:
        match block:
            case Items(rows=rows):
                yield from (text for row in rows for text in (row.claim, row.facts, row.conclusion, row.basis, row.opinion))
            case Numbered(items=items):
                yield from items
            case Fields(rows=rows):
                yield from (text for row in rows for text in row)
            case Heading(text=text) | Remedy(text=text) | Paragraph(text=text):
                yield text


def flat(text: str) -> str:
    """Return a text without white space; a PDF may give a full-width sign as the narrow one."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def test_every_kind_has_its_list() -> None:
    assert REQUIRED.keys() | OF_MANY == RULES.keys()


@pytest.mark.parametrize("kind", list(REQUIRED), ids=str)
def test_a_document_of_every_kind_is_complete_in_all_three_forms(letters: dict[D, list[Content]], kind: D) -> None:
    assert kind in letters, "no step of the world writes one"
    chinese, english = letters[kind]
    if kind is not D.PROOF_OF_SERVICE and kind not in NAMELESS:
        assert "XQ-" in "".join(said(chinese)), "which matter it is about"
    merged = {"{{petitioner}}": "王建国", "{{query_code}}": "K7M4-Q2PD", "{{member}}": "共同反映人"}
    for content in (chinese, english):
        for form, drawn in texts(content).items():
            text = re.sub(r"—\s*\d+\s*—", "", drawn)  # the number of a page stands in the middle of a sentence that goes on
            for each in said(content):
                for hole, value in merged.items():
                    each = each.replace(hole, value)  # noqa: PLW2901
                assert flat(each) in flat(text), (form, each)
    whole = flat(texts(chinese)["html"])
    for words in REQUIRED[kind]:
        assert flat(words) in whole, words


def test_what_leaves_the_office_names_nobody(letters: dict[D, list[Content]]) -> None:
    """Every frozen document holds placeholders at most; papers between units do not even have those."""
    for kind, contents in letters.items():
        for content in contents:
            whole = "".join(said(content)) + content.addressee
            assert not any(word in whole for word in WHO_HE_IS), kind
            if RULES[kind].is_inner and kind is not D.REFERRAL_UP:
                assert "{{petitioner}}" not in whole, kind
