"""The side bar leads nobody to a page that is not there for him."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.urls import reverse

from tests.enterprise import Enterprise, add_union
from tests.web.visiting import Visitor
from xinqiao.web.frame import ENTRIES

pytestmark = pytest.mark.django_db
PEOPLE = ("receptionist", "clerk", "head", "handler", "unit_head", "leader", "discipline", "auditor", "admin", "security", "custodian", "union")


@pytest.mark.parametrize("key", PEOPLE)
def test_every_entry_of_the_menu_opens(enterprise: Enterprise, visit: Callable[..., Visitor], key: str) -> None:
    add_union(enterprise)
    visitor = visit(key)
    page = visitor.page("/desk/substitutes/") if key not in ("auditor", "admin", "security") else visitor.page("/desk/sign-ins/")
    addresses = {reverse(name) for name, _label, _duties in ENTRIES}
    found = addresses & {unescape(each) for each in re.findall(r'href="([^"]+)"', page)}
    assert found
    assert {address: visitor.get(address).status_code for address in found - {"/desk/", "/desk/sweeps/"}} == dict.fromkeys(found - {"/desk/", "/desk/sweeps/"}, 200)  # these two lead on to the page of the reader
