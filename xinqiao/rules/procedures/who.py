"""Who takes the steps: sets of duties that several rows of the tables name."""

from __future__ import annotations

from xinqiao.rules.terms import Duty

DESK = frozenset({Duty.COORDINATOR, Duty.OFFICE_HEAD})
UNIT = frozenset({Duty.HANDLER, Duty.COORDINATOR})
HEAD = frozenset({Duty.UNIT_HEAD, Duty.OFFICE_HEAD})
PERSON = frozenset({Duty.PETITIONER})
