"""One petition's rows against its chain: everything that differs, in words."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidTag

from xinqiao.documents.issue import content_digest
from xinqiao.documents.models import Document, Service
from xinqiao.ledger.models import Entry
from xinqiao.ops.verify.disposed import emptied_faults, tombstone_faults
from xinqiao.petitions import vouching
from xinqiao.petitions.erasing import GONE, SENT_UP
from xinqiao.petitions.models import (
    Attachment,
    Claim,
    LinkedRecord,
    Petition,
    Rating,
    Referral,
    RunningClock,
    Statement,
)
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.clocks import HANDLE
from xinqiao.rules.terms import START, PetitionStatus
from xinqiao.rules.terms_files import FileState
from xinqiao.vault import files

REFERRAL_VERB = "referral."
SETTLING = ("grant_time", "refuse_time", "report", "send", "send_designated")  # after these no request for more time is open
TRIAGING = ("triage", "seal", "seal_at_filing")  # both say what category and path each claim has
ANEW = ("reopen", "redo")  # after these a rating is one of an answer that counts no more
DRAFTING = ("reply", "answer_at_once", "answer_together")
TAKING_CHARGE = ("assign", "forward", "designate", "accept", "accept_together", "send_together", "answer_at_once", "go_in", "come_out")  # "unit": who is in charge then
SENDING = ("assign", "forward", "designate")
LETTING_GO = ("take_back", "recall", "return_together", "take_away")  # nobody is in charge after them
LETTING_GO_IN = {"return_draft": "at_once", "reopen": "unanswered"}  # nor after this branch of these


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A petition with its ledger, oldest line first, and every row that the ledger vouches for."""

    petition: Petition
    entries: Sequence[Entry]
    documents: Sequence[Document] = ()
    services: Sequence[Service] = ()
    attachments: Sequence[Attachment] = ()
    claims: Sequence[Claim] = ()
    ratings: Sequence[Rating] = ()
    referrals: Sequence[Referral] = ()
    records: Sequence[LinkedRecord] = ()
    clocks: Sequence[RunningClock] = ()
    statements: Sequence[Statement] = ()
    last: dict[str, dict[str, Any]] = field(init=False, default_factory=dict)  # verb -> body, of its last line

    def __post_init__(self) -> None:
        self.last.update({entry.verb: entry.body for entry in self.entries})
        opened = next((entry.body for entry in self.entries if "guards" in entry.body), None)
        if opened is not None:  # a file on which somebody is watched over begins with this line, and was never filed
            self.last["register"] = opened

    def said(self, key: str) -> list[Any]:
        """Return the values of `key` in the lines that have it, in order."""
        return [entry.body[key] for entry in self.entries if key in entry.body]


def differences(kept: Kept, *, with_files: bool) -> Iterator[str]:
    """Yield what is not as it was recorded."""
    if "register" not in kept.last:
        yield "the ledger has no registration"
        return
    for check in (_standing, _cause, _in_charge, _clocks, _breaches, _alerts, _referrals, _services):
        yield from check(kept)
    yield from tombstone_faults(kept.petition, kept.last.get("dispose"), kept.last.get("confirm_sent_up"))
    if kept.petition.disposed_on is not None:  # what was written is gone, by a line of this chain; what stays is compared all the same
        yield from emptied_faults(kept.petition, kept.documents, kept.records, is_bare=not (kept.statements or kept.attachments), said=kept.said("documents"), title=SENT_UP if "confirm_sent_up" in kept.last else GONE)
        return
    for check in (_texts, _claims, _records, _documents, _statements, _ratings):
        yield from check(kept)
    yield from _attachments(kept, with_files=with_files)


