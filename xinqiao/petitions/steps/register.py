"""登记: a matter becomes a petition with a number, a query code, a receipt and a clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from django.conf import settings

from xinqiao.directory.duties import Clockwork
from xinqiao.ledger.receipt import issue
from xinqiao.petitions import numbering
from xinqiao.petitions.models import Claim, LinkedRecord
from xinqiao.petitions.named_at_filing import named_in
from xinqiao.petitions.publishing import published_one
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import note_same, seal_at_filing
from xinqiao.petitions.steps.carry_complained import Entry as Carried
from xinqiao.petitions.steps.name_member import Entry as Member
from xinqiao.petitions.upload import Upload, attach
from xinqiao.petitions.vouching import as_written, claims_digest, filed_digest, text_digest, where_digest
from xinqiao.petitions.zone import local_day
from xinqiao.rules.joint import MOST_HEADS
from xinqiao.rules.limits import CLAIM_LIMIT, CLAIMS_LIMIT, SHORT_LIMIT, TEXT_LIMIT, TITLE_LIMIT
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.questions import ANSWERS_MOST, together
from xinqiao.rules.terms import Channel, Medium, RecordKind, Secrecy
from xinqiao.rules.text import Text
from xinqiao.vault import store
from xinqiao.vault.contact import Contact, new_query_code
from xinqiao.wording.normalise import PART


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What is known at registration. `source` is unique: the same filing or imported row registers once.

    `heads`: how many bring it, as they say; `members`: who else speaks for them, at most four beside the petitioner (条例§20(3)).
    `same`: the published answer whose problem it is, as the petitioner says. `complained`: see `steps/carry_complained.py`.
    `taken_by`: who took it down, where the program registers it for an office that is not his (`outreach.steps.register_at_visit`).
    `is_close`: filed as an accusation, or with the fear of retaliation; `about`: whom it complains about, in its writer's words (ADR-0020).
    `answers`: question and answer of what was asked further about a matter called `asked_as`; they become part of the text (ADR-0027).
    """

    channel: Channel
    secrecy: Secrecy
    title: str
    text: str
    claims: tuple[str, ...] = ()
    contact: Contact = field(default_factory=Contact)
    place: str = ""
    happened: str = ""
    received_at: datetime | None = None  # if earlier than the step: a letter's day, an imported row's day
    language: str = "zh"
    uploads: tuple[Upload, ...] = ()
    query_code: str = field(default_factory=new_query_code, repr=False)
    source: str | None = None
    heads: int = 1
    members: tuple[Member, ...] = ()
    same: int | None = None
    is_close: bool = False
    about: str = ""
    asked_as: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    taken_by: int | None = None
    read_back: bool = False  # what was written down was read to him, and he said that it is right
    posted_on: date | None = None  # of a letter: the day of its postmark; what counts is the day on which it came (`received_at`)
    envelope: str = ""  # … and where its envelope is kept
    complained: tuple[Carried, ...] = ()  # whom the petition complains about that it is split off from


