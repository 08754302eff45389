"""The forms that office and unit share: serving documents, more material, remarks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions import merging
from xinqiao.petitions.steps import remark, serve, supplement
from xinqiao.rules.terms import DocumentKind, ServiceResult, ServiceWay
from xinqiao.web.desk import recipients
from xinqiao.web.desk.files_field import WithFiles
from xinqiao.web.desk.places import capital
from xinqiao.web.desk.step_form import StepForm, choices, day_field, line, when_needed, writing
from xinqiao.web.ui.speech import speech

RECIPIENTS = (
    ("本人", lazy("本人")), ("同住的成年家属", lazy("同住的成年家属")), ("本人委托的人", lazy("本人委托的人")),
    ("所在单位收发部门", lazy("所在单位收发部门")), ("联名推选的代表", lazy("联名推选的代表")),
)  # fmt: skip
BY_STAFF = [way for way in ServiceWay if way is not ServiceWay.ELECTRONIC]  # online the petitioner signs himself


class ServeForm(StepForm):
    """送达."""

    step = "serve"
    template = "desk/steps/serving.html"
    explains = lazy("写清怎么送的、哪天、谁收的：复查的期限从收到的那天算起。会自动开出送达回证。")
    numbers = forms.MultipleChoiceField(label=lazy("送了哪几份"), widget=forms.CheckboxSelectMultiple)
    way = forms.ChoiceField(label=lazy("怎么送的"), widget=forms.RadioSelect)
    result = forms.ChoiceField(label=lazy("结果"), widget=forms.RadioSelect)
    served_on = day_field(lazy("哪一天"))
    recipient = when_needed(
        forms.ChoiceField(label=lazy("谁收的（与本人的关系，不写姓名）"), choices=[("", "—"), *RECIPIENTS], required=False)
    )
    witness = when_needed(line(lazy("见证人（拒收时必填）"), lazy("写岗位和姓名。"), most=60))
    reason = when_needed(writing(
        lazy("为什么无法告知"), lazy("只有姓名或住址不清的才可以不告知（条例§23(2)），写清查找过什么。"), required=False, rows=2
    ))  # fmt: skip
    tracking_number = line(lazy("邮件号"), most=60)

    def prepare(self) -> None:
        s = speech()
        waiting = [
            (row.number, f"{s.say(DocumentKind(row.kind))} {row.number}") for row in self.opened.dossier.unserved
        ]
        proven_later = _("%(paper)s（已经不用送；以前送到或者寄出的，可以补记）")
        overtaken = [
            (row.number, proven_later % {"paper": f"{s.say(DocumentKind(row.kind))} {row.number}"}) for row in self.opened.dossier.overtaken
        ]
        self.fields["numbers"].choices = waiting + overtaken  # type: ignore[attr-defined]
        self.fields["numbers"].initial = [number for number, _label in waiting]
        self.fields["way"].choices = choices(BY_STAFF)  # type: ignore[attr-defined]
        if any(row.kind == DocumentKind.SPOT_REPLY for row in self.opened.dossier.unserved):
            self.fields["way"].initial = ServiceWay.IN_PERSON.value  # the petitioner is here
        self.fields["result"].choices = choices(ServiceResult)  # type: ignore[attr-defined]
        self.fields["result"].initial = ServiceResult.SIGNED.value
        self.fields["served_on"].initial = timezone.localdate()
        self.fields["recipient"].initial = RECIPIENTS[0][0]

    def shown(self) -> dict[str, Any]:
        """Every paper that waits, as it will be handed over but for the name, and to whom."""
        opened, s = self.opened, speech(self.opened.today)
        language = "en" if s.english else "zh"
        waiting = opened.dossier.unserved
        papers = [
            {
                "title": capital(s.say(DocumentKind(row.kind))), "number": row.number, "url": reverse("desk:document", args=[row.number]),
                "letter": mark_safe(merging.as_html(row, merge, language, level=4, clean=opened.on_paper)),  # noqa: S308 the renderer escapes every text
            }
            for row, merge in zip(waiting, merging.each_for_staff(opened.petition, language, waiting), strict=True)
        ]  # fmt: skip
        kinds = [DocumentKind(row.kind) for row in waiting]
        return {"draft": papers, "overtaken": opened.dossier.overtaken, "addressee": recipients.FACT.fill(recipients.to_petitioner(kinds, opened, s))}

    def clean(self) -> dict[str, Any]:
        """What was signed for was taken by somebody; what came back by nobody, whatever stood in the form first."""
        given = super().clean() or {}
        if given.get("result") in (ServiceResult.RETURNED.value, ServiceResult.EXEMPT.value):
            given["recipient"] = ""
        elif given.get("result") == ServiceResult.SIGNED.value and not given.get("recipient", "-"):
            self.add_error("recipient", _("请选是谁收的。没有人收，结果就选“退回、未送到”。"))
        return given

    def entry(self) -> Any:
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        known: dict[str, Any] = {"way": ServiceWay(values.pop("way")), "result": ServiceResult(values.pop("result"))}
        return serve.Entry(**known, numbers=tuple(values.pop("numbers")), **values)


class SupplementForm(WithFiles, StepForm):
    """补充材料, taken in by staff."""

    step = "supplement"
    explains = lazy("反映人当面、来信或电话补充的，照原话写下来，材料拍照放进来。")
    text = writing(lazy("补充的内容"), required=False)
    field_order = ("text", "uploads")

    def entry(self) -> Any:
        return supplement.Entry(text=self.cleaned_data["text"], uploads=tuple(self.kept_uploads))


class RemarkForm(WithFiles, StepForm):
    """留言 to the petitioner."""

    step = "remark"
    explains = lazy("写给反映人：他在查询页读到。留言不代替书面告知，也不停任何期限。")
    text = writing(lazy("写给反映人的话"))
    field_order = ("text", "uploads")

    def entry(self) -> Any:
        return remark.Entry(text=self.cleaned_data["text"], uploads=tuple(self.kept_uploads))


BOTH_FORMS: tuple[type[StepForm], ...] = (ServeForm, SupplementForm, RemarkForm)
