"""The steps that have no form at the desk, because they are taken elsewhere."""

from __future__ import annotations

# Not taken on this page: creating has its own, rating and asking to have it done anew are the petitioner's, and these two are parts of another step.
ELSEWHERE = frozenset({"register", "rate", "ask_reopen", "send", "send_designated", "give_back", "breach", "alert", "succeed", "recount", "ask_recusal"})
