"""Petitions that exist because they walked real steps: no test invents a state that can never be."""

from __future__ import annotations

from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from django.utils import timezone

from tests.enterprise import Enterprise
from tests.linked import LINKED_ROUTES
from xinqiao.directory.duties import Actor, PetitionerActor
from xinqiao.petitions.dossier import Dossier, load
from xinqiao.petitions.models import LinkedRecord, Petition, Referral
from xinqiao.petitions.perform import perform
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Channel, Outcome, Path, RatingValue, Secrecy, ServiceWay
from xinqiao.vault.contact import Contact

CODE = "123456789012"
ROUTES: dict[str, tuple[str, ...]] = {
    "registered": (),
    "awaiting_supplement": ("ask_supplement",),
    "triaged": ("triage",),
    "sealed": ("seal",),
    "refused": ("triage", "refuse"),
    "going_up": ("triage", "refer_up"),
    "gone_up": ("triage", "refer_up", "confirm_sent_up"),
    "diverted": ("triage_diverting", "divert"),
    "forwarded": ("triage", "forward"),
    "assigned": ("triage", "assign"),
    "taken_over": ("triage", "assign", "take_over"),
    "declined": ("triage", "assign", "decline"),
    "urgent": ("triage", "assign", "mark_urgent"),
    "returned_twice": ("triage", "assign", "decline", "take_back", "assign_elsewhere", "recall"),
    "accepted": ("triage", "assign", "accept"),
    "extension_asked": ("triage", "assign", "accept", "ask_extension"),
    "drafted": ("triage", "assign", "accept", "reply"),
    "signed": ("triage", "assign", "accept", "reply", "sign"),
    "withdrawal_asked": ("triage", "assign", "accept", "ask_withdrawal"),
    "withdrawn": ("triage", "assign", "accept", "ask_withdrawal", "confirm_withdrawal"),
    "replied": ("triage", "assign", "accept", "reply", "sign", "serve"),
    "more_time_asked": ("triage", "assign", "take_over", "ask_more_time"),
    "reported": ("triage", "assign", "accept", "reply", "sign", "serve", "report"),
    "concluded": ("triage", "assign", "accept", "reply", "sign", "serve", "report", "accept_report"),
    "rated": ("triage", "assign", "accept", "reply", "sign", "serve", "rate"),
    "reopen_asked": ("triage", "assign", "accept", "reply", "sign", "serve", "ask_reopen"),
    "reopened": ("triage", "assign", "accept", "reply", "sign", "serve", "ask_reopen", "reopen"),
    "closed": ("triage", "assign", "accept", "reply", "sign", "serve", "report", "accept_report", "close"),
}


def entry(step: str, **fields: Any) -> Any:
    """Return the entry of a step."""
    return import_module(f"xinqiao.petitions.steps.{step}").Entry(**fields)


def conclusion(outcome: Outcome = Outcome.SUPPORT) -> Any:
    """Return a complete conclusion."""
    reply = import_module("xinqiao.petitions.steps.reply")
    return reply.Conclusion(outcome=outcome, facts="经查，属实。", basis="《集团供暖管理办法》第九条", opinion="三日内恢复供暖。")


