"""The one page about a matter."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xinqiao.petitions.protecting import waiting
from xinqiao.petitions.receipting import asks_to_save
from xinqiao.petitions.zone import local_day
from xinqiao.web.petitioner.explaining import words_of
from xinqiao.web.petitioner.grants import Visit, holder_only, is_sent_up
from xinqiao.web.petitioner.happened import named
from xinqiao.web.petitioner.page import page
from xinqiao.web.petitioner.records import reception
from xinqiao.web.petitioner.rows import documents, timeline
from xinqiao.web.petitioner.standing import RECEIVED_ON
from xinqiao.web.petitioner.telling import Telling, addresses


@require_safe
@holder_only(even_sent_up=True)
def matter(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show where it stands, who is in charge, by which day and why, what was done and what comes next."""
    telling = Telling(visit)
    gone = is_sent_up(visit.petition)
    papers, own = [] if gone else telling.papers(), telling.own_files()  # of what went out on paper no paper has a word in it any more
    context = {
        "petition": visit.petition, "named": None if gone else named(visit.petition), "now": telling.now(), "stages": telling.bridge(), "why": telling.why(),
        "done": timeline(telling.done()), "envelopes": telling.envelopes(),
        "papers": documents(paper for paper in papers if not paper["is_proof"]),
        "proofs": documents(paper for paper in papers if paper["is_proof"]),
        "letters": telling.letters(), "files": own, "has_closed_file": any(file["is_closed"] for file in own), "openings": telling.openings(), "page_readings": telling.page_readings(),
        "words": words_of(visit.petition.standing), "may_rate": telling.may_rate(), "may_write": telling.may_write(), "is_sent_up": gone, "is_asked": telling.is_asked(), "may_withdraw": telling.may_withdraw(), "may_reopen": telling.may_reopen(), "offers": telling.offers(), "reception": reception(telling), "records": telling.records(),
        "claims": telling.dossier.claims, "received": telling.speech.say(RECEIVED_ON.fill(day=telling.speech.day(local_day(visit.petition.received_at)))),
        "to": addresses(), "together": telling.together(), "asks_to_save": asks_to_save(visit.petition), "waiting": waiting(visit.petition, 0, visit.today),
    }  # fmt: skip
    return page(request, "matter", visit.directory, context, section="look_up")
