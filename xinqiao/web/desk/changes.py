"""What administrators changed, for the audit duty: who, when, what, before and after. The page changes nothing."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from xinqiao.directory import change_log
from xinqiao.directory.models import Person
from xinqiao.rules.terms import Duty
from xinqiao.rules.text import Text
from xinqiao.web.desk.people import Colleague, colleagues
from xinqiao.web.desk.places import row_key
from xinqiao.web.frame import page
from xinqiao.web.staff import StaffRequest, staff_only
from xinqiao.web.ui.speech import Speech, speech

CURRENT = "desk:changes"
COMMAND = Text("服务器上的命令", "a command on the server")
STANDS_IN = Text("代理人", "Substitute")


@require_safe
@staff_only(Duty.AUDITOR)
def changes(request: StaffRequest) -> HttpResponse:
    """One page of the log, newest first, of one group and one administrator if asked (three queries)."""
    s, group, login = speech(timezone.localdate()), request.GET.get("group", ""), request.GET.get("who", "").strip()[:40].replace("\0", "")
    who = Person.objects.filter(login=login).values_list("pk", flat=True).first() if login else None
    unknown = bool(login) and who is None
    told, rest = ([], None) if unknown else change_log.newest(group, request.directory, before=row_key(request.GET.get("before")), by=who)
    people = colleagues((key for row in told for key in (row.actor_id, row.person_id, row.substitute_id)), request.directory)
    asked: dict[str, str] = {name: value for name, value in (("group", group), ("who", login)) if value}
    address = reverse(CURRENT)
    values = {
        "rows": [_row(row, people, s) for row in told], "group": group, "who": login, "unknown": unknown,
        "groups": [{"value": key, "label": name} for key, (name, _chain, _begins) in change_log.GROUPS.items()],
        "newest_url": f"{address}?{urlencode(asked)}" if request.GET.get("before") else "",
        "earlier_url": f"{address}?{urlencode({**asked, 'before': str(rest)})}" if rest else "",
    }  # fmt: skip
    return page(request, "desk/changes.html", values, current=CURRENT)


def _row(row: change_log.Change, people: dict[int, Colleague], s: Speech) -> dict[str, Any]:
    actor, person, substitute = (people.get(key or 0) for key in (row.actor_id, row.person_id, row.substitute_id))
    stands_in = [{"label": s.say(STANDS_IN), "before": "", "after": s.say(substitute.name)}] if substitute else []
    return {
        "number": row.number, "at": s.moment(row.at), "who": s.say(actor.name) if actor else s.say(COMMAND) if row.actor == "command" else row.actor,
        "said": s.say(row.said), "person": s.say(person.name) if person else "", "about": [s.say(part) for part in row.about],
        "values": stands_in + [{"label": s.say(value.label), "before": s.say(value.before), "after": s.say(value.after)} for value in row.values],
    }  # fmt: skip
