"""The words of the sweeps for issues, not people (矛盾排查, domain §3.1): places, causes and days; no word for any person."""

from __future__ import annotations

from xinqiao.rules.terms import Duty, Term, UnitKind

LINE = (UnitKind.TEAM, UnitKind.SECTION, UnitKind.PLANT, UnitKind.COMPANY, UnitKind.GROUP)  # whose month is reported: team → section → mine → group
EARLY = (UnitKind.TEAM, UnitKind.SECTION)  # where small things are solved where they start, within `early_solve_days`
SWEEPERS = frozenset({Duty.HANDLER, Duty.UNIT_HEAD})  # who sweeps and reports for a unit
OFFICERS = frozenset({Duty.INTAKE, Duty.COORDINATOR, Duty.OFFICE_HEAD})  # who registers petitions
FINDERS = SWEEPERS | OFFICERS  # who writes down what he found, and deals with it


class SweepStatus(Term):
    """Where a unit's sweep of one month stands."""

    SWEEPING = "sweeping", "正在排查", "under way"
    SWEEP_MISSED = "sweep_missed", "到期没有报", "not reported in time"
    SWEEP_REPORTED = "sweep_reported", "已报", "reported"
    SWEEP_ZERO = "sweep_zero", "零报告", "reported: nothing found"


class FindingStatus(Term):
    """Where a finding stands: an issue at a place, with an owner and a day."""

    FOUND = "found", "等人认领", "nobody has taken it on"
    SOLVING = "solving", "正在解决", "being solved"
    FINDING_SOLVED = "finding_solved", "已解决", "solved"
    TO_REGISTER = "to_register", "等信访部门登记", "to be registered as a petition"
    GROWN = "grown", "已转为信访事项", "became a petition"
    FINDING_DROPPED = "finding_dropped", "记重或记错", "written down twice or by mistake"


class FindingCause(Term):
    """What an issue comes from, as far as one sees at once."""

    PAY = "pay", "工资工时", "pay and hours"
    WORK = "work", "岗位用工", "posts and contracts"
    SAFE = "safe", "安全和劳动保护", "safety and protection at work"
    LIVING = "living", "食堂宿舍澡堂班车", "canteen, dormitory, baths, buses"
    WAY = "way", "管理方式、说话办事", "how things are managed and said"
    UNTOLD = "untold", "没有公开、没有讲清楚", "not published or not explained"
    CHANGED = "changed", "改革和岗位调整", "reform and changes of posts"
    HARDSHIP = "hardship", "生活困难", "hardship"
    VILLAGE = "village", "村企和邻里", "villages and neighbours"
    ELSE = "else_cause", "别的原因", "something else"


class HowSeen(Term):
    """How those concerned see what was done."""

    AGREED = "agreed", "认可", "they accept it"
    PARTLY = "partly_agreed", "部分认可", "they accept it in part"
    NOT_AGREED = "not_agreed", "不认可", "they do not accept it"
