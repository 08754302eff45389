"""The forms of the petition office: triage, where to, not ours, the unit's objection, closing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.snapshot import Snapshot, UnitFacts
from xinqiao.petitions import burden, matter
from xinqiao.petitions.models import Attachment
from xinqiao.rules.clocks import REPORT
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.routing import proposals
from xinqiao.rules.terms import DIVERTING_PATHS, Path, RefusalGround
from xinqiao.rules.text import Text
from xinqiao.web.desk.cause_field import cause_field, offer_causes
from xinqiao.web.desk.form_triage import TriageForm
from xinqiao.web.desk.in_hand import said
from xinqiao.web.desk.matters import OpenMatter
from xinqiao.web.desk.step_form import StepForm, choices, day_field, line, when_needed, writing
from xinqiao.web.ui.speech import speech


def files_field(*, required: bool = False) -> forms.TypedMultipleChoiceField:
    """Return the field in which each file that goes to the unit in charge is chosen; none is chosen by itself."""
    return forms.TypedMultipleChoiceField(
        label=lazy("随件转去的材料"), coerce=int, required=required, widget=forms.CheckboxSelectMultiple, empty_value=[],
        help_text=lazy("这些材料没有遮盖，里面可能有姓名、电话、证件号、住址。只勾办理一定要用的；不勾的不转，承办单位打不开。原件都留在这里，以后还可以补送。"),
    )  # fmt: skip


def fill_files(form: StepForm, every: Iterable[Attachment]) -> None:
    """Offer the files; where there are none, nothing is asked."""
    rows = [(file.pk, f"{file.name}（{filesizeformat(file.size)}）") for file in every]
    if not rows and not form.fields["attachments"].required:
        del form.fields["attachments"]
        return
    form.fields["attachments"].choices = rows  # type: ignore[attr-defined]


class ReferForm(StepForm):
    """Forwarding and assigning: a unit of the tree, what is asked of it, and which files go along."""

    unit_id = forms.TypedChoiceField(
        label=lazy("交给哪个单位"), coerce=int, help_text=lazy("按单位的上下级排列，后面是地址，和单位手上还没有办完的件数；归谁管由事情定，不由件数定。")
    )
    instruction = writing(
        lazy("对承办单位的要求"), lazy("写给承办单位看的：要查什么、哪里要注意。"), required=False, rows=3
    )

    attachments = files_field()
    template = "desk/steps/proposed.html"

    def shown(self) -> dict[str, Any]:
        return {"proposed": [{**row, "in_hand": said(self.in_hand.get(row["pk"]))} for row in proposed_units(self.opened)]}

    def prepare(self) -> None:
        directory, today = self.opened.directory, self.opened.today
        units = [unit for unit in directory.handling_units(today) if unit.pk != self.opened.petition.desk_unit_id]
        self.in_hand = burden.of_units(self.opened.actor, directory, [unit.pk for unit in units], today)
        rows = [(unit, _("%(unit)s · %(in_hand)s") % {"unit": label, "in_hand": said(self.in_hand.get(unit))}) for unit, label in indented_units(self.opened, units)]
        self.fields["unit_id"].choices = [("", _("请选一个")), *rows]  # type: ignore[attr-defined]
        fill_files(self, matter.attachments(self.opened.petition.pk))

    def entry(self) -> Any:
        self.cleaned_data["attachments"] = tuple(self.cleaned_data.get("attachments", ()))
        return super().entry()


class SendFilesForm(StepForm):
    """补送材料."""

    step = "send_files"
    explains = lazy("承办单位从此打得开您勾的材料；反映人在查询页读得到您转了材料。匿名、保密的，先看材料里有没有写他是谁。")
    attachments = files_field(required=True)

    def prepare(self) -> None:
        fill_files(self, (file for file in matter.attachments(self.opened.petition.pk) if not file.goes_along))

    def entry(self) -> Any:
        self.cleaned_data["attachments"] = tuple(self.cleaned_data["attachments"])
        return super().entry()


def proposed_units(opened: OpenMatter) -> list[dict[str, Any]]:
    """Return the units that the customer's rules propose, each with the reason: nothing is chosen by that."""
    petition, directory, s = opened.petition, opened.directory, speech()
    found = proposals(
        directory.routing_rules, category=petition.category, place=petition.place, text=f"{petition.title}\n{petition.text}",
        on=opened.today,
    )  # fmt: skip
    rows = []
    for proposal in found:
        unit, category = directory.units[proposal.rule.unit_id], proposal.rule.category
        if not (unit.exists_on(opened.today) and unit.handles_petitions) or unit.pk in {petition.desk_unit_id, *opened.dossier.kept_out(opened.today).units}:
            continue
        where = _("地点里有“%(word)s”") if proposal.is_place else _("内容里有“%(word)s”")
        why = (
            f"{category} {s.say(directory.category_name(category))}" if category else "", where % {"word": proposal.word} if proposal.word else "",
            proposal.rule.reason,
        )  # fmt: skip
        rows.append({"pk": unit.pk, "unit": s.say(unit), "why": "；".join(filter(None, why))})
    return rows


