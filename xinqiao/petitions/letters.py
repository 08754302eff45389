"""What the documents say, in both languages. Names and codes are placeholders, merged at the last moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xinqiao.directory.snapshot import UnitFacts
from xinqiao.documents.issue import formatted_number, frozen, number_scope
from xinqiao.documents.models import Document, Service
from xinqiao.petitions import (
    letters_accusing,
    letters_answer,
    letters_file,
    letters_handling,
    letters_inner,
    letters_oversight,
    letters_protecting,
    letters_review,
)
from xinqiao.petitions.letter_parts import Letter, LetterText, day, received
from xinqiao.petitions.redacting import of_matter
from xinqiao.petitions.step import Step
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import HANDLE, STUDY
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.terms import DocumentKind, Path, RefusalGround, ServiceResult, ServiceWay
from xinqiao.rules.text import Text, counted

LANGUAGES = ("zh", "en")
T = LetterText


def write(step: Step, kind: DocumentKind) -> Document:
    """Return the numbered, frozen, unsaved document of `kind` for this step."""
    unit = _issuer(step, kind)
    year = local_day(step.recorded_at).year
    if kind is DocumentKind.RECEIPT:
        number = step.petition.number
    else:
        n = step.journal.take_number(number_scope(kind, unit.short_name, year))
        number = formatted_number(kind, unit.short_name, year, n)
    clean = of_matter(step.dossier, step.journal) if RULES[kind].is_inner and kind is not DocumentKind.REFERRAL_UP else str  # the superior body reads what was written
    content = {
        language: _content(step, kind, unit, number, language, clean) | _dressed(step, kind, unit, language)
        for language in LANGUAGES
    }
    return frozen(
        kind, subject=step.petition.number, number=number, unit_id=unit.pk, issued_at=step.at, content=content,
        is_secret=step.petition.is_sealed,
    )  # fmt: skip


def _dressed(step: Step, kind: DocumentKind, unit: UnitFacts, language: str) -> dict[str, str]:
    """Return the seal and the customer's Word template that are in force; a draft has neither. The template is Chinese."""
    if kind in letters_review.BY_PETITIONER:
        return {}  # he does not stamp, and writes on no letterhead of ours
    word_template = step.directory.word_template(kind.value, step.today) if language == "zh" else ""
    found = {"seal": step.directory.seal(unit.pk, step.today), "word_template": word_template}
    return {name: sha256 for name, sha256 in found.items() if sha256}


def _issuer(step: Step, kind: DocumentKind) -> UnitFacts:
    petition = step.petition
    if kind in letters_handling.BY_RECORD_UNIT:
        return step.directory.units[step.linked.unit_id or step.dossier.responsible_unit_id]
    if kind in letters_oversight.BODIES:
        return letters_oversight.issuer(step, kind)
    if kind in letters_file.BODIES:
        return letters_file.issuer(step, kind)
    if kind in letters_review.BY_REVIEWER:
        return step.directory.issuing_unit(step.linked.unit_id or step.petition.desk_unit_id)
    by_desk = kind in (
        DocumentKind.RECEIPT, DocumentKind.WHERE_SENT_NOTICE, DocumentKind.REFUSAL_NOTICE, DocumentKind.PATH_NOTICE,
        DocumentKind.MERGE_NOTICE, DocumentKind.SUPPLEMENT_NOTICE, DocumentKind.WITHDRAWAL_NOTICE, DocumentKind.REOPEN_NOTICE,
        DocumentKind.REVIEW_REQUEST, DocumentKind.FINAL_REVIEW_REQUEST, DocumentKind.REVIEW_TRANSFER, DocumentKind.END_REGISTER,
        DocumentKind.FORWARD_LETTER, DocumentKind.ASSIGN_LETTER, DocumentKind.OBJECTION_FINDING,
    )  # fmt: skip
    unit_id = petition.desk_unit_id if by_desk or petition.handling_unit_id is None else petition.handling_unit_id
    if kind in (DocumentKind.DECISION, DocumentKind.PROPOSAL_REPLY, DocumentKind.SPOT_REPLY):
        return step.directory.issuing_unit(unit_id)  # the seal of the unit, not of an inner office
    return step.directory.units[unit_id]


