"""The signed receipt of a filing: it proves number, day, time and content without any trust in our database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from xinqiao.ledger.signing import Signer
from xinqiao.ledger.statement import RECEIPT, Signed

SHANGHAI = ZoneInfo("Asia/Shanghai")


def moment(at: datetime) -> str:
    """Return a moment as statements say it: Asia/Shanghai, to the second, like 2026-03-02T09:00:00+08:00."""
    return at.astimezone(SHANGHAI).isoformat(timespec="seconds")


def issue(signer: Signer, number: str, *, received_on: str, registered_at: datetime, filed: str) -> dict[str, str]:
    """Sign the receipt of a filing; return what the ledger's line of registration keeps of it.

    `filed` is the SHA-256 (hex) of what was filed; the other values stand in that line already.
    """
    values = {"number": number, "received": received_on, "registered": moment(registered_at), "filed": filed, "key": signer.key_id}
    return {"filed": filed, "key": values["key"], "signature": signer.sign(Signed(RECEIPT, values).message)}


def of_line(number: str, registered_at: datetime, body: Mapping[str, Any]) -> Signed | None:
    """Return the receipt that a line of registration holds; None if it holds none."""
    kept = body.get("receipt")
    if not isinstance(kept, dict):
        return None
    values = {
        "number": number, "received": str(body.get("received_on")), "registered": moment(registered_at),
        "filed": str(kept.get("filed")), "key": str(kept.get("key")),
    }  # fmt: skip
    return Signed(RECEIPT, values, str(kept.get("signature")))
