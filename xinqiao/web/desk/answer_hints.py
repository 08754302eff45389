"""The hints on an answer (答复提示) beside the form that writes it and the draft that is signed: they hold nothing up and are kept nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from xinqiao.petitions.models import Claim
from xinqiao.rules.reply_hints import FIELDS, Answered, Hint, hints
from xinqiao.rules.terms import Outcome
from xinqiao.web.ui.speech import speech

MOST = 30  # hints shown at once


def of_typed(claims: Sequence[Claim], data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the hints on what stands in the fields of a form, `facts_1` and so on."""
    return _rows([_answered(claim, {name: str(data.get(f"{name}_{n}", "") or "") for name in (*FIELDS, "outcome")}) for n, claim in enumerate(claims, 1)])


def of_draft(claims: Sequence[Claim], *, links: bool) -> list[dict[str, Any]]:
    """Return the hints on what was drafted; `links`: the fields stand on the page."""
    return _rows([_answered(claim, {name: getattr(claim, name) for name in (*FIELDS, "outcome")}) for claim in claims], links=links)


def _answered(claim: Claim, texts: Mapping[str, str]) -> Answered:
    outcome = Outcome(texts["outcome"]) if texts["outcome"] in Outcome.values() else None
    return Answered(claim=claim.text, outcome=outcome, **{name: texts[name] for name in FIELDS})


def _rows(answers: Sequence[Answered], *, links: bool = True) -> list[dict[str, Any]]:
    s, labels = speech(), {"facts": _("查明的事实"), "basis": _("依据"), "opinion": _("答复意见")}

    def row(hint: Hint) -> dict[str, Any]:
        return {
            "where": f"{hint.answer + 1}. {labels[hint.field]}", "url": f"#id_{hint.field}_{hint.answer + 1}" if links else "", "kind": s.say(hint.kind),
            "found": hint.found, "why": s.say(hint.why), "better": s.say(hint.better),
        }  # fmt: skip

    return [row(hint) for hint in hints(answers)[:MOST]]