def _content(
    step: Step, kind: DocumentKind, unit: UnitFacts, number: str, language: str, clean: Callable[[str], str] = str
) -> dict[str, Any]:
    letter = Letter(language, clean)
    BODIES[kind](step, unit, letter)
    title = letter.say(_title(step, kind))
    return {
        "title": title, "number": number, "addressee": letter.say(_addressee(step, kind)), "blocks": letter.blocks,
        "signatory": letters_review.signatory(step) if kind in letters_review.BY_PETITIONER else unit.zh if language == "zh" else unit.en, "signed_on": step.today.isoformat(), "note": letter.note,
        "language": language,
    }  # fmt: skip


def _addressee(step: Step, kind: DocumentKind) -> Text:
    """Return to whom it is written: to a unit, to the file, all else to the petitioner."""
    if kind in letters_review.TO_UNIT:
        return letters_review.addressee(step, kind)
    if kind is DocumentKind.REFERRAL_UP:
        return Text(f"{step.letter['to']}：", f"{step.letter['to']}:")
    if kind in letters_handling.TO_FILE or kind in letters_accusing.TO_FILE or kind is DocumentKind.LIABILITY_ADVICE:
        return Text("", "")
    if RULES[kind].is_inner:
        about = letters_oversight if kind in letters_oversight.BODIES else letters_file if kind in letters_file.BODIES else letters_inner
        unit = about.addressee(step, kind)
        return Text(f"{unit.zh}：", f"{unit.en}:") if unit else Text("", "")
    return Text("", "") if kind is DocumentKind.PROOF_OF_SERVICE else Text("{{petitioner}}：", "{{petitioner}}:")


def _title(step: Step, kind: DocumentKind) -> Text:
    if step.letter.get("ground") is RefusalGround.EXHAUSTED:
        return Text("不再受理告知书", "Notice that the matter is not accepted again")
    own = letters_oversight.title(step, kind) if kind in letters_oversight.BODIES else None
    own = own or letters_handling.title(step, kind) or letters_review.title(step, kind)
    return own or Text(kind.zh, kind.en.capitalize())


REFUSAL_ARTICLES: dict[RefusalGround, Text] = {
    RefusalGround.OUTSIDE: Text("第二十三条第一款", "Art. 23(1)"),
    RefusalGround.PENDING: Text("第十九条第三款", "Art. 19(3)"),
    RefusalGround.EXHAUSTED: Text("第三十六条第三款", "Art. 36(3)"),
}


def _receipt(step: Step, unit: UnitFacts, letter: Letter) -> None:
    letter.paragraph(T.RECEIVED, **received(step.petition))
    letter.fields(
        (Text("编号", "Number"), step.petition.number), (Text("查询码", "Query code"), "{{query_code}}"),
        (Text("收到日期", "Received on"), day(local_day(step.petition.received_at))),
        (Text("登记单位", "Registered by"), unit), (Text("电话", "Phone"), unit.phone or Text("见公告", "see the notice")),
    )  # fmt: skip
    due_on = step.dossier.clock("tell")
    letter.paragraph(T.RECEIPT_NEXT, due=day(due_on.due_on if due_on else step.today))
    letter.paragraph(T.RECEIPT_LOOK_UP)


def _where_sent(step: Step, unit: UnitFacts, letter: Letter) -> None:
    target = step.directory.units[step.petition.handling_unit_id or 0]
    letter.paragraph(T.YOUR_MATTER, **received(step.petition))
    letter.paragraph(T.WHERE_SENT, unit=target)
    clock = step.dossier.clock("tell_by_unit")
    due_on = clock.due_on if clock else step.today
    next_step = T.WHERE_SENT_NEXT if due_on >= step.today else T.WHERE_SENT_LATE
    letter.paragraph(next_step, unit=target, due=day(due_on))
    letter.fields(
        (Text("承办单位", "Handling unit"), target), (Text("地址", "Address"), target.place or Text("见公告", "see the notice")),
        (Text("电话", "Phone"), target.phone or Text("见公告", "see the notice")),
    )  # fmt: skip
    letter.paragraph(T.YOUR_RIGHTS)


def _acceptance(step: Step, unit: UnitFacts, letter: Letter) -> None:
    letter.paragraph(T.YOUR_MATTER, **received(step.petition))
    if (handle := step.due_on(HANDLE)) is not None:
        days = step.directory.policy("hearing_ask_days", step.today)
        letter.paragraph(T.ACCEPTED, unit=unit, accepted=day(step.today), due=day(handle), days=days)
    if (study := step.due_on(STUDY)) is not None:
        letter.paragraph(T.PROPOSAL_TAKEN, unit=unit, due=day(study))
    letter.heading(Text("您的要求", "What you ask for"))
    letter.numbered([claim.text for claim in step.dossier.remaining])
    letter.fields(
        (Text("办理单位", "Handled by"), unit), (Text("联系人、电话", "Ask for"), _contact(step, unit)),
    )  # fmt: skip
    letter.paragraph(T.YOUR_RIGHTS)


