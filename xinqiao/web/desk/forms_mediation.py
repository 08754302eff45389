"""The forms of mediations: offered, agreed to for the unit, put into words item by item, confirmed, or not settled."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.documents.rendering import render_html
from xinqiao.petitions import merging, printing
from xinqiao.petitions.steps import record_signed_settlement, write_settlement
from xinqiao.rules.limits import CLAIM_LIMIT
from xinqiao.rules.terms import Path
from xinqiao.web.desk.files_field import WithFiles
from xinqiao.web.desk.forms_office import indented_units
from xinqiao.web.desk.step_form import StepForm, day_field, writing
from xinqiao.web.ui.speech import is_english

ITEMS = 5


class OfferMediationForm(StepForm):
    """提出调解."""

    step = "offer_mediation"
    explains = lazy("双方都自愿才能调解；办理期限照常计算。劳动争议从双方同意起 15 日，谈不成的，反映人可以去仲裁。")
    unit_id = forms.TypedChoiceField(
        label=lazy("由谁调解"), coerce=int, help_text=lazy("劳动争议调解委员会、工会、信访办都可以；双方自己商量的，选承办单位。")
    )  # fmt: skip
    matter = writing(lazy("调解什么"), lazy("写给反映人看：哪几项可以商量。"), rows=3)
    is_labour = forms.BooleanField(label=lazy("是劳动争议（工资、工时、合同、工伤待遇等）"), required=False)

    def prepare(self) -> None:
        opened = self.opened
        units = [unit for unit in opened.directory.units.values() if unit.exists_on(opened.today)]
        self.fields["unit_id"].choices = [("", _("请选一个")), *indented_units(opened, units)]  # type: ignore[attr-defined]
        self.fields["is_labour"].initial = Path.ARBITRATION in {claim.path for claim in opened.dossier.claims}


class ConsentForUnitForm(StepForm):
    """单位同意调解."""

    step, instead = "consent_for_unit", "fail_mediation"
    explains = lazy("您代表单位同意。反映人也同意以后开始调解；不同意的，选“调解不成”，写明原因。")


class WriteSettlementForm(StepForm):
    """拟协议: a group of fields for every item."""

    step, instead = "write_settlement", "fail_mediation"
    explains = lazy("双方商量好什么，一条一条写。反映人（在网上凭查询码，或者在纸上签字）和单位负责人都同意以后才算数：那时开出协议书，写了日期的登记成承诺。")

    def prepare(self) -> None:
        opened = self.opened
        units = [unit for unit in opened.directory.units.values() if unit.exists_on(opened.today)]
        for n in range(1, ITEMS + 1):
            self.fields[f"text_{n}"] = writing(_("商量好什么"), required=n == 1, rows=2, most=CLAIM_LIMIT)
            unit = forms.TypedChoiceField(label=_("哪个单位来做"), coerce=int, required=False, empty_value=None, choices=[("", "—"), *indented_units(opened, units)])
            self.fields[f"unit_{n}"] = unit
            due = day_field(_("哪天以前做到"), _("双方只是确认、不用做什么的，不写。"))
            due.required = False
            self.fields[f"due_{n}"] = due
        self._begin_with(opened.linked.content.get("items", []) if opened.linked else [])

    def _begin_with(self, items: list[list[Any]]) -> None:
        """Let a settlement that is written anew begin with its words."""
        for n in range(1, ITEMS + 1):
            text, unit_id, due_on = items[n - 1] if n <= len(items) else ("", self.opened.dossier.responsible_unit_id, "")
            for part, value in (("text", text), ("unit", unit_id), ("due", due_on)):
                self.fields[f"{part}_{n}"].initial = value

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the items, each under its number."""
        return [(_("第 %(n)s 条") % {"n": n}, [self[f"{part}_{n}"] for part in ("text", "unit", "due")]) for n in range(1, ITEMS + 1)]

    def entry(self) -> Any:
        """Return the items that were filled in."""
        given = self.cleaned_data
        return write_settlement.Entry(
            terms=tuple(
                write_settlement.Agreed(text=given[f"text_{n}"], unit_id=given[f"unit_{n}"], due_on=given[f"due_{n}"])
                for n in range(1, ITEMS + 1)
                if given[f"text_{n}"].strip()
            )
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A day without words, or words that are too long, are said at their own field."""
        given = super().clean() or {}
        for n in range(1, ITEMS + 1):
            text = str(given.get(f"text_{n}", "")).strip()
            if given.get(f"due_{n}") and not text and f"text_{n}" not in self.errors:
                self.add_error(f"text_{n}", _("写了日期，也要写做什么。"))
            if n == 1 and not text and "text_1" not in self.errors:
                self.add_error("text_1", _("请写这一项。"))
            if len(text) > CLAIM_LIMIT:
                self.add_error(f"text_{n}", _("最多 %(most)s 个字，现在有 %(count)s 个。请删一些。") % {"most": CLAIM_LIMIT, "count": len(text)})
            if (due := given.get(f"due_{n}")) and due < self.opened.today:
                self.add_error(f"due_{n}", _("做到的日子不能早于今天。"))
        return given


class _ReadSettlement(StepForm):
    """What is confirmed stands above the form, as it will look."""

    template = "desk/steps/settlement.html"

    def shown(self) -> dict[str, Any]:
        opened, language = self.opened, "en" if is_english() else "zh"
        if opened.linked is None:
            return {}
        content = printing.settlement(opened.linked, opened.dossier, opened.actor, opened.directory, opened.today, language)
        return {"draft": mark_safe(render_html(opened.on_screen(content), merging.for_staff(opened.petition, language), level=3))}  # noqa: S308 the renderer escapes every text


class ConfirmSettlementForUnitForm(_ReadSettlement):
    """单位同意协议."""

    step, instead = "confirm_settlement_for_unit", "write_settlement"
    explains = lazy("您代表单位同意。双方都同意以后开出协议书，写了日期的登记成承诺，到期要落实。要改的，选“拟协议”重写，双方再看。")


class RecordSignedSettlementForm(_ReadSettlement, WithFiles):
    """登记反映人签字的协议."""

    step = "record_signed_settlement"
    explains = lazy("反映人不上网的，把下面这一页打印出来请他看，愿意的请他本人签字，再把签了字的那一页拍照放进来。系统会告诉反映人登记了他的签字。")
    signed_on = day_field(lazy("哪天签的字"))
    field_order = ("version", "signed_on", "uploads")

    def prepare(self) -> None:
        self.fields["signed_on"].initial = self.opened.today

    def entry(self) -> Any:
        """Return the entry with the signed page."""
        return record_signed_settlement.Entry(signed_on=self.cleaned_data["signed_on"], uploads=tuple(self.kept_uploads))


class FailMediationForm(StepForm):
    """调解不成."""

    step, instead = "fail_mediation", "write_settlement"
    explains = lazy("照常办理，期限不变。原因写给反映人看：说哪里没有谈拢，不说谁不对。")
    reason = writing(lazy("为什么没有谈成"), lazy("他会读到。"), rows=3)


MEDIATION_FORMS: tuple[type[StepForm], ...] = (
    OfferMediationForm, ConsentForUnitForm, WriteSettlementForm, ConfirmSettlementForUnitForm, RecordSignedSettlementForm, FailMediationForm,
)  # fmt: skip
