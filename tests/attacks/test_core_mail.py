"""Attack 11: nothing that somebody typed becomes a header or a recipient of a mail."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from tests.mail_server import Server, mail_of
from tests.walking import Walk
from xinqiao.outbox.deliver import deliver
from xinqiao.rules.terms import MessageState
from xinqiao.vault.contact import Contact

Walker = Callable[..., Walk]


@pytest.mark.parametrize("smuggled", ["x@example.cn\nBcc: all@example.cn", "x@example.cn\r\nSubject: 别的"])
def test_a_line_end_in_an_address_adds_no_header_and_no_recipient(
    smtp: Server, walk: Walker, smuggled: str
) -> None:
    """Attack 11. The forms refuse such an address; an imported one meets the same wall, and is given up at once."""
    message = mail_of(walk(contact=Contact(name="张\r\nBcc: all@example.cn", email=smuggled)))
    assert not deliver(message.pk, timezone.now())
    message.refresh_from_db()
    assert message.state == MessageState.FAILED.value and smtp.taken == []


def test_a_line_end_in_a_name_or_title_reaches_no_header(smtp: Server, walk: Walker) -> None:
    """Attack 11: neither name nor title stands in a mail."""
    contact = Contact(name="张三\r\nBcc: all@example.cn", email="zhang@example.cn")
    deliver(mail_of(walk(contact=contact, title="灯\r\nBcc: all@example.cn")).pk, timezone.now())
    (envelope,) = smtp.taken
    assert envelope.rcpt_tos == ["zhang@example.cn"] and b"all@example.cn" not in envelope.content
