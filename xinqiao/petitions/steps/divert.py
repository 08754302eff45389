"""导入其他程序: another lawful path applies; the notice names the body, the limit and the help offered (§31(1)–(5))."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.concluding import vouch
from xinqiao.petitions.models import Claim
from xinqiao.petitions.step import Step
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.terms import DIVERTING_PATHS, Path


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The competent body with its address, the time limit that runs there, and what we offer to help with.

    `path`: which of the other paths, one notice each; None where there is only one.
    """

    competent_body: str
    limit: str
    help_offered: str = ""
    path: Path | None = None


def apply(step: Step, entry: Entry) -> str | None:
    body, limit, offered = entry.competent_body.strip(), entry.limit.strip(), entry.help_offered.strip()
    step.refuse_unless(
        0 < len(body) <= WRITING_LIMIT, "请写明找哪个机关、地址。", "Name the competent body and its address.", field="competent_body"
    )  # fmt: skip
    step.refuse_unless(
        0 < len(limit) <= WRITING_LIMIT, "请写明那条途径的时限。", "State the time limit of that path.", field="limit"
    )  # fmt: skip
    step.refuse_unless(len(offered) <= WRITING_LIMIT, "写得太长，最多五千字。", "That is too long.", field="help_offered")
    path = _path(step, entry)
    claims = _send_away(step, path)
    step.texts = {"competent_body": body, "limit": limit, "help_offered": offered}
    step.texts_are_public = True
    step.letter = step.texts | {"path": path, "claims": [claim.text for claim in claims]}
    step.body |= {
        "path": path.value, "office": step.petition.desk_unit_id, "diverted": [claim.position for claim in claims]
    }  # fmt: skip
    vouch(step)
    return "partly" if step.dossier.remaining else None


def _path(step: Step, entry: Entry) -> Path:
    """Return the path that is meant: the one body and limit of a notice cannot be those of two."""
    others = [path for path in Path if path in step.dossier.paths & DIVERTING_PATHS]
    step.refuse_unless(
        entry.path in others or (entry.path is None and len(others) == 1),
        "诉求项分属几条别的途径，请选一条，一条一份告知书。", "The claims follow several other paths; choose one: each has a notice of its own.",
        field="path",
    )  # fmt: skip
    return entry.path or others[0]


def _send_away(step: Step, path: Path) -> list[Claim]:
    """Close the claims of this path for us, and return them."""
    claims = [claim for claim in step.dossier.remaining if claim.path == path.value]
    for claim in claims:
        claim.is_diverted = True
        claim.outcome = claim.facts = claim.basis = claim.opinion = ""  # of a draft that came back: not ours to conclude
        step.journal.change(claim, "is_diverted", "outcome", "facts", "basis", "opinion")
    return claims
