"""导入其他程序: another lawful path applies; the notice names the body, the limit and the help offered (§31(1)–(5))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The competent body with its address, the time limit that runs there, and what we offer to help with."""

    competent_body: str
    limit: str
    help_offered: str = ""


def apply(step: Step, entry: Entry) -> None:
    body, limit, offered = entry.competent_body.strip(), entry.limit.strip(), entry.help_offered.strip()
    step.refuse_unless(
        0 < len(body) <= WRITING_LIMIT, "请写明找哪个机关、地址。", "Name the competent body and its address.", field="competent_body"
    )  # fmt: skip
    step.refuse_unless(
        0 < len(limit) <= WRITING_LIMIT, "请写明那条途径的时限。", "State the time limit of that path.", field="limit"
    )  # fmt: skip
    step.refuse_unless(len(offered) <= WRITING_LIMIT, "写得太长，最多五千字。", "That is too long.", field="help_offered")
    step.letter = {"competent_body": body, "limit": limit, "help_offered": offered}
    step.texts = {"competent_body": body, "limit": limit, "help_offered": offered}
    step.texts_are_public = True
    step.body |= {"path": step.petition.path, "office": step.petition.desk_unit_id}
