"""当场登记信访事项: whoever is asked first, there and then, registers it and stays its first receiver (首问责任)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.outreach.visits import add, place_of, refuse_again
from xinqiao.petitions.models import Petition
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.perform import perform
from xinqiao.petitions.steps import register
from xinqiao.petitions.visited import source_of
from xinqiao.petitions.zone import at_noon
from xinqiao.rules.terms import Channel, Secrecy
from xinqiao.vault.contact import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What he wants, in his words; `name`, `phone` and `address` go into the vault, unless `secrecy` is ANONYMOUS. `heads`: how many bring it. `accuses`, `about`: an accusation, and whom he names (ADR-0020): few read it until triage. `token`: registered once."""

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
    token: str = ""


def apply(act: OwnAct, entry: Entry) -> None:
    """Register it in the same transaction, as received on the day of the visit. Raises Refused for what `register` refuses (two queries, and those of `register`)."""
    refuse_again(act, entry.token)
    named = entry.secrecy is not Secrecy.ANONYMOUS
    act.refuse_unless(not named or bool(entry.name.strip()), "请写姓名；不愿意留姓名的，选匿名。", "Write the name; who does not want to give it chooses anonymous.", field="name")
    found = place_of(act.record)
    where = entry.place.strip() or (found.content["name"] if found else "")
    given = register.Entry(
        channel=Channel.OUTREACH, secrecy=entry.secrecy, title=entry.title.strip(), text=entry.text.strip(), place=where, heads=entry.heads,
        is_close=entry.accuses or bool(entry.about.strip()), about=entry.about.strip(),
        contact=Contact(name=entry.name.strip(), phone=entry.phone.strip(), address=entry.address.strip()),
        received_at=min(act.at, at_noon(act.record.on)), source=source_of(act.record.place_key, act.record.number, entry.token or f"{len(act.record.content.get('matters', [])) + 1}"),
    )  # fmt: skip
    petition = perform("register", Petition(desk_unit_id=act.record.unit_id), given, actor=act.actor, at=act.at, recorded_at=act.recorded_at, journal=act.journal)
    add(act, "matters", token=entry.token, petition=petition.number)
    act.body["petition"] = petition.number
