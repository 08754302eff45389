"""A walk whose steps are collected in one journal, as an import takes them."""

from __future__ import annotations

from typing import Any

from tests.enterprise import Enterprise
from tests.walking import Walk, entry
from xinqiao.directory.duties import Actor, PetitionerActor
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.journal import Journal
from xinqiao.petitions.models import Petition, Referral
from xinqiao.petitions.perform import perform


class BatchWalk(Walk):
    """Takes the same steps as `Walk`; nothing is in the store before `journal.write()`."""

    def __init__(self, enterprise: Enterprise, journal: Journal, **traits: Any) -> None:
        self.journal = journal
        self.kept = Dossier(petition=Petition(desk_unit=enterprise.office))
        super().__init__(enterprise, **traits)

    @property
    def dossier(self) -> Dossier:
        return self.kept

    @property
    def referral(self) -> Referral:
        assert self.kept.referral is not None
        return self.kept.referral

    def _register(self) -> Petition:
        self.petition = self.kept.petition
        filed = {key: value for key, value in self.traits.items() if key != "path"}
        return self._perform("register", self.petition, PetitionerActor(), **filed)

    def take(self, step: str, actor: Actor | str, /, **fields: Any) -> Walk:
        self._perform(step, self.petition, actor, **fields)
        return self

    def take_referral(self, step: str, actor: Actor | str, /, **fields: Any) -> Walk:
        self._perform(step, self.referral, actor, **fields)
        return self

    def _perform(self, step: str, record: Any, actor: Actor | str, /, **fields: Any) -> Any:
        who = self.enterprise.actor(actor) if isinstance(actor, str) else actor
        return perform(
            step, record, entry(step, **fields), actor=who, at=self.at, journal=self.journal, dossier=self.kept
        )  # fmt: skip
