"""Whether the discipline duty has dealt with an accusation: nothing but the words of that step tells it."""

from __future__ import annotations

from xinqiao.petitions.models import Petition, Statement


def was_concluded(petition: Petition) -> bool:
    """Return whether 检举办结 was taken on a petition (one query; none unless it is sealed and stored)."""
    if not petition.is_sealed or petition._state.adding:
        return False
    return Statement.objects.filter(petition=petition.pk, step="conclude_accusation").exists()
