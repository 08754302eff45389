"""What the parts of a matter's page share: the matter, who visits it, and in which language it is told."""

from __future__ import annotations

from typing import Protocol

from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.models import Petition
from xinqiao.web.portal.grants import Visit
from xinqiao.web.ui.speech import Speech


class Told(Protocol):
    """One matter as its petitioner reads it today, as far as its parts need it."""

    visit: Visit
    petition: Petition
    speech: Speech
    dossier: Dossier