def _standing(kept: Kept) -> Iterator[str]:
    petition, filed = kept.petition, kept.last["register"]
    moved = [entry for entry in kept.entries if "to" in entry.body and "." not in entry.verb]
    is_sealed = any(entry.body.get("branch") == "accusation" or entry.verb in ("seal", "seal_at_filing", "refer_up") for entry in kept.entries)
    triaged: dict[str, Any] = next((entry.body for entry in reversed(kept.entries) if entry.verb in TRIAGING), {})
    recorded = {
        "status": moved[-1].body["to"] if moved else "", "is_sealed": is_sealed, "channel": filed["channel"], "secrecy": filed["secrecy"],
        "desk_unit_id": _office(kept), "category": triaged.get("category", ""), "path": triaged.get("path", ""),
    }  # fmt: skip
    if petition.guards is not None:
        recorded |= {"status": PetitionStatus.SEALED.value, "is_sealed": True, "category": filed["category"], "path": filed["path"], "guards": filed["guards"]}
        recorded |= {"guards_member": filed["guards_member"], "watcher": kept.said("watcher")[-1]}
    recorded["drafted_by"] = next((entry.body.get("drafted_by", entry.actor) for entry in reversed(kept.entries) if entry.verb in DRAFTING), "")
    if recounts := kept.said("calendar"):
        recorded["calendar_version"] = recounts[-1][1]
    recorded["hops"] = sum(entry.verb == "referral.give_back" for entry in kept.entries)
    recorded["is_at_once"] = _is_at_once(kept)
    recorded["sender_id"] = next((entry.body.get("sender") for entry in reversed(kept.entries) if entry.verb in ("refer_up", "refer_up_sealed")), None) if petition.standing is PetitionStatus.GOING_UP else None
    recorded["is_kept_close"] = filed.get("close", False) and not any(entry.verb in (*TRIAGING, "refer_up") for entry in kept.entries)
    recorded["heads"], recorded["is_protected"] = filed.get("heads", 1), filed.get("protected", False)
    urgent = [(entry.body["urgent"], entry.body["until"]) for entry in kept.entries if "urgent" in entry.body]
    until = petition.urgent_until
    there_now = (petition.urgent_report, until.astimezone(SHANGHAI).isoformat() if until else "")
    if there_now != (urgent[-1] if urgent else ("", "")):
        yield "whether it is urgent is not what was recorded"
    for name, value in recorded.items():
        if getattr(petition, name) != value:
            yield f"its {name} is not what was recorded"
    asked = [entry.body["withdrawal_asked_on"] for entry in kept.entries if "withdrawal_asked_on" in entry.body]
    there = petition.withdrawal_asked_on.isoformat() if petition.withdrawal_asked_on else None
    if there != (asked[-1] if asked else None):
        yield "its wish to withdraw is not what was recorded"
    saved = [entry.at for entry in kept.entries if entry.verb == "save_receipt"]
    if petition.receipt_saved_at != (saved[-1] if saved else None):
        yield "whether its receipt was saved is not what was recorded"
    solved = [(entry.body["resolution"], entry.body["resolution_on"]) for entry in kept.entries if "resolution" in entry.body]
    said_on = petition.resolution_on.isoformat() if petition.resolution_on else None
    if (petition.resolution, said_on) != (solved[-1] if solved else ("", None)):
        yield "whether it was solved is not what was recorded"
    if local_day(petition.received_at).isoformat() != filed["received_on"]:
        yield "its day of receipt is not what was recorded"


def _cause(kept: Kept) -> Iterator[str]:
    """Compare what produced it with what was said when it was closed last; lines from before that was asked say nothing."""
    closed: dict[str, Any] = next((entry.body for entry in reversed(kept.entries) if entry.verb == "close"), {})
    on = kept.petition.closed_on
    if (kept.petition.cause, on.isoformat() if on else None) != (closed.get("cause", ""), closed.get("closed_on")):
        yield "what produced it is not what was recorded"


def _in_charge(kept: Kept) -> Iterator[str]:
    """Compare who is in charge with the last line that gave it to somebody, or took it away."""
    recorded: int | None = None
    for entry in kept.entries:
        body = entry.body
        if "watch_unit" in body:
            recorded = body["watch_unit"]
        elif entry.verb in TAKING_CHARGE or (entry.verb == "succeed" and "handling_unit" in body["succeeded"]):
            recorded = body["unit"]
        elif entry.verb in LETTING_GO or (entry.verb in LETTING_GO_IN and body.get("branch") == LETTING_GO_IN[entry.verb]):
            recorded = None
        elif entry.verb in TRIAGING and (entry.verb in ("seal", "seal_at_filing") or body.get("branch") == "accusation"):
            recorded = body.get("sealed_to", kept.petition.handling_unit_id)  # older lines do not say it
        elif "sealed_to" in body:  # the discipline duty above has it
            recorded = body["sealed_to"]
    if kept.petition.handling_unit_id != recorded:
        yield "the unit in charge of it is not what was recorded"


