"""The protected host in a test: the settings of a process that serves it, and whoever comes to it."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings as known
from django.test import Client

from tests.web.portal import ways
from tests.web.visiting import plain_pages  # noqa: F401 every test here uses it
from xinqiao.petitions.models import Petition
from xinqiao.web.protected.host import differing

OF_A_PROCESS = {"INSTALLED_APPS", "LOGGING"}  # read once when a process starts; tests/ops starts one
STORY = "队里的劳务费多报了三十个人，钱进了别人的账户。"
WHO = {"secrecy": "anonymous", "name": "", "phone": ""}
# What browsers, proxies, enterprise apps and single sign-on say of who sends a request.
TELLING = {
    "REMOTE_ADDR": "10.77.3.4", "REMOTE_HOST": "pc-0423.mine.example", "REMOTE_PORT": "51234", "REMOTE_USER": "wang-jianguo",
    "HTTP_X_FORWARDED_FOR": "10.77.3.4, 192.168.9.9", "HTTP_X_REAL_IP": "10.77.3.4", "HTTP_FORWARDED": "for=10.77.3.4",
    "HTTP_VIA": "1.1 waf-7.mine.example", "HTTP_USER_AGENT": "Mozilla/5.0 wxwork/4.1 MicroMessenger/7 SN-88231",
    "HTTP_REFERER": "http://oa.mine.example/home?user=wang-jianguo", "HTTP_X_WECHAT_OPENID": "oWX7712abc", "HTTP_AUTHORIZATION": "Bearer sso-5512",
    "HTTP_X_STAFF_NUMBER": "0042317", "SSL_CLIENT_S_DN": "CN=wang-jianguo",
}  # fmt: skip
COOKIES = {"xinqiao_desk": "staff-session-9921", "xinqiao_matter": "grant-8812", "sso_ticket": "ST-5512", "openid": "oWX7712abc"}
TRACES = (
    "10.77.3.4", "192.168.9.9", "pc-0423", "51234", "wang-jianguo", "waf-7", "wxwork", "SN-88231", "oa.mine", "oWX7712abc", "sso-5512", "0042317",
    "staff-session-9921", "grant-8812", "ST-5512",
)  # fmt: skip


def become(settings: Any) -> dict[str, Any]:
    """Let this test be in a process that serves the protected host; return the settings of the other one."""
    own = {name: getattr(known, name) for name in ("INSTALLED_APPS", "ALLOWED_HOSTS", "PROTECTED_ADDRESS", "BEHIND_TLS")}
    there = {name: value for name, value in differing(own).items() if name not in OF_A_PROCESS}
    before = {name: getattr(known, name) for name in there if hasattr(known, name)}
    for name, value in there.items():
        setattr(settings, name, value)
    return before


@pytest.fixture
def reporter(settings: Any, plain_pages: None, enterprise: Any) -> Client:  # noqa: F811
    """Somebody on the network of the enterprise, whose browser tells everything, at the protected host."""
    before = become(settings)
    client = Client(**TELLING)
    client.portal = before  # type: ignore[attr-defined]
    for name, value in COOKIES.items():
        client.cookies[name] = value
    return client


def report(client: Client, **who: Any) -> Petition:
    """File there in three steps."""
    assert ways.begin(client, text=STORY).status_code == 302
    assert ways.go_on(client).status_code == 302
    answer = client.post("/file/who/", WHO | who)
    assert answer.status_code == 302, answer.content.decode()
    return Petition.objects.latest("pk")
