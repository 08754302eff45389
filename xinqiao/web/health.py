"""Is it alive, is it ready: for a monitor, without a word about the content."""

from __future__ import annotations

from datetime import timedelta

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

STUCK = timedelta(minutes=15)


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The store answers and the queue moves; 503 with the name of what does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        late = timezone.now() - STUCK
        stuck = DBTaskResult.objects.filter(status=TaskResultStatus.READY, enqueued_at__lt=late, run_after__lt=late).exists()
    except DatabaseError:
        return JsonResponse({"store": "down"}, status=503)
    return JsonResponse({"store": "up", "queue": "stuck" if stuck else "moving"}, status=503 if stuck else 200)
