"""Who asks to read the name of somebody who is watched over: his watcher, on the file, and nobody by that duty elsewhere (ADR-0018)."""

from __future__ import annotations

from xinqiao.rules.facts import Facts
from xinqiao.rules.protection import WATCHING
from xinqiao.rules.text import Text


def watches_here(facts: Facts) -> Text | None:
    """Refuse whoever would ask as a watcher where he watches over nobody."""
    held = facts.desk_duties | facts.unit_duties | facts.reviewing_duties
    if facts.watcher is not None or held - WATCHING or not held:
        return None
    return Text("这一件不是您跟踪的，不走这一步。", "You watch over nobody here: this step does not apply.")


def on_a_watch(facts: Facts) -> Text | None:
    """Refuse everywhere but on a file on which somebody is watched over: elsewhere a custodian is waited for."""
    return None if facts.watcher is not None else Text("跟踪打击报复的件，急了才能先看；别的件等身份保管员决定。", "Only on a watch against retaliation a name is read before a custodian decides.")
