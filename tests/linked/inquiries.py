"""An interview, a piece of evidence and the report of the investigation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_handling import Heard, ReadBack

if TYPE_CHECKING:
    from tests.walking import Walk


def heard(walk: Walk) -> Walk:
    return walk.to("accepted").link(
        "inquiry", "record_interview", "handler", who=Heard.RESPONSIBLE, heard_on=local_day(walk.at), place="后勤科", staff="承办人测试甲、安监员测试乙",
        said="问：为什么停？答：泵坏了。", read_back=ReadBack.SIGNED,
    )  # fmt: skip


def evidence(walk: Walk) -> Walk:
    return heard(walk).link(
        "inquiry", "record_evidence", "handler", what="测温记录", source="后勤科", taken_on=local_day(walk.at), shows="室内十二度。", kept_at="案卷第 4 页",
        summary="后勤的测温记录：室内十二度。",
    )  # fmt: skip


def reported(walk: Walk) -> Walk:
    return evidence(walk).link("inquiry", "file_investigation_report", "handler", found="停暖两周属实，原因是循环泵损坏。", proposed="支持：换泵、退费。")


ROUTES: dict[str, Callable[[Walk], Walk]] = {"interviewed": heard, "evidence_entered": evidence, "investigated": reported}