class Walk:
    """One petition and its way. `at` is the moment of the next step; `days` moves it on."""

    def __init__(self, enterprise: Enterprise, *, at: datetime | None = None, **traits: Any) -> None:
        self.enterprise = enterprise
        self.at = at or timezone.now() - timedelta(days=1)
        self.traits = {"secrecy": Secrecy.REAL_NAME, "channel": Channel.ONLINE, "path": Path.OPINION} | traits
        self.petition = self._register()

    def _register(self) -> Petition:
        known = {key: value for key, value in self.traits.items() if key not in ("path", "sorts")}
        fields: dict[str, Any] = {
            "title": "宿舍三号楼停暖两周", "text": "二矿宿舍三号楼从上月起没有暖气，找过后勤没人管。",
            "claims": ("马上恢复供暖", "退还这两周的取暖费"), "query_code": CODE,
            "contact": Contact(name="范小安", phone="19900001234", email="fan@example.cn", address="二矿新村三号楼"),
        } | known  # fmt: skip
        record = Petition(desk_unit=self.enterprise.office)
        return perform("register", record, entry("register", **fields), actor=PetitionerActor(), at=self.at)

    @property
    def petitioner(self) -> PetitionerActor:
        return PetitionerActor(petition_id=self.petition.pk)

    @property
    def dossier(self) -> Dossier:
        return load(Petition.objects.get(pk=self.petition.pk))

    @property
    def referral(self) -> Referral:
        return Referral.objects.filter(petition=self.petition).latest("pk")

    def days(self, n: float) -> Walk:
        """Let days pass."""
        self.at += timedelta(days=n)
        return self

    def take(self, step: str, actor: Actor | str, /, **fields: Any) -> Walk:
        """Take one step on the petition."""
        who = self.enterprise.actor(actor) if isinstance(actor, str) else actor
        self.petition = perform(step, self.petition, entry(step, **fields), actor=who, at=self.at)
        return self

    def take_referral(self, step: str, actor: Actor | str, /, **fields: Any) -> Walk:
        """Take one step on the newest referral."""
        who = self.enterprise.actor(actor) if isinstance(actor, str) else actor
        perform(step, self.referral, entry(step, **fields), actor=who, at=self.at)
        self.petition = Petition.objects.get(pk=self.petition.pk)
        return self

    def link(self, kind: str, step: str, actor: Actor | str, /, **fields: Any) -> Walk:
        """Take a step that links a new record of `kind` to the petition."""
        return self._take_on(LinkedRecord(petition=self.petition, kind=kind), step, actor, fields)

    def take_linked(self, kind: str, step: str, actor: Actor | str, /, **fields: Any) -> Walk:
        """Take one step on the newest linked record of `kind`."""
        record = LinkedRecord.objects.filter(petition=self.petition, kind=kind).latest("pk")
        return self._take_on(record, step, actor, fields)

    def _take_on(self, record: LinkedRecord, step: str, actor: Actor | str, fields: dict[str, Any]) -> Walk:
        who = self.enterprise.actor(actor) if isinstance(actor, str) else actor
        perform(
            step, record, entry(step, **fields), actor=who, at=self.at, as_part=record.procedure.by_name[step].is_inner
        )  # fmt: skip
        self.petition = Petition.objects.get(pk=self.petition.pk)
        return self

    def to(self, station: str) -> Walk:
        """Take the steps of the route to `station`, or whatever links a record on the way to one."""
        if station in LINKED_ROUTES:
            return LINKED_ROUTES[station](self)
        for name in ROUTES[station]:
            getattr(self, f"_{name}")()
        return self

    def _triage(self) -> None:
        self.take("triage", "clerk", category="0703", path=self.traits["path"], sorts=self.traits.get("sorts", ()))

    def _seal(self) -> None:
        self.take("triage", "clerk", category="1003", path=Path.ACCUSATION)

    def _triage_diverting(self) -> None:
        self.take("triage", "clerk", category="0201", path=Path.ARBITRATION)

    def _ask_supplement(self) -> None:
        self.take("ask_supplement", "clerk", question="请补充停暖的起止日期。")

    def _refer_up(self) -> None:
        self.take("refer_up", "clerk", to="省国资委纪检监察组", where="0391-5550199", reason="反映的是集团主要领导。")

    def _confirm_sent_up(self) -> None:
        self.take("confirm_sent_up", "clerk", sent_on=local_day(self.at), how="机要 0012", is_printed=True)

    def _refuse(self) -> None:
        terms = import_module("xinqiao.rules.terms")
        self.take("refuse", "clerk", ground=terms.RefusalGround.OUTSIDE, reason="属于市供热公司职责。", where_to_go="市供热公司，电话 0391-5550111")

    def _divert(self) -> None:
        self.take("divert", "clerk", competent_body="市劳动争议仲裁委员会", limit="知道权利被侵害之日起一年内", help_offered="工会可以陪同")

    def _forward(self) -> None:
        self.take("forward", "clerk", unit_id=self.enterprise.mine.pk)

    def _assign(self) -> None:
        self.take("assign", "clerk", unit_id=self.enterprise.mine.pk, instruction="天冷，请优先办理。")

    def _take_over(self) -> None:
        self.take_referral("take_over", "handler")

    def _decline(self) -> None:
        self.take_referral("decline", "handler", reason="三号楼产权已移交三矿，见移交清单第四项。")

    def _take_back(self) -> None:
        self.take("take_back", "clerk", note="产权确已移交。")

    def _assign_elsewhere(self) -> None:
        self.take("assign", "clerk", unit_id=self.enterprise.other_mine.pk)

    def _recall(self) -> None:
        self.take("recall", "clerk", reason="三矿也不管这几栋楼。")

    def _mark_urgent(self) -> None:
        self.take("mark_urgent", "clerk", reason="三号楼前聚了五十多人，有人要封路，今天上午九点。", measures="保卫科两人在现场。")

    def _accept(self) -> None:
        self.take("accept", "handler")

    def _ask_extension(self) -> None:
        self.take("ask_extension", "handler", days=15, reason="管网改造需要等配件。")

    def _reply(self) -> None:
        outcomes = [Outcome.ADOPT if claim.path == Path.STUDY else Outcome.SUPPORT for claim in self.dossier.claims]
        self.take("reply", "handler", conclusions=tuple(map(conclusion, outcomes)))

    def _sign(self) -> None:
        self.take("sign", "unit_head")

    def _serve(self) -> None:
        self.take("serve", "handler", way=ServiceWay.IN_PERSON, recipient="本人")

    def _ask_withdrawal(self) -> None:
        self.take("ask_withdrawal", self.petitioner, reason="暖气来了，不用办了。", is_voluntary=True)

    def _confirm_withdrawal(self) -> None:
        self.take("confirm_withdrawal", "clerk", called_on=local_day(self.at), was_pressed=False, note="他说暖气来了，自己愿意撤。")

    def _ask_reopen(self) -> None:
        terms = import_module("xinqiao.rules.terms")
        self.take("ask_reopen", self.petitioner, ground=terms.ReopenGround.FALSE_CLOSURE, reason="说修好了，今天还是冷的。")

    def _reopen(self) -> None:
        self.take("reopen", "head", reason="回访属实：三号楼仍然没有暖气。查清原因，修好再答复。")

    def _rate(self) -> None:
        self.take("rate", self.petitioner, office=RatingValue.SATISFIED, unit=RatingValue.FAIRLY, reason="来得慢，但是办好了。")

    def _report(self) -> None:
        self.take_referral("report", "handler", text="已恢复供暖，取暖费三月底前退到工资卡。")

    def _ask_more_time(self) -> None:
        self.take_referral("ask_more_time", "handler", until=local_day(self.at) + timedelta(days=120), reason="要等管网改造的验收。")

    def _accept_report(self) -> None:
        self.take_referral("accept_report", "clerk")

    def _close(self) -> None:
        self.take("close", "clerk", agreed_in_writing=True, note="同意书在案卷第 12 页。")
