"""The work that the queue carries for the outbox: keys only, never an address."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from xinqiao.outbox.deliver import deliver


@task()
def send_message(message_id: int) -> bool:
    """Deliver one message."""
    return deliver(message_id, timezone.now())
