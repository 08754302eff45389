"""密封件转交上级机关: the discipline duty finds that the accusation concerns itself, or leaders above it."""

from __future__ import annotations

from xinqiao.petitions.steps.refer_up import Entry, apply

__all__ = ["Entry", "apply"]
