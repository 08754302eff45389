"""The golden run: two hundred petitions by every door, with names, phones, card numbers and addresses that stand nowhere else, walked on by real steps."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.walking import Walk
from tests.web.portal import ways
from xinqiao.directory import snapshot
from xinqiao.petitions import export_making, exports
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import Channel, Secrecy
from xinqiao.rules.terms import Path as Way
from xinqiao.rules.terms_sharing import AccessPurpose, IdentityPart

MANY = 200
SURNAMES = ("欧阳", "司徒", "诸葛", "褚", "戚", "邬", "酆", "鲍", "滕", "殷")
FIRST, SECOND = "翀翊骞骜骢鸾鹂麒麟黛", "璟璠瑀瑄瑗琬琰珩珺玥"
STATIONS = ("assigned", "accepted", "replied", "closed", "rated", "extension_asked", "forwarded", "refused", "diverted", "drafted", "signed", "triaged", "review_asked", "reviewed", "promised", "declined")


@dataclass(frozen=True, slots=True)
class Someone:
    """The n-th petitioner: everything that leads to him. `talks`: he also writes it all into his text."""

    n: int

    @property
    def name(self) -> str:
        return SURNAMES[self.n % 10] + FIRST[self.n // 10 % 10] + SECOND[(self.n // 100 * 3 + self.n) % 10]

    @property
    def phone(self) -> str:
        return f"1990{4_170_000 + self.n * 7:07d}"

    @property
    def card(self) -> str:
        return f"1401021988{self.n + 3000:04d}{self.n + 500:03d}X"

    @property
    def address(self) -> str:
        return f"丹桂里{self.n + 1:03d}栋"

    @property
    def talks(self) -> bool:
        return self.n % 2 == 0

    @property
    def is_sealed(self) -> bool:
        return self.n % 20 in (6, 7)

    @property
    def secrecy(self) -> Secrecy:
        return Secrecy.CONFIDENTIAL if self.n % 3 == 1 else Secrecy.REAL_NAME

    @property
    def leads(self) -> tuple[str, ...]:
        return (self.name, self.phone, self.card, self.address) if self.talks else (self.name, self.phone, self.address)

    def says(self) -> dict[str, str]:
        """Return title and text; every third one also names his neighbour, who is a petitioner himself."""
        own = f"我是{self.name}，身份证{self.card}，电话{self.phone}，住{self.address}。" if self.talks else ""
        other = f"{Someone(self.n + 1).name}也在场。" if self.talks and self.n % 3 == 0 else ""
        title = f"{self.name}家停暖" if self.talks and self.n % 4 == 0 else f"宿舍停暖 {self.n}"
        return {"title": title, "text": f"{own}三号楼停暖两周，找过后勤没人管。{other}"}


EVERYBODY = tuple(Someone(n) for n in range(MANY))


def _said(answer: Any) -> str:
    """Return the words of a page that was not expected."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<form class=\"who\"")[2]).split())[:600]


def file_all(enterprise: Enterprise, folder: Path, register: Any) -> dict[int, Petition]:
    """File everybody: a third on the portal, a third at the desk, a third by import; return the petitions."""
    filed: dict[int, Petition] = {}
    for one in EVERYBODY[:65]:
        client = Client(REMOTE_ADDR=f"198.51.100.{one.n // 20}")  # an address may file thirty times an hour
        said = one.says()
        file = SimpleUploadedFile(f"{one.name}的工资条.txt", f"{one.name} {one.phone} {one.card}".encode()) if one.n % 8 == 0 else None
        ways.begin(client, **said, **({"files": file} if file else {}))
        ways.go_on(client, place=one.address if one.talks else "三号楼")
        answer = ways.finish(client, name=one.name, phone=one.phone, address=one.address, secrecy=one.secrecy.value)
        assert answer.status_code == 302, (one.n, _said(answer))
        filed[one.n] = Petition.objects.latest("pk")
    for one in EVERYBODY[65:130]:
        said = {"token": f"{one.n:032x}", "is_new": "1", "channel": ("phone", "visit", "letter")[one.n % 3], "claims": "恢复供暖", "place": "", "happened": "", "received_on": timezone.localdate().isoformat(), "secrecy": one.secrecy.value}
        answer = register.post("/desk/register/", **said, **one.says(), name=one.name, phone=one.phone, email="", address=one.address)
        assert answer.status_code == 302, (one.n, _said(answer))
        filed[one.n] = Petition.objects.latest("pk")
    rows = [
        {"id": str(one.n), **one.says(), "time": "2026-01-05T08:00:00", "name": one.name, "phone": one.phone, "address": one.address}
        for one in EVERYBODY[130:]
    ]  # fmt: skip
    path = folder / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    call_command("import", str(path), "--unit", "mine-2", verbosity=0)
    imported = list(Petition.objects.order_by("-pk")[: len(rows)])[::-1]
    return filed | {one.n: row for one, row in zip(EVERYBODY[130:], imported, strict=True)}


def walk_on(enterprise: Enterprise, filed: dict[int, Petition]) -> Iterator[Petition]:
    """Take the newly filed ones on, each to a station of its own; accusations are sealed."""
    for one in EVERYBODY[:130]:
        walk = object.__new__(Walk)
        walk.enterprise, walk.at, walk.petition = enterprise, timezone.now(), Petition.objects.get(pk=filed[one.n].pk)
        walk.traits = {"secrecy": one.secrecy, "channel": Channel(walk.petition.channel), "path": Way.OPINION}
        walk.to("sealed" if one.is_sealed else STATIONS[one.n % len(STATIONS)])
        yield walk.petition


def let_a_list_out(enterprise: Enterprise) -> Any:
    """Ask for a list of everybody of the office, let it out, make it."""
    today = timezone.localdate()
    chosen = exports.Chosen(since=today - timedelta(days=3), until=today)
    asked = exports.ask(chosen, enterprise.actor("clerk"), snapshot.current(), timezone.now(), purpose=AccessPurpose.MEET, reason="逐户走访核实供暖", parts=tuple(IdentityPart))
    exports.grant(asked.pk, enterprise.actor("custodian"), snapshot.current(), timezone.now(), days=1)
    export_making.make_exports(timezone.now())
    return asked