def _office(kept: Kept) -> int:
    """Return where it was registered, or which office succeeded that one, or took its place because everybody there must stand aside."""
    return int(next((e.body["office"] for e in reversed(kept.entries) if e.verb == "succeed" or "desk_moved" in e.body), kept.last["register"]["office"]))


def _is_at_once(kept: Kept) -> bool:
    """Return whether it was answered on the spot, and that draft was not sent back, nor the matter taken up anew."""
    turns = [e.verb for e in kept.entries if e.verb in ("answer_at_once", "reopen") or e.body.get("branch") == "at_once"]
    return bool(turns) and turns[-1] not in ("return_draft", "reopen")


def _texts(kept: Kept) -> Iterator[str]:
    petition, filed = kept.petition, kept.last["register"]
    if vouching.text_digest(petition.title, petition.text) != filed["text_sha256"]:
        yield "the text is not what was registered"
    if vouching.where_digest(petition.place, petition.happened) != filed["where_sha256"]:
        yield "the place or time is not what was registered"


def _claims(kept: Kept) -> Iterator[str]:
    claims = sorted((claim for claim in kept.claims if not claim.is_dropped), key=lambda claim: claim.position)
    if vouching.claims_digest(claim.text for claim in claims) != kept.said("claims_sha256")[-1]:
        yield "the claims are not what was recorded"
    yield from _sorts(kept, claims)
    concluded = [(claim.outcome, claim.facts, claim.basis, claim.opinion) for claim in claims if not claim.is_diverted]
    drafted = next(iter(kept.said("conclusions_sha256")[-1:]), None)
    is_same = not any(any(row) for row in concluded) if drafted is None else vouching.conclusions_digest(concluded) == drafted
    if not is_same:
        yield "the answer is not what was drafted"


def _sorts(kept: Kept, claims: list[Claim]) -> Iterator[str]:
    """Compare what triage made of each claim, and whether it was sent on another path: those, later triage leaves alone."""
    sorts: dict[int, tuple[str, str]] = {}
    diverted: list[int] = []
    whole = ("", "")
    for entry in kept.entries:
        if entry.verb in TRIAGING:
            whole = (entry.body["category"], entry.body["path"])  # before claims had their own, each was what the whole was
            sorts |= {position: (category, path) for position, category, path in entry.body.get("sorts", ())}
        elif entry.verb == "divert":
            diverted += entry.body.get("diverted", ())
        elif entry.verb == "reopen" and entry.body.get("branch") == "unanswered":
            diverted.clear()
    if any((claim.category, claim.path) != sorts.get(claim.position, whole) for claim in claims):
        yield "the claims' categories or paths are not what was recorded"
    if sorted(claim.position for claim in claims if claim.is_diverted) != sorted(diverted):
        yield "which claims were diverted is not what was recorded"


def _clocks(kept: Kept) -> Iterator[str]:
    running: dict[str, list[Any]] = {}
    recorded: list[tuple[Any, ...]] = []
    for entry in kept.entries:
        for name, on in entry.body.get("stopped", {}).items():
            recorded.append((name, *running.pop(name, ["?", "?"]), on))
        for name, (was, on) in entry.body.get("stopped_earlier", {}).items():
            recorded = [(*row[:-1], on) if (row[0], row[-1]) == (name, was) else row for row in recorded]
        running.update(entry.body.get("started", {}))
        running.update(entry.body.get("moved", {}))
        if entry.verb == "extend":
            running[HANDLE.name] = [running.get(HANDLE.name, ["?"])[0], entry.body["due"]]
    recorded += [(name, *days, "") for name, days in running.items()]
    there = [
        (
            row.key, row.anchor_on.isoformat(), row.due_on.isoformat(), *([] if row.limit_days is None else [row.limit_days]),
            row.stopped_on.isoformat() if row.stopped_on else "",
        )
        for row in kept.clocks
    ]  # fmt: skip
    different = sorted(_unequal(recorded, there), key=str)
    yield from (f"its clock {name} is not what was recorded" for name, *_ in different)


