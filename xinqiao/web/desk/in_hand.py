"""What a unit or a colleague has in hand, and who is away, as whoever assigns a matter reads it beside each choice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from xinqiao.directory.models import Post
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.burden import Burden
from xinqiao.web.desk.people import colleagues
from xinqiao.web.ui.speech import Speech


def said(found: Burden | None) -> str:
    """Return in words how much is in hand; None is nothing."""
    if found is None or not found.open:
        return _("手上没有在办的")
    words = _("在办 %(n)s 件，一周内到期或已过期 %(due)s 件") if found.due else _("在办 %(n)s 件，一周内没有到期的")
    return words % {"n": found.open, "due": found.due}


def away(posts: Iterable[Post], directory: Snapshot, today: date, s: Speech) -> dict[int, str]:
    """Return who of the holders of posts is away today, with who stands in until when, by person (a query for names not read before)."""
    of = {post.pk: post.person_id for post in posts}
    found = [row for row in directory.standing_in if row.post_id in of and row.valid_from <= today <= row.valid_to]
    known = colleagues([row.substitute_id for row in found], directory)
    return {
        of[row.post_id]: _("不在，由%(who)s代到 %(until)s") % {"who": s.say(known[row.substitute_id].name), "until": s.day(row.valid_to)}
        for row in found if row.substitute_id in known
    }  # fmt: skip