def apply(step: Step, entry: Entry) -> str | None:
    _check(step, entry)
    petition = step.petition
    received_at = entry.received_at or step.at
    petition.number = _number(step)
    petition.code_digest = store.code_digest(entry.query_code)
    petition.channel, petition.secrecy, petition.language = entry.channel.value, entry.secrecy.value, entry.language
    petition.title, petition.text = as_written(entry.title), together(as_written(entry.text), entry.asked_as, entry.answers)
    petition.place, petition.happened, petition.source = as_written(entry.place), as_written(entry.happened), entry.source
    petition.received_at, petition.recorded_at = received_at, step.recorded_at
    petition.first_receiver_id = entry.taken_by if isinstance(step.actor, Clockwork) else step.actor.person_id
    petition.reach = Medium.PORTAL.value if petition.is_protected else _reach(entry).value  # a message sent tells the hour, and that there is one
    petition.is_kept_close = petition.is_protected or entry.is_close
    petition.table_from = PETITION.in_force_from
    petition.is_historical = local_day(received_at) < PETITION.in_force_from
    petition.calendar_version = step.directory.calendar.version
    step.anchor_on = local_day(received_at)
    step.journal.add(petition)
    contact = Contact() if entry.secrecy is Secrecy.ANONYMOUS else entry.contact
    petition.identity_id = 0  # the journal puts the vault's key here
    step.journal.identify(petition, contact, entry.query_code)
    for position, text in enumerate(entry.claims or (petition.title,), 1):
        claim = Claim(petition=petition, position=position, text=as_written(text))
        step.journal.add(claim)
        step.dossier.claims.append(claim)
    attach(step, entry.uploads)
    _count_heads(step, entry)
    step.journal.index(petition, petition_words(petition.title, petition.text))
    step.body |= {
        "channel": petition.channel, "secrecy": petition.secrecy, "office": petition.desk_unit_id,
        "received_on": step.anchor_on.isoformat(), "text_sha256": text_digest(petition.title, petition.text),
        "where_sha256": where_digest(petition.place, petition.happened),
        "claims_sha256": claims_digest(claim.text for claim in step.dossier.claims),
    }  # fmt: skip
    step.texts = _how_it_came(entry)
    step.body |= {name: value for name, value in (("read_back", entry.read_back), ("posted_on", entry.posted_on and entry.posted_on.isoformat())) if value}
    if entry.taken_by is not None and isinstance(step.actor, Clockwork):
        step.body["taken_by"] = entry.taken_by
    if petition.is_protected:
        step.body["protected"] = True
    if petition.is_kept_close:
        step.body["close"] = True
        step.afterwards.append(partial(_keep_out_named, step, entry.about))
    _sign(step, entry)
    return "handed_down" if entry.channel is Channel.HANDED_DOWN else None


def _how_it_came(entry: Entry) -> dict[str, str]:
    """Return what the office notes of how it came, for staff: read back, postmark, envelope."""
    said = {
        "read_back": "念给他听了，他说对。" if entry.read_back else "", "posted_on": f"邮戳日期 {entry.posted_on.isoformat()}。" if entry.posted_on else "",
        "envelope": f"信封：{entry.envelope.strip()}" if entry.envelope.strip() else "",
    }  # fmt: skip
    return {name: text for name, text in said.items() if text}


def _sign(step: Step, entry: Entry) -> None:
    """Sign the receipt: it lies in the ledger's line of this step, so there is a petition with its receipt or neither."""
    body = step.body
    filed = filed_digest(
        text=body["text_sha256"], where=body["where_sha256"], claims=body["claims_sha256"],
        files=(upload.sha256 for upload in entry.uploads),
    )  # fmt: skip
    body["receipt"] = issue(
        settings.SIGNER, step.petition.number, received_on=body["received_on"], registered_at=step.recorded_at, filed=filed
    )  # fmt: skip


def _count_heads(step: Step, entry: Entry) -> None:
    """Count the heads; who speaks for them is named next. For a petition of one person nothing happens here."""
    step.petition.heads = entry.heads
    if entry.heads > 1:
        step.body["heads"] = entry.heads
        step.afterwards.append(partial(_name_members, step, entry.members))
    if entry.same is not None:
        step.afterwards.append(partial(_note_same, step, entry.same))
    for carried in entry.complained:
        record = LinkedRecord(petition=step.petition, kind=RecordKind.COMPLAINED.value)
        step.afterwards.append(partial(step.perform, "carry_complained", record, carried, actor=Clockwork()))


def _keep_out_named(step: Step, about: str) -> None:
    """Keep out whom the writer of an accusation names, before anybody reads it (ADR-0020)."""
    named = named_in(step, about)
    if named.sealed_to is not None:
        step.perform("seal_at_filing", step.petition, seal_at_filing.Entry(unit_id=named.sealed_to), actor=Clockwork())
    said = [Carried(why=about.strip(), named_unit=unit) for unit in sorted(named.units)]
    said += [Carried(why=about.strip(), named_person=person) for person in sorted(named.persons)]
    for entry in said:
        step.perform("note_complained", LinkedRecord(petition=step.petition, kind=RecordKind.COMPLAINED.value), entry, actor=Clockwork())