def _breaches(kept: Kept) -> Iterator[str]:
    recorded = [(name, *said) for listed in kept.said("breached") for name, said in listed.items()]
    there = [
        (row.key, row.breached_on.isoformat(), row.breached_unit_id) for row in kept.clocks if row.breached_on is not None
    ]
    different = sorted(_unequal(recorded, there), key=str)
    yield from (f"the breach of its clock {name} is not what was recorded" for name, *_ in different)


def _alerts(kept: Kept) -> Iterator[str]:
    """Each clock has the last warning that was given for its last day: a clock that starts or is extended has none yet."""
    given: dict[str, str] = {}
    recorded: list[tuple[str, str]] = []
    for entry in kept.entries:
        recorded += [(name, given.pop(name, "")) for name in entry.body.get("stopped", {})]
        given |= dict.fromkeys((*entry.body.get("started", {}), *entry.body.get("moved", {})), "")
        if entry.verb == "alert":
            given[entry.body["clock"]] = entry.body["grade"]
        if entry.verb == "extend":
            given[HANDLE.name] = ""
    different = sorted(_unequal([*recorded, *given.items()], [(row.key, row.alerted) for row in kept.clocks]))
    yield from (f"the warnings of its clock {name} are not what was recorded" for name, _ in different)


def _referrals(kept: Kept) -> Iterator[str]:
    recorded: list[tuple[int, str]] = []
    for entry in kept.entries:
        if not entry.verb.startswith(REFERRAL_VERB):
            continue
        if entry.body["from"] == START.value:
            recorded.append((entry.body["unit"], entry.body["to"]))
        elif recorded:
            recorded[-1] = (recorded[-1][0], entry.body["to"])
    if recorded != [(row.unit_id, row.status) for row in kept.referrals]:
        yield "where it was sent is not what was recorded"
    asked: str | None = None
    for entry in kept.entries:
        if entry.verb == "referral.ask_more_time":
            asked = entry.body["due"]
        elif entry.verb.removeprefix(REFERRAL_VERB) in SETTLING:
            asked = None
    until = kept.referrals[-1].more_time_until if kept.referrals else None
    if (until.isoformat() if until else None) != asked:
        yield "whether it asked for more time is not what was recorded"


def _records(kept: Kept) -> Iterator[str]:
    """Compare every linked record with the last line about it: where it stands, whose it is, what it says."""
    recorded: dict[str, tuple[Any, ...]] = {}
    for entry in kept.entries:
        kind, _, _ = entry.verb.rpartition(".")
        if "record" in entry.body:
            body = entry.body
            recorded[f"{kind}:{body['record']}"] = (body["to"], body["record_unit"], body["person"], body["content_sha256"])
        for key, unit in entry.body.get("record_units", {}).items():
            recorded[key] = (recorded[key][0], unit, *recorded[key][2:])
    there = {
        row.key: (row.status, row.unit_id, row.person_id, vouching.content_digest(row.content)) for row in kept.records
    }
    for key in sorted(recorded.keys() | there.keys()):
        if recorded.get(key) != there.get(key):
            yield f"its {key} is not what was recorded"
    if kept.petition.has_records != bool(there):
        yield "whether anything is linked to it is not what is there"


def _documents(kept: Kept) -> Iterator[str]:
    recorded = {number: digest for listed in kept.said("documents") for _, number, digest in listed}
    for document in kept.documents:
        known = recorded.pop(document.number, None)
        if content_digest(document.content) != document.digest:
            yield f"{document.number}: the document was changed"
        elif known != document.digest:
            yield f"{document.number}: the ledger knows no such document"
    for number in recorded:
        yield f"{number}: the document is missing"
    overtaken = {number: entry.verb.rpartition(".")[2] for entry in kept.entries for _, number in entry.body.get("superseded", ())}
    for document in kept.documents:
        if document.superseded_by != overtaken.get(document.number, ""):
            yield f"{document.number}: whether it is served no more is not what was recorded"