def _contact(step: Step, unit: UnitFacts) -> object:
    """Return whom the petitioner asks for: what was entered for him, else the post by which it was accepted, with the unit's number."""
    phone, post = step.letter.get("contact") or unit.phone, step.letter.get("post")
    if not phone:
        return post or Text("见公告", "see the notice")
    return phone if post is None or phone != unit.phone else Text("{post}，{phone}", "{post}, {phone}").fill(post=post, phone=phone)


def _refusal(step: Step, unit: UnitFacts, letter: Letter) -> None:
    letter.paragraph(T.YOUR_MATTER, **received(step.petition))
    ground = step.letter["ground"]
    words = T.EXHAUSTED if ground is RefusalGround.EXHAUSTED else T.REFUSED
    letter.paragraph(words, ground=ground, article=REFUSAL_ARTICLES[ground])
    letter.heading(Text("理由", "Reasons"))
    letter.plain(step.letter["reason"])
    letter.heading(Text("您可以找谁", "Where you can go"))
    letter.plain(step.letter["where_to_go"])
    letter.paragraph(T.YOUR_RIGHTS)


def _path(step: Step, unit: UnitFacts, letter: Letter) -> None:
    letter.paragraph(T.YOUR_MATTER, **received(step.petition))
    path: Path = step.letter["path"]
    is_partial = bool(step.dossier.remaining)
    letter.paragraph(T.DIVERTED_PARTLY if is_partial else T.DIVERTED, path=path)
    letter.numbered(step.letter["claims"])
    letter.fields(
        (Text("有权处理的机关", "Competent body"), step.letter["competent_body"]),
        (Text("时限", "Time limit"), step.letter["limit"]),
    )  # fmt: skip
    if step.letter["help_offered"]:
        letter.heading(Text("我们能帮您做的", "What we can help with"))
        letter.plain(step.letter["help_offered"])
    if path is Path.ARBITRATION:
        letter.heading(Text("劳动争议还要知道", "On labour disputes"))
        letter.paragraph(T.LABOUR_LIMIT)
        letter.paragraph(T.LABOUR_MEDIATION, unit=unit, phone=unit.phone or Text("见公告", "see the notice"))
    letter.paragraph(T.DATED_RECEIPT)
    if is_partial:
        letter.paragraph(T.REST_GOES_ON)
    letter.paragraph(T.YOUR_RIGHTS)


def _supplement(step: Step, unit: UnitFacts, letter: Letter) -> None:
    letter.paragraph(T.YOUR_MATTER, **received(step.petition))
    letter.paragraph(T.SUPPLEMENT)
    letter.plain(step.letter["question"])
    letter.paragraph(T.SUPPLEMENT_HOW, unit=unit)


def _extension(step: Step, unit: UnitFacts, letter: Letter) -> None:
    said = step.letter
    letter.paragraph(T.YOUR_MATTER, **received(step.petition))
    letter.paragraph(
        T.EXTENDED, unit=unit, days=counted(said["days"], "日", "day", "days"), old=day(said["old_due_on"]), new=day(said["new_due_on"])
    )  # fmt: skip
    letter.heading(Text("延期的原因", "The reason"))
    letter.plain(said["reason"])
    letter.fields(
        (Text("办理单位", "Handled by"), unit), (Text("原定期限", "Was due on"), day(said["old_due_on"])), (Text("现定期限", "Now due on"), day(said["new_due_on"])),
        (Text("批准人", "Granted by"), Text("{unit}负责人", "the head of {unit}").fill(unit=unit)),
        (Text("联系电话", "Phone"), unit.phone or Text("见公告", "see the notice")),
    )  # fmt: skip
    letter.paragraph(T.YOUR_RIGHTS)


def _merge(step: Step, unit: UnitFacts, letter: Letter) -> None:
    letter.paragraph(T.YOUR_MATTER, **received(step.petition))
    letter.paragraph(T.MERGED, other=step.letter["other"])
    letter.heading(Text("您的要求", "What you ask for"))
    letter.numbered([claim.text for claim in step.dossier.remaining])
    handling, due_on = step.directory.unit(step.petition.handling_unit_id), step.due_on(HANDLE) or step.due_on(STUDY)
    if handling is not None and due_on is not None:
        letter.paragraph(T.MERGED_ANSWER, unit=handling, due=day(due_on))
    else:
        letter.paragraph(T.MERGED_NEXT, unit=unit)
    letter.paragraph(T.MERGED_OWN)
    letter.paragraph(T.YOUR_RIGHTS)


