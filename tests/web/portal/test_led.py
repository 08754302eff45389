"""The petitioner reads that a leader has his matter in charge and until when; not the plan, and nothing of directives or accountability."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.walking import CODE
from tests.web.visiting import plain_pages  # noqa: F401 fixture

pytestmark = pytest.mark.django_db


def seen(petition):
    client = Client()
    client.post("/lookup/", {"number": petition.number, "code": CODE})
    return client.get("/matter/").content.decode()


def test_who_has_it_in_charge_is_told_and_the_plan_is_not(walk):
    page = seen(walk("led").petition)
    assert "领导包案" in page and "由一位领导负责办" in page and "青川煤业集团有限公司" in page
    assert "带后勤部到现场" not in page and "到现场看" not in page


@pytest.mark.parametrize(
    ("station", "said", "unsaid"),
    [
        ("supervised", "督办了二矿", "受理二十天没有上门看过"), ("directive_given", "", "三天内解决"), ("failure_upheld", "督办了二矿", "追究"),
        ("feedback_accepted", "", "没有人查管网"), ("sample_faulty", "", "没有写依据"),
    ],
)  # fmt: skip
def test_what_units_settle_among_themselves_stays_there(walk, station, said, unsaid):
    page = seen(walk(station).petition)
    assert said in page and unsaid not in page
