"""How much one place may send in an hour. Generous: a whole dormitory may share one address."""

from __future__ import annotations

from django.conf import settings

FILINGS_PER_HOUR = 30
DRAFTS_PER_HOUR = 3  # begun for each one that may be filed


def filings_per_hour() -> int:
    """Return the limit of this installation (setting `FILINGS_PER_HOUR`, for a bench or a kiosk hall).

    On the protected host, which knows of no place, one limit (`PROTECTED_FILINGS_PER_HOUR`) is for all.
    """
    if settings.IS_PROTECTED:
        return int(settings.PROTECTED_FILINGS_PER_HOUR)
    return int(getattr(settings, "FILINGS_PER_HOUR", FILINGS_PER_HOUR))