def _name_members(step: Step, members: tuple[Member, ...]) -> None:
    for number, member in enumerate(members, 1):
        record = LinkedRecord(petition=step.petition, kind=RecordKind.MEMBER.value)
        try:
            step.perform("name_member", record, member)
            if member.asked is not None:
                step.perform("confirm_member", record, member.asked)
        except Refused as refused:
            words = Text("第 {n} 位代表：{why}", "Representative {n}: {why}").fill(n=number, why=refused.words)
            raise Refused(words, "members") from refused


def _note_same(step: Step, key: int) -> None:
    """An answer that was taken down meanwhile holds nobody up."""
    if published_one(key) is not None:
        step.perform("note_same", LinkedRecord(petition=step.petition, kind=RecordKind.SAME.value), note_same.Entry(key=key))


def petition_words(title: str, text: str) -> str:
    """Return what full-text search looks into."""
    return f"{title}{PART}{text}"


def _number(step: Step) -> str:
    year = local_day(step.recorded_at).year
    return numbering.formatted(year, step.journal.take_number(f"petition:{year}"))


def _reach(entry: Entry) -> Medium:
    if entry.secrecy is Secrecy.ANONYMOUS:
        return Medium.PORTAL
    if entry.contact.email:
        return Medium.EMAIL
    return Medium.PORTAL if entry.channel is Channel.ONLINE else Medium.PRINT


def _check(step: Step, entry: Entry) -> None:
    title, text = entry.title.strip(), entry.text.strip()
    step.refuse_unless(bool(title), "请写一句话的标题。", "Please write a title of one sentence.", field="title")
    step.refuse_unless(bool(text), "请写下发生了什么。", "Please write what happened.", field="text")
    _limit("title", len(title), TITLE_LIMIT, Text("标题", "The title"))
    _limit("text", len(text), TEXT_LIMIT, Text("正文", "The text"))
    _limit("answers", sum(len(part) for pair in entry.answers for part in pair), ANSWERS_MOST, Text("补充问题的回答", "What is answered"))
    _limit("place", len(entry.place), SHORT_LIMIT, Text("地点", "The place"))
    _limit("happened", len(entry.happened), SHORT_LIMIT // 2, Text("时间", "The time"))
    for claim in entry.claims:
        step.refuse_unless(bool(claim.strip()), "请写清楚要求什么。", "Please say what is asked for.", field="claims")
        _limit("claims", len(claim), CLAIM_LIMIT, Text("一项要求", "A claim"))
    step.refuse_unless(
        len(entry.claims) <= CLAIMS_LIMIT, "要求最多写二十项。", "At most twenty claims can be listed.", field="claims"
    )  # fmt: skip
    step.refuse_unless(
        len(entry.members) + 1 <= entry.heads <= MOST_HEADS, f"人数要在 {len(entry.members) + 1} 和 {MOST_HEADS} 之间：代表也算在内。",
        f"The number of people lies between {len(entry.members) + 1} and {MOST_HEADS}; representatives are counted too.", field="heads",
    )  # fmt: skip
    received = entry.received_at or step.at
    step.refuse_unless(
        entry.posted_on is None or entry.posted_on <= local_day(received), "邮戳的日期不能晚于收到信的那天。", "A letter is not posted after it came.", field="posted_on"
    )  # fmt: skip
    _limit("envelope", len(entry.envelope), SHORT_LIMIT, Text("信封放在哪里", "Where the envelope is kept"))
    step.refuse_unless(
        received <= step.recorded_at, "收到日期不能晚于今天。", "It cannot have been received after today.", field="received_on"
    )  # fmt: skip


def _limit(field: str, length: int, limit: int, what: Text) -> None:
    if length > limit:
        words = Text(
            "{what}有 {length} 个字，最多 {limit} 个字。请缩短，或者把详细情况作为附件交上来。您写的内容还在。",
            "{what} has {length} characters; {limit} are allowed. Shorten it or attach the details as a file. Nothing is lost.",
        )  # fmt: skip
        raise Refused(words.fill(what=what, length=length, limit=limit), field)
