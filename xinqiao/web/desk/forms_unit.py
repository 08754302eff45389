"""The forms of the handling unit and its head: taking on, answering item by item, more time, signing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory import reply_templates
from xinqiao.directory.models import ReplyTemplate
from xinqiao.documents.rendering import render_html
from xinqiao.petitions import merging, printing
from xinqiao.petitions.matter import texts_of
from xinqiao.petitions.perform import step_module
from xinqiao.petitions.steps import decline, reply
from xinqiao.rules.limits import WRITING_LIMIT
from xinqiao.rules.terms import GRIEVANCE_OUTCOMES, PROPOSAL_OUTCOMES, Outcome, Path, RecordKind
from xinqiao.rules.terms_handling import CoHandlingStatus, ContactWay, Heard
from xinqiao.web.desk import answer_hints
from xinqiao.web.desk.files_field import WithFiles
from xinqiao.web.desk.step_form import StepForm, choices, day_field, line, writing
from xinqiao.web.ui.speech import is_english, speech


class TakeOverForm(StepForm):
    """签收."""

    step = "take_over"
    explains = lazy("确认本单位收到了这件。期限不因签收与否而变。")


class FirstContactForm(StepForm):
    """首次联系."""

    step = "first_contact"
    explains = lazy("接到以后先和反映人联系：问清要求，说明怎么办、找谁、什么时候答复。反映人会读到联系过了，读不到您的记录。")
    way = forms.ChoiceField(label=lazy("怎么联系的"), widget=forms.RadioSelect)
    contacted_on = day_field(lazy("哪天联系的"))
    text = writing(lazy("说了什么"), lazy("他的要求、您说明的办法、约好的事。"))

    def prepare(self) -> None:
        self.fields["way"].choices = choices(ContactWay)  # type: ignore[attr-defined]
        self.fields["contacted_on"].initial = self.opened.today

    def clean_way(self) -> ContactWay:
        """Return the term."""
        return ContactWay(self.cleaned_data["way"])


class DeclineForm(WithFiles, StepForm):
    """提出异议退回."""

    step = "decline"
    explains = lazy("5 个工作日内、写明详细理由，才可以提异议。核实以前仍由本单位负责。")
    reason = writing(lazy("为什么不归本单位办"), lazy("写明依据的规定或者事实，至少十个字；证明材料放在下面。"))
    field_order = ("reason", "uploads")

    def entry(self) -> Any:
        return decline.Entry(reason=self.cleaned_data["reason"], uploads=tuple(self.kept_uploads))


class AcceptForm(StepForm):
    """受理."""

    step = "accept"
    explains = lazy("受理之日起 60 日内办结（建议意见按内部期限）。会开出受理告知书，要送达反映人。")
    contact = line(lazy("反映人可以打给谁"), lazy("写岗位和办公电话，不写手机。不填就用本单位的电话。"))


class AskExtensionForm(StepForm):
    """申请延期."""

    step = "ask_extension"
    explains = lazy("情况复杂、到期前可以申请；由单位负责人批准，合计不超过 30 日（条例§34）。")
    days = forms.IntegerField(label=lazy("延长几日"), min_value=1, max_value=30)
    reason = writing(lazy("理由"), lazy("批准后会写进告知书，反映人会读到。"))


class ExtendForm(StepForm):
    """批准延期."""

    step, instead = "extend", "deny_extension"
    explains = lazy("批准后期限顺延，会开出延期办理告知书。")
    days = forms.IntegerField(label=lazy("批准几日"), min_value=1, max_value=30)
    reason = writing(lazy("写进告知书的理由"), lazy("申请人的理由已经填好，可以改。"))

    def prepare(self) -> None:
        self.fields["days"].initial = self.opened.petition.extension_asked_days or None
        asked = texts_of(self.opened.petition, "ask_extension")
        self.fields["reason"].initial = asked.get("reason", "")


class DenyExtensionForm(StepForm):
    """不批准延期."""

    step, instead = "deny_extension", "extend"
    explains = lazy("期限不变，承办人会看到您的理由。")
    reason = writing(lazy("理由，和应该怎么办"))


class ReplyForm(StepForm):
    """拟处理意见: one group of fields for every claim."""

    step = "reply"
    takes_long = True
    explains = lazy("逐条写：查明了什么、依据什么、结论、怎么办。写完由单位负责人签发，签发前都可以改。答应做的事，签发前登记承诺：答复里会写上由谁落实、哪天前做到。")
    gives_hints = True
    PARTS = ("outcome", "facts", "basis", "opinion")
    TEXTS = ("facts", "basis", "opinion")

    def prepare(self) -> None:
        self.templates = {str(row.pk): row for row in self._offered()}
        proposed, asked = choices(PROPOSAL_OUTCOMES, plain=True), choices(GRIEVANCE_OUTCOMES, plain=True)
        for n, claim in enumerate(self.opened.dossier.remaining, 1):
            outcomes = proposed if claim.path == Path.STUDY.value else asked
            fields = {
                "facts": writing(_("查明的事实"), rows=4, most=2 * WRITING_LIMIT),
                "basis": writing(_("依据"), _("法律、政策、规章制度的名称和条款。"), rows=3, most=2 * WRITING_LIMIT),
                "outcome": forms.ChoiceField(label=_("结论"), choices=outcomes, widget=forms.RadioSelect),
                "opinion": writing(_("答复意见"), _("做什么、谁做、哪天前做完；不能支持的，说清为什么。"), rows=4, most=2 * WRITING_LIMIT),
            }  # fmt: skip
            for part, field in fields.items():
                field.initial = getattr(claim, part)
                self.fields[f"{part}_{n}"] = field
            if self.templates:
                fitting = ((key, row.name) for key, row in self.templates.items() if reply_templates.fits(row, claim.category))
                names = [("", "—"), *fitting]
                self.fields[f"template_{n}"] = forms.ChoiceField(
                    label=_("用范本"), choices=names, required=False, help_text=_("选好以后按下面的“填入范本”：只填空着的栏，填了还可以改。")
                )  # fmt: skip

    def _offered(self) -> list[ReplyTemplate]:
        categories = {claim.category for claim in self.opened.dossier.remaining}
        return reply_templates.offered(*categories, today=self.opened.today)

    def fills(self) -> bool:
        """Put the chosen templates into the texts that are still empty; whoever only asks for the hints changes nothing."""
        if "fill" not in self.data:
            if "hint" in self.data:
                self.errors.clear()
            return "hint" in self.data
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        for n, _claim in enumerate(self.opened.dossier.remaining, 1):
            chosen = self.templates.get(str(data.get(f"template_{n}", "")))
            for part in self.TEXTS if chosen else ():
                if not str(data.get(f"{part}_{n}", "")).strip():
                    data[f"{part}_{n}"] = getattr(chosen, part)
        self.data = data
        self.errors.clear()  # nothing was handed in, so nothing is wrong
        return True

    @property
    def hinted(self) -> Sequence[dict[str, Any]]:
        """The hints on what is written so far; none before anything is."""
        claims = self.opened.dossier.remaining
        return answer_hints.of_typed(claims, self.data) if self.is_bound else answer_hints.of_draft(claims, links=True)

    def clean(self) -> dict[str, Any]:
        """Say at its field what is missing or too long: with ten claims a sentence at the top is a riddle."""
        given = super().clean() or {}
        most = 2 * WRITING_LIMIT
        texts = [(name, text) for name, text in given.items() if name.startswith(("facts_", "basis_", "opinion_"))]
        for name, text in texts:
            if not text.strip():
                self.add_error(name, _("请写这一项。"))
            elif len(text) > most:
                said = _("最多 %(most)s 个字，现在有 %(count)s 个。请删一些。")
                self.add_error(name, said % {"most": most, "count": len(text)})
        return given

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        claims = self.opened.dossier.remaining
        parts = (*(["template"] if self.templates else []), "facts", "basis", "outcome", "opinion")
        return [
            (f"{n}. {self.opened.clean(claim.text)}", [self[f"{part}_{n}"] for part in parts])
            for n, claim in enumerate(claims, 1)
        ]

    def entry(self) -> Any:
        values = self.cleaned_data
        conclusions = tuple(
            reply.Conclusion(
                outcome=Outcome(values[f"outcome_{n}"]), facts=values[f"facts_{n}"], basis=values[f"basis_{n}"],
                opinion=values[f"opinion_{n}"],
            )
            for n, _claim in enumerate(self.opened.dossier.remaining, 1)
        )  # fmt: skip
        return step_module(self.step).Entry(conclusions=conclusions)


class AnswerAtOnceForm(ReplyForm):
    """当场答复: the same groups of fields."""

    step = "answer_at_once"
    explains = lazy(
        "能当场答复清楚的，不必先受理：逐条写，由另一位有签发权的人签字，打印出来当面交给本人。要调查的，请先交办或受理。"
    )


class SignForm(StepForm):
    """签发: the reader sees the whole decision as it will look."""

    step, instead = "sign", "return_draft"
    explains = lazy("请从头到尾读一遍。签发后编号、定稿，不能再改；会通知反映人。要改的，选“退回重写”。")
    template = "desk/steps/draft.html"

    @property
    def hinted(self) -> Sequence[dict[str, Any]]:
        """The hints on the draft: whoever signs sees what its writer saw."""
        return answer_hints.of_draft(self.opened.dossier.remaining, links=False)

    def shown(self) -> dict[str, Any]:
        opened = self.opened
        if not all(claim.outcome for claim in opened.dossier.remaining):
            return {}  # there is no whole draft to show; the step itself says so
        language = "en" if is_english() else "zh"
        contents = printing.drafts(opened.dossier, opened.actor, opened.directory, opened.today, language)
        merged = merging.for_staff(opened.petition, language)
        letters = "".join(render_html(opened.on_screen(content), merged, level=3) for content in contents)
        return {"draft": mark_safe(letters), "opinions": self._opinions(), "material": self._material()}  # noqa: S308 the renderer escapes every text

    def _material(self) -> list[dict[str, str]]:
        """Return what was found out: interviews, evidence, the report, in their order."""
        s = speech()
        rows = self.opened.dossier.records_of(RecordKind.INQUIRY)
        return [
            {"label": s.say(row.standing), "value": self.opened.clean(row.content.get("found") or row.content.get("what") or s.say(Heard(row.content["who"])))}
            for row in rows
        ]  # fmt: skip

    def _opinions(self) -> list[dict[str, str]]:
        """Return what the units that help said, and which of them have not answered yet."""
        s = speech()
        return [
            {"label": s.say(self.opened.directory.unit(row.unit_id)), "value": self.opened.clean(row.content.get("opinion") or s.say(row.standing))}
            for row in self.opened.dossier.records_of(RecordKind.CO_HANDLING)
            if row.standing is not CoHandlingStatus.RELEASED
        ]


class ReturnDraftForm(StepForm):
    """退回重写."""

    step, instead = "return_draft", "sign"
    explains = lazy("回到承办人手里重写，期限不变。")
    reason = writing(lazy("要改什么"))


class TellReporterForm(StepForm):
    """告知受理检举."""

    step = "tell_reporter"
    explains = lazy("15 个工作日内告诉检举人是否受理。他在查询页读到这段话；不会提到内容。")
    text = writing(lazy("告诉他什么"))


UNIT_FORMS: tuple[type[StepForm], ...] = (
    TakeOverForm, FirstContactForm, DeclineForm, AcceptForm, AnswerAtOnceForm, AskExtensionForm, ExtendForm, DenyExtensionForm, ReplyForm, SignForm,
    ReturnDraftForm, TellReporterForm,
)  # fmt: skip
