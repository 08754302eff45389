"""Everything the one page about a matter says, in the reader's words and language."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from functools import cache, cached_property
from typing import Any
from urllib.parse import quote

from django.urls import reverse

from xinqiao.directory.duties import MemberActor
from xinqiao.directory.models import Post
from xinqiao.petitions import dossier as dossiers
from xinqiao.petitions import story
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.models import Attachment
from xinqiao.petitions.story import Event
from xinqiao.prepared import Prepared
from xinqiao.rules.clocks import ASK_FINAL_REVIEW, CLOCKS, READ_REOPEN
from xinqiao.rules.confided import CONFIDED
from xinqiao.rules.document_kinds import RULES
from xinqiao.rules.facts import Facts, Seat
from xinqiao.rules.owed import MAIN, WITHDRAWABLE
from xinqiao.rules.terms import DocumentKind, Duty, RecordKind
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.vault.readings import readings
from xinqiao.web import file_door
from xinqiao.web.petitioner import joined, records, review_telling, standing
from xinqiao.web.petitioner.explaining import awaited, plain
from xinqiao.web.petitioner.grants import Visit
from xinqiao.web.petitioner.readers import STAFF, Readers, is_valid, of_unit
from xinqiao.web.petitioner.reasons import reason
from xinqiao.web.petitioner.standing import SEALED_DOORS, WHO_UNIT
from xinqiao.web.petitioner.standing_words import Said
from xinqiao.web.petitioner.wording import brief, capital
from xinqiao.web.ui.speech import Speech, speech

LETTERS = ("remark", "supplement", "ask_supplement", "tell_reporter", "tell_result", "ask_reopen", "decline_reopen", *records.LETTERS)
OPEN_WHEN_SEALED = frozenset({"register", "triage", "seal", "refer_up", "refer_up_sealed", "confirm_sent_up", "tell_reporter", "tell_result", "recount", *LETTERS})
NOT_A_CO_SIGNERS = frozenset(CONFIDED) | {RecordKind.CONTACT}  # what he said in confidence; that his name or telephone is changed
YOU, TAKEN_DOWN = Text("您", "You"), Text("您补充的，由工作人员记下", "Added by you, taken down by staff")

_attachments = Prepared(lambda pk: Attachment.objects.filter(petition=pk).order_by("pk"), int)
_posts = Prepared(lambda unit, duty: Post.objects.filter(unit=unit, duty=duty).order_by("pk"), int, str)


class Telling:
    """One matter as its petitioner reads it today."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.petition = visit, visit.petition
        self.speech: Speech = speech(visit.today)
        self.dossier: Dossier = dossiers.load(visit.petition)
        self.dossier.directory = visit.directory
        told = story.tell(visit.petition, visit.directory)
        self.events = [event for event in told if self._may_read(event)]
        self.superseded = {number for event in told for number in event.superseded} - {number for event in told for number in event.proven}
        self.clock = standing.running(self.dossier)
        self.files = _attachments(visit.petition.pk)

    def _may_read(self, event: Event) -> bool:
        if self.petition.is_sealed and event.verb not in OPEN_WHEN_SEALED | {"reveal"}:
            return False
        if isinstance(self.visit.actor, MemberActor) and event.record.partition(":")[0] in NOT_A_CO_SIGNERS:
            return False  # another's, and said to him alone: not even that it was
        return event.is_public or event.verb == "reveal"

    def now(self) -> dict[str, Any]:
        """Return the sentence of now, who is in charge, and by which day."""
        said, clock, say = standing.saying(self.dossier), self.clock, self.speech.say
        names = self._names()
        if self.petition.withdrawal_asked_on and self.petition.standing in WITHDRAWABLE:
            said = Said(said.doing, said.promise, standing.WITHDRAWING)
        if reading := self.dossier.clock(READ_REOPEN.name):
            said = Said(said.doing, said.promise, standing.REOPENING.fill(due=self.speech.day(reading.due_on)))
        if clock is None:
            return {"title": say(said.doing.fill(**names)), "text": self._who(), "after": say(said.after.fill(**names))}
        days = standing.days_until(clock.due_on, self.visit.today)
        late, ours = days < 0, standing.is_ours(clock)
        promise = said.doing if late else Text(said.doing.zh + said.promise.zh, said.doing.en + said.promise.en)
        apology = {"late": say(standing.LATE if self.may_write() else standing.LATE_NO_WORDS), "phone": self._phone()} if late and ours else {}
        shown = {"on": clock.due_on, "days": days, "why": awaited(CLOCKS[clock.name])} if ours or not late else {}
        return shown | apology | {
            "title": say(promise.fill(**names)), "text": self._who(), "after": say(said.after.fill(**names)),
            "kind": ("late" if late else "soon" if days <= self._soon() else "") if ours else "",
        }  # fmt: skip

    def _names(self) -> dict[str, object]:
        directory, petition, clock = self.visit.directory, self.petition, self.clock
        again = Text("", "")
        if clock and not standing.is_ours(clock) and clock.due_on >= self.visit.today:
            words = review_telling.AGAIN_FINAL if clock.name == ASK_FINAL_REVIEW.name else standing.AGAIN
            again = words.fill(due=self.speech.day(clock.due_on))
        under_way = review_telling.running_review(self.dossier)
        return {
            "unit": SEALED_DOORS if petition.is_sealed else directory.unit(self.dossier.responsible_unit_id) or "",
            "reviewer": directory.unit(under_way.unit_id) or "" if under_way else "",
            "office": directory.unit(petition.desk_unit_id) or "", "lead": joined.lead(self.dossier), "due": self._due(), "again": again,
            "rating": standing.RATED if self.dossier.rating else standing.PLEASE_RATE if self.may_rate() else "",
        }  # fmt: skip

    def _who(self) -> str:
        """Return the unit and the post in charge; nothing about a sealed matter, nothing when all is done."""
        if self.petition.is_sealed or self.petition.standing not in MAIN:
            return ""
        under_way = review_telling.running_review(self.dossier)
        if under_way is not None:
            reviewer = self.visit.directory.unit(under_way.unit_id)
            return self.speech.say(WHO_UNIT.fill(unit=reviewer)) if reviewer else ""
        _, seat, duty, _ = MAIN[self.petition.standing]
        unit_id = self.petition.desk_unit_id if seat is Seat.DESK else self.dossier.responsible_unit_id
        unit = self.visit.directory.unit(unit_id)
        title = self._post(unit_id, duty)
        return self.speech.say(WHO_UNIT.fill(unit=of_unit(title, Text(unit.zh, unit.en)) if title and unit else unit or ""))

    def _post(self, unit_id: int, duty: Duty) -> Text | None:
        held = (post for post in _posts(unit_id, duty.value) if is_valid(post, self.visit.today))
        return next((Text(post.title, post.title_en or post.title) for post in held), None)

    def _due(self) -> str:
        return self.speech.day(self.clock.due_on) if self.clock else ""

    def _soon(self) -> int:
        return self.visit.directory.policy("due_soon_days", self.visit.today)

    def _phone(self) -> str:
        desk = self.visit.directory.unit(self.petition.desk_unit_id)
        return desk.phone if desk else ""

    def bridge(self) -> list[dict[str, Any]]:
        """Return the piers."""
        waited_for = self.clock if self.clock and standing.is_ours(self.clock) else None
        return standing.bridge(self.dossier, self.events, brief(waited_for.due_on, self.speech) if waited_for else "")

    def why(self) -> dict[str, Any] | None:
        """Return why it is due on that day; of a day of his own that has passed, which it was."""
        clock = self.clock
        if clock is None:
            return None
        is_over = clock.due_on < self.visit.today and not standing.is_ours(clock)
        title = standing.WAS_DAY.fill(clock=capital(self.speech.say(clock.clock)), day=self._due()) if is_over else standing.WHY_DAY.fill(day=self._due())
        return {"title": self.speech.say(title), **reason(clock, self.speech)}

    def done(self) -> list[dict[str, Any]]:
        """Return what was done, newest first; letters and openings of the identity stand in their own places."""
        told = [event for event in self.events if event.verb not in ("remark", "reveal")]
        say, moment = self.speech.told, self.speech.moment
        return [{"at": event.at, "when": moment(event.at), "text": say(event.sentence)} for event in reversed(told)]

    def envelopes(self) -> list[dict[str, Any]]:
        """Return the documents that wait to be opened."""
        if self.petition.is_sealed:
            return []
        return [
            self._paper(DocumentKind(paper.kind), paper.number, paper.issued_at) for paper in reversed(self.dossier.unserved)
        ]

    def papers(self) -> list[dict[str, Any]]:
        """Return the documents that can be read, newest first."""
        waiting = {paper.number for paper in self.dossier.unserved} | self.superseded  # what was overtaken before it reached him says what is over
        found = [
            (event, kind, number)
            for event in self.events
            for kind, number in event.documents
            if number not in waiting and not RULES[kind].is_inner
        ]
        return [
            self._paper(kind, number, event.at) | {"is_proof": kind is DocumentKind.PROOF_OF_SERVICE}
            for event, kind, number in reversed(found)
        ]

    def _paper(self, kind: DocumentKind, number: str, at: datetime) -> dict[str, Any]:
        title = capital(self.speech.say(kind))
        return {
            "title": title, "plain": self.speech.say(plain(kind)), "number": number, "when": self.speech.moment(at),
            "url": f"{addresses()['documents']}{quote(number)}/",
        }  # fmt: skip

    def letters(self) -> list[dict[str, Any]]:
        """Return what was written to and fro, oldest first, each with its files."""
        written: dict[datetime, list[Attachment]] = defaultdict(list)
        for file in self.files:
            written[file.added_at].append(file)
        return [
            {
                "by": YOU if event.actor == "petitioner" else TAKEN_DOWN if event.is_taken_down else STAFF, "mine": event.actor == "petitioner" or event.is_taken_down, "at": event.at,
                "text": "\n\n".join(event.texts.values()), "files": [self._file(file) for file in written[event.at]],
            }
            for event in self.events
            if event.verb in LETTERS and ((event.texts and event.texts_are_public) or written[event.at])
        ]  # fmt: skip

    def own_files(self) -> list[dict[str, Any]]:
        """Return the files that came with the filing."""
        first = self.events[0].at if self.events else None
        return [self._file(file) for file in self.files if file.from_petitioner and file.added_at == first]

    def files_at(self, at: datetime) -> list[dict[str, Any]]:
        """Return the files that staff added in the step taken at that moment."""
        return [self._file(file) for file in self.files if not file.from_petitioner and file.added_at == at]

    def _file(self, file: Attachment) -> dict[str, Any]:
        return file_door.shown(file, self.file_url(file), self.speech, to_staff=False)

    def file_url(self, file: Attachment) -> str:
        """Return where a file of the matter is downloaded."""
        return reverse("portal:attachment", args=[file.pk])

    def openings(self) -> list[dict[str, Any]]:
        """Return who has looked at the identity: post, when, why."""
        return self._readers.openings()

    def page_readings(self) -> list[dict[str, Any]]:
        """Return who opened pages of this petition, by day: post and day."""
        return self._readers.page_readings()

    @cached_property
    def _readers(self) -> Readers:
        """Whoever looked at the identity or at a page (two queries); of a sealed matter nobody is told apart."""
        as_one = SEALED_DOORS if self.petition.is_sealed else None
        return Readers(self.events, readings(self.petition.number), self.visit.directory, self.speech, as_one=as_one)

    def may_rate(self) -> bool:
        """Return whether the rating is open."""
        return self.closed("rate") is None

    def why_not_rate(self) -> Text:
        """Return why it is not the time to rate, in the petitioner's words."""
        return standing.RATED_ONCE if self.dossier.rating else standing.NOT_YET_RATED

    def may_withdraw(self) -> bool:
        """Return whether he can ask to withdraw."""
        return self.closed("ask_withdrawal") is None

    def may_reopen(self) -> bool:
        """Return whether he can ask to have it done anew."""
        return self.closed("ask_reopen") is None

    def may_write(self) -> bool:
        """Return whether somebody would read what he writes: not once it goes to the superior body (ADR-0017)."""
        return self.closed("remark") is None or self.may_supplement()

    def may_supplement(self) -> bool:
        """Return whether more material is taken."""
        return self.closed("supplement") is None

    def offers(self) -> list[dict[str, Any]]:
        """Return what he may set going or is asked about beside the matter itself: links with their words."""
        return records.offers(self)

    def records(self) -> list[dict[str, Any]]:
        """Return what he may read of the records linked to his matter."""
        return records.shown(self)

    def together(self) -> dict[str, Any]:
        """Return who else brings it, and what was given a number of its own; nothing where there is neither."""
        return joined.together(self.dossier, self.speech)

    def closed(self, step: str) -> Text | None:
        """Return why a step is not open to the petitioner; None if it is."""
        return self.petition.procedure.by_name[step].refusal(self.facts)

    @cached_property
    def facts(self) -> Facts:
        """The values of the petition for its petitioner, which the table looks at: worked out once a page."""
        return self.dossier.facts(self.visit.actor, self.visit.today)

    def is_asked(self) -> bool:
        """Return whether material was asked for."""
        return self.petition.standing is S.AWAITING_SUPPLEMENT

    def asked(self) -> str:
        """Return what was asked for, in the words of the newest letter of the staff; nothing if nothing was."""
        if not self.is_asked():
            return ""
        return next((letter["text"] for letter in reversed(self.letters()) if not letter["mine"]), "")


@cache
def addresses() -> dict[str, str]:
    """Return the addresses a matter's page leads to; looked up once, because reversing costs more than a query."""
    found = {name: reverse(f"portal:{name}") for name in ("write", "rate", "withdraw", "reopen", "leave")}
    return found | {"documents": reverse("portal:document", args=["-"]).removesuffix("-/")}
