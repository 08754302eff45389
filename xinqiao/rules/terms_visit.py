"""The words of outreach visits (领导下访、干部下访, domain §3.1, 条例§18(2)): places, trips and what was promised there."""

from __future__ import annotations

from xinqiao.rules.terms import Duty, Term

REGISTRARS = frozenset({Duty.INTAKE, Duty.COORDINATOR, Duty.OFFICE_HEAD})  # who registers petitions for his own office; of others who go, the nearest office has them
KEEP_PLACES = frozenset({Duty.COORDINATOR, Duty.OFFICE_HEAD, Duty.UNIT_HEAD})  # who keeps the list of places and the plan
VISITORS = REGISTRARS | {Duty.HANDLER, Duty.UNIT_HEAD}  # who goes, and writes down what he met
OWNERS = frozenset({Duty.HANDLER, Duty.UNIT_HEAD, Duty.COORDINATOR, Duty.OFFICE_HEAD})  # who keeps what was promised


class PlaceKind(Term):
    """What kind of place is visited."""

    SHAFT_AREA = "shaft_area", "井区", "shaft area"
    WORKSHOP = "workshop", "车间", "workshop"
    DORMITORY = "dormitory", "宿舍", "dormitory"
    VILLAGE_PLACE = "village_place", "村", "village"
    RETIREES = "retirees", "离退休人员活动中心", "retirees' centre"
    OTHER_PLACE = "other_place", "其他地方", "another place"


class PlaceStatus(Term):
    """Whether a place is still visited."""

    PLACE_OPEN = "place_open", "在用", "visited"
    PLACE_CLOSED = "place_closed", "不再去", "no longer visited"


class VisitStatus(Term):
    """Where an outreach visit stands."""

    VISIT_PLANNED = "visit_planned", "已列入下访计划", "planned"
    VISIT_OUT = "visit_out", "已出发", "set out"
    VISIT_LATE = "visit_late", "到期没有写下访记录", "report overdue"
    VISIT_REPORTED = "visit_reported", "已写下访记录", "reported"
    VISIT_CANCELLED = "visit_cancelled", "下访已取消", "cancelled"


class CommitmentStatus(Term):
    """Where something that was promised on a visit stands."""

    COMMITTED = "committed", "答应了，还没有做到", "promised"
    COMMITMENT_KEPT = "commitment_kept", "做到了，还没有回去说", "done, not yet told there"
    COMMITMENT_EXPLAINED = "commitment_explained", "没有做到，还没有回去说明", "not done, not yet told there"
    COMMITMENT_TOLD = "commitment_told", "结果已经回去说了", "the people were told what became of it"


class Consent(Term):
    """How the people met may be written down."""

    COUNT_ONLY = "count_only", "只记人数", "a count only"
    NAMED = "named", "本人同意记姓名", "by name, with his consent"
