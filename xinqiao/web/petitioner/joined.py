"""What a petitioner reads of those who bring the matter with him, and of a part that has a number of its own."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from xinqiao.petitions.dossier import Dossier
from xinqiao.rules.joint import said_of_heads
from xinqiao.rules.terms import Channel, RecordKind
from xinqiao.rules.terms_joint import MemberStatus, MergeStatus, SplitStatus
from xinqiao.web.petitioner.standing import ANOTHER, NUMBER
from xinqiao.web.ui.speech import Speech


def lead(dossier: Dossier) -> Any:
    """Return the petition with which this one is handled, by its number: never a word of who brought that one."""
    merges = [row for row in dossier.records_of(RecordKind.MERGE) if row.standing is MergeStatus.IN]
    return NUMBER.fill(number=merges[-1].content["number"]) if merges else ANOTHER


def together(dossier: Dossier, speech: Speech) -> dict[str, Any]:
    """Return the heads, each co-signer's own word, and the parts split off; empty where there is nothing of it."""
    petition = dossier.petition
    said = said_of_heads(Channel(petition.channel), petition.heads)
    members = [
        {"n": row.position, "status": speech.say(row.standing), "is_denied": row.standing is MemberStatus.DENIED}
        for row in dossier.records_of(RecordKind.MEMBER)
    ]
    parts = [
        {"number": row.content["number"], "url": reverse("portal:part", args=[row.content["number"]])}
        for row in dossier.records_of(RecordKind.SPLIT) if row.standing is SplitStatus.OFF
    ]  # fmt: skip
    if not (said or members or parts):
        return {}
    return {"heads": speech.say(said) if said else "", "members": members, "parts": parts}
