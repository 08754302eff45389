"""The forms of the report that an assigned matter owes: the unit writes it, the sender reads it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions.matter import texts_of
from xinqiao.web.desk.step_form import StepForm, day_field, writing


class ReportForm(StepForm):
    """报告办理结果."""

    step = "report"
    takes_long = True
    explains = lazy("这件是交办的：答复送达以后，向交办单位报告办了什么、落实到哪一步。会开出办结报告，反映人读不到。")
    text = writing(lazy("办理和落实情况"), lazy("各项结论会自动列在报告里；这里写做了什么、还要做什么、哪天做完。"))


class AskMoreTimeForm(StepForm):
    """申请推迟报告."""

    step = "ask_more_time"
    explains = lazy("报告日期以前可以申请；交办单位同意以后，日期才改。答复反映人的期限不变。")
    until = day_field(lazy("推迟到哪一天"))
    reason = writing(lazy("为什么要推迟"), lazy("交办单位会读到。"), rows=3)


class GrantTimeForm(StepForm):
    """同意推迟报告."""

    step, instead = "grant_time", "refuse_time"
    template = "desk/steps/more_time.html"
    explains = lazy("同意以后，报告日期改到这一天；答复反映人的期限不变。")
    until = day_field(lazy("推迟到哪一天"), lazy("已填上承办单位申请的那天，可以改早。"))
    note = writing(lazy("说明"), required=False, rows=3)

    def prepare(self) -> None:
        referral = self.opened.dossier.referral
        self.fields["until"].initial = referral.more_time_until if referral else None

    def shown(self) -> dict[str, Any]:
        return {"asked": texts_of(self.opened.petition, "ask_more_time").get("reason", "")}


class RefuseTimeForm(GrantTimeForm):
    """不同意推迟报告."""

    step, instead = "refuse_time", "grant_time"
    explains = lazy("报告日期不变；承办单位会读到您的理由。")
    until = note = None  # type: ignore[assignment]
    reason = writing(lazy("理由"), rows=3)

    def prepare(self) -> None:
        """Nothing stands in it."""


class ReadReportForm(StepForm):
    """What accepting the report and sending it back have in common: the report itself."""

    template = "desk/steps/report.html"

    def shown(self) -> dict[str, Any]:
        return {"report": texts_of(self.opened.petition, "report").get("text", "")}


class AcceptReportForm(ReadReportForm):
    """认可办结报告."""

    step, instead = "accept_report", "send_report_back"
    explains = lazy("认可以后，报告期限停止；申请复查的期限过了就可以办结归档。")
    note = writing(lazy("说明"), required=False, rows=3)


class SendReportBackForm(ReadReportForm):
    """退回办结报告."""

    step, instead = "send_report_back", "accept_report"
    explains = lazy("承办单位要重新报告；报告的日期不变。")
    reason = writing(lazy("报告缺什么"), lazy("承办单位会读到。"))


REPORTING_FORMS: tuple[type[StepForm], ...] = (
    ReportForm, AskMoreTimeForm, GrantTimeForm, RefuseTimeForm, AcceptReportForm, SendReportBackForm,
)  # fmt: skip
