"""What the parts of a matter's page share: the matter, who visits it, and in which language it is told."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.models import Petition
from xinqiao.petitions.story import Event
from xinqiao.rules.facts import Facts
from xinqiao.web.petitioner.grants import Visit
from xinqiao.web.ui.speech import Speech


class Told(Protocol):
    """One matter as its petitioner reads it today, as far as its parts need it."""

    visit: Visit
    petition: Petition
    speech: Speech
    dossier: Dossier
    events: list[Event]

    @property
    def facts(self) -> Facts:
        """The values of the petition for its petitioner, which the table looks at: worked out once a page."""

    def files_at(self, at: datetime) -> list[dict[str, Any]]:
        """Return the files that staff added in the step taken at that moment."""