def _withdrawal(step: Step, unit: UnitFacts, letter: Letter) -> None:
    said = step.letter
    letter.paragraph(T.YOUR_MATTER, **received(step.petition))
    letter.paragraph(T.WITHDRAWN, asked=day(said["asked_on"]), called=day(said["called_on"]))
    letter.paragraph(T.WITHDRAWN_FROM, today=day(step.today))
    letter.remedy(T.WITHDRAWN_RIGHTS, unit=unit, phone=unit.phone or Text("见公告", "see the notice"))


def _reopening(step: Step, unit: UnitFacts, letter: Letter) -> None:
    letter.paragraph(T.YOUR_MATTER, **received(step.petition))
    handling = step.directory.unit(step.petition.handling_unit_id)
    if handling is None:
        letter.paragraph(T.REOPENED_FROM_START, unit=unit)
    else:
        due_on = step.due_on(HANDLE) or step.due_on(STUDY) or step.today
        letter.paragraph(T.REOPENED, unit=unit, handling=handling, due=day(due_on))
    letter.heading(Text("重新办理的原因", "Why it is done anew"))
    letter.plain(step.letter["reason"])
    letter.paragraph(T.YOUR_RIGHTS)


def _proof(step: Step, unit: UnitFacts, letter: Letter) -> None:
    service = step.letter["service"]
    documents: list[Document] = step.letter["documents"]
    letter.paragraph(T.SERVED_ON_MATTER, **received(step.petition))
    letter.fields(
        (Text("受送达人", "Addressee"), "{{petitioner}}"),
        (Text("送达的文书", "Documents served"), Text(
            "、".join(f"{DocumentKind(d.kind).zh}（{d.number}）" for d in documents),
            ", ".join(f"{DocumentKind(d.kind).en} ({d.number})" for d in documents),
        )),
        (Text("送达方式", "Way"), ServiceWay(service.way)), (Text("结果", "Result"), ServiceResult(service.result)),
        (Text("签收", "Signature"), _signature(service)),
        (Text("送达日期", "Date"), day(service.served_on)),
        (Text("收件人（与本人关系）", "Received by (relation)"), service.recipient or Text("本人", "the petitioner")),
        *([(Text("见证人", "Witness"), service.witness)] if service.witness else []),
        *([(Text("邮件号", "Tracking number"), service.tracking_number)] if service.tracking_number else []),
    )  # fmt: skip
    letter.paragraph(T.KEPT_ON_FILE)


def _signature(service: Service) -> Text:
    if service.result == ServiceResult.REFUSED.value:
        return T.SIGNED_BY_NOBODY
    return T.SIGNED_ONLINE if service.way == ServiceWay.ELECTRONIC.value else T.SIGNED_ON_PAPER


BODIES: dict[DocumentKind, Callable[[Step, UnitFacts, Letter], None]] = {
    DocumentKind.RECEIPT: _receipt,
    DocumentKind.WHERE_SENT_NOTICE: _where_sent,
    DocumentKind.ACCEPTANCE_NOTICE: _acceptance,
    DocumentKind.REFUSAL_NOTICE: _refusal,
    DocumentKind.PATH_NOTICE: _path,
    DocumentKind.SUPPLEMENT_NOTICE: _supplement,
    DocumentKind.EXTENSION_NOTICE: _extension,
    DocumentKind.MERGE_NOTICE: _merge,
    DocumentKind.WITHDRAWAL_NOTICE: _withdrawal,
    DocumentKind.REOPEN_NOTICE: _reopening,
    DocumentKind.DECISION: letters_answer.decision,
    DocumentKind.PROPOSAL_REPLY: letters_answer.proposal_reply,
    DocumentKind.SPOT_REPLY: letters_answer.spot_reply,
    DocumentKind.RESULT_REPORT: letters_answer.result,
    DocumentKind.PROOF_OF_SERVICE: _proof,
    **letters_inner.BODIES,
    **letters_file.BODIES,
    **letters_oversight.BODIES,
    **letters_handling.BODIES,
    **letters_review.BODIES,
    **letters_accusing.BODIES,
    **letters_protecting.BODIES,
}