def indented_units(opened: OpenMatter, units: Iterable[UnitFacts]) -> list[tuple[int, str]]:
    """Return units as choices, set in by how deep they lie in the tree, with their places; none that is kept out of the matter."""
    shut = opened.dossier.kept_out(opened.today).units
    return every_unit(opened.directory, (unit for unit in units if unit.pk not in shut))


def every_unit(directory: Snapshot, units: Iterable[UnitFacts]) -> list[tuple[int, str]]:
    """Return units as choices in tree order, each below the one it belongs to, whether they are kept out or not: only for saying whom the petition complains about."""
    s, wanted = speech(), {unit.pk for unit in units}
    return [
        (unit.pk, "\u3000" * len(directory.ancestors(unit.pk)) + s.say(unit) + (f"（{unit.place}）" if unit.place else ""))
        for unit in directory.in_order() if unit.pk in wanted
    ]  # fmt: skip


class AssignForm(ReferForm):
    """交办."""

    step = "assign"
    explains = lazy("交给有权处理的单位，它要按期报告结果。会开出去向告知书，您要在期限内送达反映人。")
    report_on = day_field(lazy("哪天以前报告办理结果"), lazy("答复送达以后，承办单位向您报告；您认可了才能办结。"))

    def prepare(self) -> None:
        super().prepare()
        days = self.opened.directory.policy(REPORT.policy, self.opened.today)
        self.fields["report_on"].initial = self.opened.today + timedelta(days=days)


class ForwardForm(ReferForm):
    """转送."""

    step = "forward"
    explains = lazy("转给有权处理的单位，不要求它报告结果。会开出去向告知书，您要在期限内送达反映人。")


class DesignateForm(AssignForm):
    """指定承办单位."""

    step = "designate"
    explains = lazy("已经有两个单位退回或者被收回。您指定以后，承办单位不能再退回，要按期报告结果。会开出去向告知书，由信访办送达反映人。")
    instruction = None  # type: ignore[assignment]
    reason = writing(lazy("为什么归它办"), lazy("写明依据；承办单位会读到。"), rows=3)
    field_order = ("unit_id", "reason", "report_on")


class AskSupplementForm(StepForm):
    """通知补充材料."""

    step = "ask_supplement"
    explains = lazy("会开出补充材料通知书。告知的期限照常计算，不因为等材料而停。")
    question = writing(lazy("请他补充什么、为什么"), lazy("反映人会读到，写给他看。"))


class RefuseForm(StepForm):
    """不予受理."""

    step = "refuse"
    takes_long = True
    explains = lazy("会开出不予受理告知书，要写清理由和该找谁。")
    ground = forms.ChoiceField(label=lazy("依据哪一条"), widget=forms.RadioSelect)
    reason = writing(lazy("理由"), lazy("反映人会读到。说事实，说规定，不用套话。"))
    earlier = when_needed(line(lazy("原来那一件的编号或文号"), lazy("已复核终结的、正在办理的，写那一件的编号；系统以前办的，写意见书文号。")))
    where_to_go = writing(lazy("他可以找谁"), lazy("单位、地址、电话。"), rows=3)

    def prepare(self) -> None:
        self.fields["ground"].choices = choices(RefusalGround)  # type: ignore[attr-defined]

    def clean_ground(self) -> RefusalGround:
        """Return the term."""
        return RefusalGround(self.cleaned_data["ground"])