def _services(kept: Kept) -> Iterator[str]:
    served = [entry.body for entry in kept.entries if entry.verb == "serve"]
    recorded = [(body["way"], body["result"], body["served_on"]) for body in served]
    there = [(row.way, row.result, row.served_on.isoformat()) for row in kept.services]
    if _unequal(recorded, there):
        yield "how documents were served is not what was recorded"
    days = {
        number: body["served_on"] for body in served if body.get("branch") != "returned" for _, number in body["served"]
    }
    for document in kept.documents:
        on = document.service.served_on.isoformat() if document.service else None
        if on != days.get(document.number):
            yield f"{document.number}: its day of service is not what was recorded"


def _statements(kept: Kept) -> Iterator[str]:
    recorded = [
        (entry.verb.rpartition(".")[2], entry.at, entry.body["texts_sha256"])
        for entry in kept.entries if "texts_sha256" in entry.body
    ]  # fmt: skip
    there = [(row.step, row.at, vouching.texts_digest(row.texts)) for row in kept.statements]
    for step, at, _ in sorted({(step, at, "") for step, at, _ in _unequal(recorded, there)}):
        yield f"what was written at {step} on {at:%Y-%m-%d %H:%M} is not what was recorded"


def _ratings(kept: Kept) -> Iterator[str]:
    recorded: list[tuple[Any, ...]] = []
    for entry in kept.entries:
        if entry.verb == "rate":
            recorded.append((entry.body["office_value"], entry.body["unit_value"], entry.body.get("reason_sha256"), None))
        if entry.verb in ANEW:
            recorded = [(*said[:3], said[3] or local_day(entry.at)) for said in recorded]
    there = [
        (row.office, row.unit, vouching.texts_digest({"reason": row.reason}) if row.reason else None, row.superseded_on)
        for row in kept.ratings
    ]  # fmt: skip
    if recorded != there:
        yield "the rating is not what the petitioner gave"


def _attachments(kept: Kept, *, with_files: bool) -> Iterator[str]:
    recorded = [sha256 for listed in kept.said("files_sha256") for sha256 in listed]
    if _unequal(recorded, [row.sha256 for row in kept.attachments]):
        yield "the attachments are not those that were recorded"
    if {row.sha256 for row in kept.attachments if row.goes_along} != _sent_along(kept):
        yield "which files went along to the unit is not what was recorded"
    for row in kept.attachments if with_files else ():
        if why := _fault(row):
            yield f"attachment {row.pk}: {why}"


def _sent_along(kept: Kept) -> set[str]:
    """Return the hashes of the files that went along; lines from before each file was chosen say nothing: all went."""
    known: set[str] = set()
    along: set[str] = set()
    for entry in kept.entries:
        known.update(entry.body.get("files_sha256", ()))
        if entry.verb in SENDING:
            along = set(entry.body.get("files_along", known))
        elif entry.verb == "send_files":
            along |= set(entry.body["files_along"])
    return along


def _fault(row: Attachment) -> str | None:
    try:
        content = files.fetch(row.file_key)
    except FileNotFoundError:
        return "its file is missing"
    except (InvalidTag, ValueError, KeyError):
        return "its file was changed"
    if hashlib.sha256(content).hexdigest() != row.sha256:
        return "its file is another one"
    return _copy_fault(row) if row.state == FileState.CLEAN else None


def _copy_fault(row: Attachment) -> str | None:
    """The copy is bound to the key of its file, so that one cannot be put in the place of another."""
    try:
        files.fetch(files.copy_of(row.file_key))
    except FileNotFoundError:
        return "its clean copy is missing"
    except (InvalidTag, ValueError, KeyError):
        return "its clean copy was changed"
    return None


def _unequal(one: Sequence[Any], other: Sequence[Any]) -> set[Any]:
    """Return what is in one of two lists more often than in the other."""
    first, second = Counter(one), Counter(other)
    return set(first - second) | set(second - first)
