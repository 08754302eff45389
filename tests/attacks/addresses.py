"""Every address of the product, from the resolver: what is new is attacked without being named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, StringConverter
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.walking import Walk
from xinqiao.directory import change, snapshot
from xinqiao.documents.models import Document
from xinqiao.outbox.models import Message
from xinqiao.outreach import room
from xinqiao.rules.questions import Question
from xinqiao.rules.terms import Channel
from xinqiao.rules.terms_questions import QuestionKind
from xinqiao.rules.text import Text
from xinqiao.vault.contact import Contact


def patterns(found: list[Any] | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield (name with its namespace, pattern) of every address of the product."""
    for entry in found if found is not None else get_resolver().url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry.url_patterns, f"{entry.namespace}:" if entry.namespace else space)
        else:
            yield space + (entry.name or str(entry.pattern)), entry


@pytest.fixture
def addresses(walk: Callable[..., Walk], enterprise: Enterprise) -> list[tuple[str, str]]:
    """Every address of the product once, about things that are there where they are named alike."""
    walked = walk("signed", channel=Channel.LETTER, contact=Contact(name="范小安"))
    petition, message = walked.petition, Message.objects.filter(medium="print").latest("pk")
    template = change.add_reply_template(change.TemplateEntry(name="补发", opinion="三日内补发。"), by="person:1", at=timezone.now())
    guide = change.add_guide(change.GuideEntry(category="0101", facts="哪一天"), by="person:1", at=timezone.now())
    asked = change.write_questions("0101", by="person:1", at=timezone.now())
    asked = change.put_question(asked.pk, asked.revision, Question(key="", kind=QuestionKind.YES_NO, text=Text("有人看见吗", "Did anybody see it")), by="person:1", at=timezone.now())
    text = change.PolicyTextEntry(title="供暖办法", issued_by="甲", effective_from=date(2020, 1, 1), text="第一条 暖。", file=b"%PDF-1.4", file_name="a.pdf", file_kind="application/pdf")
    policy = change.add_policy_text(text, is_public=True, by="person:1", at=timezone.now())
    snapshot.forget()
    document = Document.objects.get(subject=petition.number, kind="decision").number
    handler = enterprise.person("handler").pk
    own: dict[str, dict[str, Any]] = {
        "desk:document": {"number": document}, "desk:document_file": {"number": document, "form": "pdf"}, "desk:clock": {"key": petition.clocks.first().pk},
        "desk:paper": {"key": message.pk}, "desk:printed": {"key": message.pk}, "desk:step": {"name": "remark"}, "desk:referral_step": {"name": "send_report_back"},
        "desk:record_step": {"kind": "promise", "position": 0, "name": "promise"}, "desk:register_of": {"kind": "recommendation"}, "desk:several": {"step": "close"},
        "desk:cause": {"code": "unsaid"}, "leader:owed": {"what": "open"}, "administration:unit": {"key": "mine-2"}, "administration:policy": {"key": "due_soon_days"},
        "administration:reply_template": {"pk": template.pk}, "administration:guide": {"pk": guide.pk},
        **{f"portal:room_{name}": {"mark": room.opens_for(enterprise.office.pk)} for name in ("number", "board")},
        **{f"administration:question{what}": {"pk": asked.pk} for what in ("_set", "_set_name", "_set_preview", "_set_ask", "_set_drop")}, "administration:question": {"pk": asked.pk, "key": "q1"},
        **{name: {"key": policy.pk} for name in ("desk:policy", "desk:policy_file", "portal:policy", "portal:policy_file")},
        **{f"administration:policy_text{what}": {"pk": policy.paper_id} for what in ("", "_renew", "_end", "_publish")},
    }  # fmt: skip
    usual = {
        "number": petition.number, "key": 1, "pk": handler, "position": 1, "code": "0101", "year": 2026, "month": 10, "kind": "decision", "token": "x" * 43,
        "ticket": "x" * 43, "name": "remark", "what": "open", "step": "close", "form": "pdf",
    }  # fmt: skip
    worded = {"key": "mine-2"}  # where a key is no number

    def values(name: str, pattern: URLPattern) -> dict[str, Any]:
        wanted = pattern.pattern.converters
        known = {part: worded[part] if part in worded and isinstance(kind, StringConverter) else usual.get(part, 1) for part, kind in wanted.items()}
        known |= {part: 1 for part, kind in wanted.items() if isinstance(kind, IntConverter) and not isinstance(known[part], int)}
        if name.startswith("administration:calendar_day"):
            known["number"] = 10
        return {part: own.get(name, {}).get(part, value) for part, value in known.items()}

    return [(name, reverse(name, kwargs=values(name, pattern)) if pattern.name else f"/{name}") for name, pattern in patterns()]