# What stands in the form of a labour dispute before anything is typed; the notice itself quotes the law in full.
ARBITRATION_LIMIT = Text(
    "知道或者应当知道权利被侵害之日起一年内（劳动争议调解仲裁法第二十七条）",
    "within one year of the day the infringement was or should have been known (labour arbitration law, Art. 27)",
)
MEDIATION = Text(
    "可以先由企业劳动争议调解委员会调解，我们帮您联系。", "The enterprise's mediation committee can help first; we will put you in touch."
)


class DivertForm(StepForm):
    """导入其他程序."""

    step = "divert"
    takes_long = True
    explains = lazy("会开出途径告知书：找哪个机关、时限多长、我们能帮什么。只有走这条途径的要求办结，其余的接着办。")
    path = forms.ChoiceField(label=lazy("哪一条途径"), widget=forms.RadioSelect, required=False)
    competent_body = writing(lazy("找哪个机关、在哪里"), rows=3)
    limit = writing(lazy("那条途径的时限"), lazy("从哪天算、多长。"), rows=2)
    help_offered = writing(lazy("我们能帮什么"), required=False, rows=3)

    def prepare(self) -> None:
        claims = self.opened.dossier.remaining
        of = {path: [n for n, claim in enumerate(claims, 1) if claim.path == path] for path in Path if path in DIVERTING_PATHS}
        others = {path: numbers for path, numbers in of.items() if numbers}
        s = speech()
        self.fields["path"].choices = [  # type: ignore[attr-defined]
            (path.value, _("%(path)s（要求 %(numbers)s）") % {"path": s.say(path), "numbers": "、".join(map(str, numbers))})
            for path, numbers in others.items()
        ]  # fmt: skip
        self.fields["path"].initial = next((path.value for path in others), None)
        if list(others) == [Path.ARBITRATION]:
            self.fields["limit"].initial = s.say(ARBITRATION_LIMIT)
            self.fields["help_offered"].initial = s.say(MEDIATION)

    def clean_path(self) -> Path | None:
        """Return the term; None where there is only one to choose."""
        return Path(self.cleaned_data["path"]) if self.cleaned_data["path"] else None


class TakeBackForm(StepForm):
    """同意退回."""

    step, instead = "take_back", "insist"
    explains = lazy("核实后认为承办单位说得对：这件回到待分办，由您重新确定单位。")
    note = writing(lazy("核实的情况"), required=False, rows=3)


class RecallForm(StepForm):
    """收回改派."""

    step = "recall"
    explains = lazy("选错了单位时用：这件回到待分办，由您重新确定单位。告诉过反映人的日期不变。")
    reason = writing(lazy("为什么改派"), lazy("写明归谁管、依据什么；会留在卷里。"), rows=3)


class InsistForm(StepForm):
    """不同意退回."""

    step, instead = "insist", "take_back"
    explains = lazy("核实后认为仍归它办：承办单位继续负责，期限不变。")
    reason = writing(lazy("为什么归它办"))


class CloseForm(StepForm):
    """办结归档."""

    step = "close"
    explains = lazy("文书都送达、申请复查的期限也过了，才能办结；没过的，要有本人书面同意。")
    agreed_in_writing = forms.BooleanField(label=lazy("本人书面表示同意处理结果，材料已存档"), required=False)
    note = writing(lazy("说明"), lazy("提前办结的，写明书面同意在哪里：案卷第几页，或者哪个附件。"), required=False, rows=3)
    cause = cause_field()
    cause_note = line(lazy("原因再说一句"), lazy("写事，不写人名；可以不写。只给工作人员看。"), most=SHORT_LIMIT)

    def prepare(self) -> None:
        """Offer the tree of causes of the day."""
        offer_causes(self, self.opened.today)


OFFICE_FORMS: tuple[type[StepForm], ...] = (
    TriageForm, AssignForm, ForwardForm, DesignateForm, AskSupplementForm, RefuseForm, DivertForm, TakeBackForm, RecallForm,
    InsistForm, CloseForm, SendFilesForm,
)  # fmt: skip
