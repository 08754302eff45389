"""The ways a petitioner goes through the portal, as a browser sends them."""

from __future__ import annotations

from typing import Any

from django.test import Client

from xinqiao.petitions.models import Petition

STORY = "二矿宿舍三号楼从上月起没有暖气，孩子发烧了。找过后勤，没人管。"
WHAT = {"text": STORY, "wants": "1、马上恢复供暖\n2、退还这两周的取暖费", "title": ""}
WHERE = {"place": "二矿宿舍三号楼", "happened": "上个月开始", "happened_on": ""}
WHO = {
    "secrecy": "real_name", "name": "范小安", "phone": "199 0000 1234", "email": "", "address": "",
}  # fmt: skip


def begin(client: Client, **fields: Any) -> Any:
    """Send step 1."""
    return client.post("/file/", WHAT | fields)


def go_on(client: Client, **fields: Any) -> Any:
    """Send step 2."""
    return client.post("/file/where/", WHERE | fields)


def finish(client: Client, **fields: Any) -> Any:
    """Send step 3."""
    return client.post("/file/who/", WHO | fields)


def file(client: Client, **who: Any) -> Petition:
    """File a matter in three steps."""
    assert begin(client).status_code == 302
    assert go_on(client).status_code == 302
    response = finish(client, **who)
    assert response.status_code == 302, response.content.decode()
    return Petition.objects.latest("pk")


def enter(client: Client, petition: Petition, code: str) -> Any:
    """Look a matter up."""
    return client.post("/lookup/", {"number": petition.number, "code": code})
