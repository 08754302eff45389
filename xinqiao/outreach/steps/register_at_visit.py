"""当场登记信访事项: whoever is asked first, there and then, registers it and stays its first receiver (首问责任)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.duties import Actor, Clockwork, Staff
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.sweeps import office_for
from xinqiao.outreach.visits import add, of_unit, place_of, refuse_again
from xinqiao.petitions.models import Petition
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import register
from xinqiao.petitions.visited import source_of
from xinqiao.petitions.zone import at_noon
from xinqiao.rules.terms import Channel, Secrecy
from xinqiao.rules.terms_visit import REGISTRARS
from xinqiao.rules.text import Text
from xinqiao.vault.contact import Contact

NO_OFFICE = Text("没有可以登记的信访部门，请先打电话报给集团信访办。", "There is no petition office to register it: please phone the group's office.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What he wants, in his words; `name`, `phone` and `address` go into the vault, unless `secrecy` is ANONYMOUS. `heads`: how many bring it. `accuses`, `about`: an accusation, and whom he names (ADR-0020): few read it until triage. `answers`: question and answer of what was asked further about a matter called `asked_as` (ADR-0027). `token`: registered once."""

    title: str
    text: str
    secrecy: Secrecy = Secrecy.REAL_NAME
    name: str = ""
    phone: str = ""
    address: str = ""
    place: str = ""
    heads: int = 1
    accuses: bool = False
    about: str = ""
    asked_as: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    token: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Register it in the same transaction, as received on the day of the visit, at the office of whoever took it down or at the nearest one.

    Raises Refused for what `register` refuses, and where there is no petition office at all (three queries, and those of `register`).
    """
    refuse_again(act, entry.token)
    named = entry.secrecy is not Secrecy.ANONYMOUS
    act.refuse_unless(not named or bool(entry.name.strip()), "请写姓名；不愿意留姓名的，选匿名。", "Write the name; who does not want to give it chooses anonymous.", field="name")
    found = place_of(act.record)
    where = entry.place.strip() or (found.content["name"] if found else "")
    desk_id, registers = _desk(act, found)
    given = register.Entry(
        channel=Channel.OUTREACH, secrecy=entry.secrecy, title=entry.title.strip(), text=entry.text.strip(), place=where, heads=entry.heads,
        is_close=entry.accuses or bool(entry.about.strip()), about=entry.about.strip(), taken_by=act.actor.person_id,
        asked_as=entry.asked_as, answers=entry.answers,
        contact=Contact(name=entry.name.strip(), phone=entry.phone.strip(), address=entry.address.strip()),
        received_at=min(act.at, at_noon(act.record.on)), source=source_of(act.record.place_key, act.record.number, entry.token or f"{len(act.record.content.get('matters', [])) + 1}"),
    )  # fmt: skip
    petition = perform("register", Petition(desk_unit_id=desk_id), given, actor=registers, at=act.at, recorded_at=act.recorded_at, journal=act.journal)
    add(act, "matters", token=entry.token, petition=petition.number)
    act.body["petition"] = petition.number


def _desk(act: OwnAct, place: OutreachRecord | None) -> tuple[int, Actor]:
    """Return where it is registered, and by whom: by himself where he registers petitions, else by the program for the office nearest to the place (one query).

    Whoever took it down stays its first receiver; the office has the receipt and hands it over.
    """
    own = act.actor.units_with(*REGISTRARS) if isinstance(act.actor, Staff) else frozenset()
    if act.record.unit_id in own:
        return act.record.unit_id, act.actor
    office = office_for(act.directory, of_unit(place) if place else act.record.unit_id, act.today)
    if office is None:
        raise Refused(NO_OFFICE)
    return office.pk, act.actor if office.pk in own else Clockwork()
