"""Walk one written petition through the real steps, on its own days, by the people who hold the duties."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from xinqiao.directory.duties import Actor, PetitionerActor, Staff, staff
from xinqiao.directory.models import Person, Unit
from xinqiao.petitions.dossier import load as load_dossier
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.clocks import FIRST_CONTACT
from xinqiao.rules.terms import (
    Channel,
    DocumentKind,
    Outcome,
    Path,
    RatingValue,
    RecordKind,
    RefusalGround,
    Resolution,
    Secrecy,
    ServiceWay,
)
from xinqiao.rules.terms_handling import ContactWay
from xinqiao.rules.terms_joint import MemberRole
from xinqiao.vault.contact import Contact

# Steps of one day are taken in this order.
ORDER = (
    "ask_supplement", "supplement", "triage", "seal", "forward", "assign", "serve_sent", "take_over", "decline", "accept",
    "serve_notice", "refuse", "divert", "ask_extension", "extend", "serve_extension", "reply", "answer_at_once", "sign", "ask_withdrawal",
    "confirm_withdrawal", "serve_withdrawal", "serve", "promise", "rate", "report", "accept_report", "keep_promise", "record_outcome", "decline_reopen", "close", "tell_reporter", "remark",
)  # fmt: skip
ANSWERS = {"confirmed": "confirm_member", "denied": "deny_member"}
ON_REFERRAL = ("take_over", "decline", "report", "accept_report")
GAP = re.compile(r"\{([dmy])([+-]\d+)?\}")


@dataclass
class Cast:
    """The units by key, and who holds which duty where."""

    units: dict[str, Unit]
    holders: dict[tuple[str, str], Person]
    today: date
    numbers: dict[str, str] = field(default_factory=dict)  # of the petitions registered so far, by the key they are written with

    def actor(self, unit: str, *duties: str) -> Staff:
        """Return whoever holds the first of `duties` that somebody holds in the unit."""
        holder = next(self.holders[(unit, duty)] for duty in duties if (unit, duty) in self.holders)
        return staff(holder, self.today)


def walk(row: dict[str, Any], cast: Cast, now: datetime) -> Petition:
    """Register the petition and take every step it is written with."""
    return _Walk(row, cast, now).run()


def fill_dates(text: str, received_on: date) -> str:
    """Replace gaps such as {d-12}, {m-1}, {y} by the day, month or year they mean, counted from the day of receipt."""

    def words(found: re.Match[str]) -> str:
        kind, shift = found[1], int(found[2] or 0)
        if kind == "d":
            day = received_on + timedelta(days=shift)
            return f"{day.month}月{day.day}日"
        if kind == "m":
            return f"{(received_on.month - 1 + shift) % 12 + 1}月"
        return f"{received_on.year + shift}年"

    return GAP.sub(words, text)


class _Walk:
    def __init__(self, row: dict[str, Any], cast: Cast, now: datetime) -> None:
        self.row, self.cast, self.now = row, cast, now
        self.received_on = cast.today - timedelta(days=row["received_days_ago"])
        self.start = datetime.combine(self.received_on, time.fromisoformat(row.get("received_time", "09:30")), SHANGHAI)
        self.start = min(self.start, now - timedelta(minutes=40))
        self.unit = row.get("unit") or row["desk"]
        self.last = self.start

    def run(self) -> Petition:
        self.petition = self._register()
        self.cast.numbers[self.row["key"]] = self.petition.number
        steps: list[tuple[int, int, str, dict[str, Any]]] = [(day, ORDER.index(name), name, {}) for name, day in self.row["steps"].items()]
        steps += [(r["day"], len(ORDER), "remark", r) for r in self.row.get("remarks", ())]
        for day, _, name, extra in sorted(steps, key=lambda step: step[:2]):
            getattr(self, f"_{name}", self._plain)(name, self._moment(day), extra)
        return self.petition

    def _moment(self, day: int) -> datetime:
        """A quarter of an hour after the step before, or in the morning of a later day; never in the future."""
        morning = datetime.combine(self.received_on + timedelta(days=day), time(9, 10), SHANGHAI)
        self.last = min(max(self.last + timedelta(minutes=15), morning), self.now)
        return self.last

    def _text(self, key: str, default: str = "") -> str:
        return fill_dates(self.row.get(key, default), self.received_on)

    def _take(self, name: str, actor: Actor, at: datetime, **fields: Any) -> None:
        entry = step_module(name).Entry(**fields)
        if name in ON_REFERRAL:
            referral = load_dossier(self.petition).referral
            if referral is None:
                raise ValueError(f"{self.row['key']}: nothing was sent")
            perform(name, referral, entry, actor=actor, at=at)
            self.petition = Petition.objects.get(pk=self.petition.pk)
        else:
            self.petition = perform(name, self.petition, entry, actor=actor, at=at)

    @property
    def _desk(self) -> Staff:
        return self.cast.actor(self.row["desk"], "coordinator", "office_head")

    @property
    def _handler(self) -> Staff:
        return self.cast.actor(self.unit, "handler", "coordinator")

    @property
    def _head(self) -> Staff:
        return self.cast.actor(self.unit, "unit_head", "office_head")

    @property
    def _petitioner(self) -> PetitionerActor:
        return PetitionerActor(petition_id=self.petition.pk)

    def _register(self) -> Petition:
        row = self.row
        online = row["channel"] == "online"
        actor: Actor = PetitionerActor() if online else self.cast.actor(row["desk"], "intake", "coordinator")
        contact = Contact(**{key: row.get(key, "") for key in ("name", "phone", "email", "address")})
        entry = step_module("register").Entry(
            channel=Channel(row["channel"]), secrecy=Secrecy(row["secrecy"]), title=self._text("title"),
            text=self._text("text"), claims=tuple(fill_dates(c, self.received_on) for c in row["claims"]), contact=contact,
            place=self._text("where"), happened=self._text("when"), source=f"demo:{row['key']}", heads=row.get("heads", 1),
            asked_as=row.get("asked_as", ""), answers=tuple((question, answer) for question, answer in row.get("answers", ())),
        )  # fmt: skip
        petition = perform("register", Petition(desk_unit=self.cast.units[row["desk"]], is_protected=row.get("is_protected", False)), entry, actor=actor, at=self.start)
        for member in row.get("members", ()):
            self._name_member(petition, member)
        return petition

    def _name_member(self, petition: Petition, member: dict[str, str]) -> None:
        """Name a co-signer; the office that registered it asks those who came along at once (条例§20(3))."""
        known = {key: member.get(key, "") for key in ("name", "phone", "address")}
        named = LinkedRecord(petition=petition, kind=RecordKind.MEMBER.value)
        entry = step_module("name_member").Entry(**known, role=MemberRole(member["role"]))
        named = perform("name_member", named, entry, actor=self._desk, at=self.start)
        if (step := ANSWERS.get(member["asked"])) is not None:
            answer = step_module(step).Entry(how="打他自己留的电话问的", said=member["said"])
            perform(step, named, answer, actor=self._desk, at=self.start)

    def _plain(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take(name, self._handler, at)

    def _triage(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take("triage", self._desk, at, category=self.row["category"], path=Path(self.row["path"]))

    _seal = _triage

    def _ask_supplement(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take(name, self._desk, at, question=self._text("supplement_question"))

    def _supplement(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take(name, self._petitioner, at, text=self._text("supplement_text"))

    def _forward(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take(name, self._desk, at, unit_id=self.cast.units[self.unit].pk, instruction=self._text("instruction"))

    _assign = _forward

    def _decline(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take(name, self._handler, at, reason=f"{self._text('decline_reason')}\n{self._text('decline_evidence')}")

    def _refuse(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        ground = RefusalGround(self.row.get("refuse_ground", "outside"))
        self._take(
            name, self._desk, at, ground=ground, reason=self._text("refuse_reason"), where_to_go=self._text("where_to_go"),
            earlier=self.cast.numbers.get(self._text("earlier"), self._text("earlier")),
        )  # fmt: skip

    def _divert(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take(
            name, self._desk, at, competent_body=self._text("divert_body"), limit=self._text("divert_limit"),
            help_offered=self._text("help_offered"),
        )  # fmt: skip

    def _ask_extension(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take(name, self._handler, at, days=self.row["extension_days"], reason=self._text("extension_reason"))

    def _extend(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take(name, self._head, at, days=self.row["extension_days"], reason=self._text("extension_reason"))

    def _reply(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        conclusion = step_module("reply").Conclusion
        answers = tuple(
            conclusion(
                outcome=Outcome(c["outcome"]),
                **{key: fill_dates(c[key], self.received_on) for key in ("facts", "basis", "opinion")},
            )
            for c in self.row["conclusions"]
        )
        self._take(name, self._handler, at, conclusions=answers)

    _answer_at_once = _reply

    def _sign(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take(name, self._head, at)

    def _serve_sent(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._serve_kinds(at, self._desk, {DocumentKind.WHERE_SENT_NOTICE})

    def _serve_notice(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._serve_kinds(at, self._handler if self.row.get("unit") else self._desk, set(DocumentKind))

    _serve_extension = _serve_notice
    _serve_withdrawal = _serve_notice
    _serve = _serve_notice

    def _serve_kinds(self, at: datetime, actor: Staff, kinds: set[DocumentKind]) -> None:
        waiting = load_dossier(self.petition).unserved
        numbers = tuple(document.number for document in waiting if DocumentKind(document.kind) in kinds)
        way = self.row.get("serve_way") or ("electronic" if self.row["channel"] == "online" else "in_person")
        if not numbers:
            return
        if way == "electronic":
            self._take("serve", self._petitioner, at, way=ServiceWay.ELECTRONIC, numbers=numbers)
        else:
            self._take("serve", actor, at, way=ServiceWay(way), numbers=numbers, recipient="本人")

    def _ask_withdrawal(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take(name, self._petitioner, at, reason=self._text("withdraw_reason"), is_voluntary=True)

    def _confirm_withdrawal(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take(name, self._desk, at, called_on=local_day(at), was_pressed=False, note=self._text("withdraw_note"))

    def _rate(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        rating = self.row["rating"]
        self._take(
            name, self._petitioner, at, office=RatingValue(rating["office"]), unit=RatingValue(rating["unit"]),
            reason=fill_dates(rating.get("reason", ""), self.received_on),
        )  # fmt: skip

    def _take_over(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take(name, self._handler, at)
        self._contact(at + timedelta(minutes=5))

    def _accept(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take(name, self._handler, at)
        self._contact(at + timedelta(minutes=5))

    def _contact(self, at: datetime) -> None:
        """The unit gets in touch as soon as it has the matter; whom it may not know by a remark."""
        if load_dossier(self.petition).clock(FIRST_CONTACT.name) is None or at > self.now:
            return
        if self.row["secrecy"] == Secrecy.REAL_NAME.value:
            text = "说明了由哪个岗位办、哪天前答复、有事打哪个电话；问清了要求和手里有的材料。"
            self._take("first_contact", self._handler, at, way=ContactWay.PHONE, text=text)
        else:
            self._take("remark", self._handler, at, text="您反映的事已经到我们这里，由我们办。有要补充的，请写在这里。")

    def _report(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        text = "答复已经当面送达并讲清。各项意见按答复书列明的日期落实，落实情况由我单位逐月核对，没有办完的继续跟进。"
        self._take(name, self._handler, at, text=text)

    def _accept_report(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take(name, self._desk, at)

    def _close(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take(name, self._desk, at, note=self._text("close_note"), cause=self.row["cause"])

    def _promise(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._on_promise(name, at, text=self._text("promise"), due_on=local_day(at) + timedelta(days=self.row["promise_days"]))

    def _keep_promise(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._on_promise(name, at, proof=self._text("proof"))

    def _on_promise(self, name: str, at: datetime, **fields: Any) -> None:
        kept = self.petition.records.filter(kind=RecordKind.PROMISE.value).order_by("pk").last()
        perform(name, kept or LinkedRecord(petition=self.petition, kind=RecordKind.PROMISE.value), step_module(name).Entry(**fields), actor=self._handler, at=at)
        self.petition = Petition.objects.get(pk=self.petition.pk)

    def _record_outcome(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take(name, self._desk, at, called_on=local_day(at), resolution=Resolution(self.row["resolution"]), note=self._text("resolution_note"))

    def _decline_reopen(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        self._take(name, self.cast.actor(self.row["desk"], "office_head"), at, reason=self._text("stays_reason"))

    def _tell_reporter(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        text = "您反映的情况我们收到了，已按规定受理。核查结束后会告诉您结果。请放心，您的信息只有我们看得到。"
        self._take(name, self.cast.actor("discipline", "discipline"), at, text=text)

    def _remark(self, name: str, at: datetime, extra: dict[str, Any]) -> None:
        actor: Actor = self._petitioner
        if extra["who"] == "staff":
            if self.petition.is_sealed:
                actor = self.cast.actor("discipline", "discipline")
            else:
                actor = self._handler if self.petition.handling_unit_id else self._desk
        self._take(name, actor, at, text=fill_dates(extra["text"], self.received_on))
