"""Where a petition came from, for whoever may see that: the finding of a sweep, the outreach visit."""

from __future__ import annotations

import re

from django.urls import reverse
from django.utils.translation import gettext as _

from xinqiao.outreach.access import visible_to
from xinqiao.outreach.plain_names import of_origin
from xinqiao.rules.terms import Channel
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.web.desk.matters import OpenMatter
from xinqiao.web.ui.speech import speech

FINDING = re.compile(r"finding-[0-9]+")
VISIT = re.compile(r"place-[0-9]+/(visit-[0-9]+):.*")


def origin(found: OpenMatter) -> list[dict[str, str]]:
    """Return the line that leads back to where a petition came from (one query for one from a sweep, two for one from a visit, none for others); none for whoever may not see that."""
    petition, source = found.petition, found.petition.source or ""
    if petition.channel == Channel.SWEEP.value and FINDING.fullmatch(source):
        kind, number, name, label = OutreachKind.FINDING, source, "desk:finding", _("从排查发现来")
    elif petition.channel == Channel.OUTREACH.value and (visit := VISIT.fullmatch(source)):
        kind, number, name, label = OutreachKind.VISIT, visit[1], "desk:visit", _("从下访来")
    else:
        return []
    row = visible_to(found.actor, kind, found.directory).filter(number=number).first()
    return [{"label": label, "value": speech().say(of_origin(row, found.actor, found.directory)), "url": reverse(name, args=[number])}] if row is not None else []
