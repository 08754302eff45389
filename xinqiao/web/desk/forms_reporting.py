"""The forms of the report that an assigned matter owes: the unit writes it, the sender reads it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions.matter import texts_of
from xinqiao.web.desk.step_form import StepForm, writing


class ReportForm(StepForm):
    """报告办理结果."""

    step = "report"
    explains = lazy("这件是交办的：答复送达以后，向交办单位报告办了什么、落实到哪一步。会开出办结报告，反映人读不到。")
    text = writing(lazy("办理和落实情况"), lazy("各项结论会自动列在报告里；这里写做了什么、还要做什么、哪天做完。"))


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


REPORTING_FORMS: tuple[type[StepForm], ...] = (ReportForm, AcceptReportForm, SendReportBackForm)
