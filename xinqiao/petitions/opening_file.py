"""Open the file of a watch: a sealed matter of its own, with a number, a chain and an identity of its own (ADR-0018)."""

from __future__ import annotations

from django.conf import settings

from xinqiao.petitions import numbering
from xinqiao.petitions.step import Step
from xinqiao.petitions.vouching import as_written, claims_digest, text_digest, where_digest
from xinqiao.petitions.zone import local_day
from xinqiao.rules.procedures.petition import PETITION
from xinqiao.rules.terms import Medium
from xinqiao.rules.terms_protection import Occasion
from xinqiao.rules.text import Text
from xinqiao.vault.contact import Contact, new_query_code

NAMED = Text("打击报复跟踪", "Watch against retaliation")  # the title is stored in Chinese and said in the reader's language
STANDING = Text("跟踪（密）", "watch (sealed)")  # its status is that of a sealed matter; discipline need not be who watches
WHY = Text("信访人反映问题以后，由不经手的单位问他有没有人打击报复。", "After somebody spoke up, a unit that has no part in the matter asks whether anyone retaliates.")
TITLE, TEXT = NAMED.zh, WHY.zh
OURS = {text.zh: text for text in (NAMED, WHY)}


def number_head() -> str:
    """Return the head of the numbers of such files: no gap in those of petitions tells that there is one."""
    return f"{settings.NUMBER_HEAD[:6]}BH"


def is_file(number: str) -> bool:
    """Return whether a number is that of such a file."""
    return number.startswith(number_head())


def open_file(step: Step, occasion: Occasion, contact: Contact, words: str = "") -> None:
    """Fill the file and put it into the journal; `words` are what he said first. Its query code is handed to nobody: its petitioner comes by his own."""
    file, year = step.petition, local_day(step.recorded_at).year
    file.number = numbering.formatted(year, step.journal.take_number(f"retaliation:{year}"), number_head())
    file.code_digest, file.reach = "", Medium.PORTAL.value
    file.title, file.text, file.place, file.happened = TITLE, as_written(words or TEXT), "", ""
    file.received_at, file.recorded_at = step.at, step.recorded_at
    file.table_from, file.calendar_version = PETITION.in_force_from, step.directory.calendar.version
    file.identity_id = 0  # the journal puts the vault's key here
    step.journal.add(file)
    step.journal.identify(file, contact, new_query_code(), is_findable=False)
    step.keep(occasion=occasion.value, guarded=file.guards, watcher=file.watcher)
    step.body |= {
        "guards": file.guards, "guards_member": file.guards_member, "watcher": file.watcher, "watch_unit": file.handling_unit_id, "category": file.category,
        "path": file.path, "channel": file.channel, "secrecy": file.secrecy, "office": file.desk_unit_id, "received_on": step.today.isoformat(),
        "text_sha256": text_digest(file.title, file.text), "where_sha256": where_digest(file.place, file.happened), "claims_sha256": claims_digest(()),
    } | ({"protected": True} if file.is_protected else {})  # fmt: skip
