"""The forms of what cannot wait: reporting it, acknowledging it, saying that it is over (重大紧急)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions.matter import texts_of
from xinqiao.web.desk.step_form import StepForm, writing
from xinqiao.web.desk.whom_to_call import whom_to_call


class MarkUrgentForm(StepForm):
    """报告重大紧急."""

    step = "mark_urgent"
    template = "desk/steps/whom_to_call.html"
    explains = lazy("可能出人命、聚集、爆炸、停产的，马上报告（条例§25）：单位负责人和分管领导立刻收到，要在规定的小时内确认。先打电话，再写在这里。")
    reason = writing(lazy("发生了什么"), lazy("时间、地点、多少人、有什么危险。写事，不写人怎么样。"), rows=4)
    measures = writing(lazy("已经采取的措施"), required=False, rows=3)

    def shown(self) -> dict[str, Any]:
        return whom_to_call(self.opened)


class AcknowledgeUrgentForm(StepForm):
    """确认重大紧急件."""

    step = "acknowledge_urgent"
    template = "desk/steps/urgent.html"
    explains = lazy("您确认以后，信访办和承办单位马上看到您的部署。")
    measures = writing(lazy("怎么部署的"), lazy("做什么、谁去、什么时候到。"), rows=4)

    def shown(self) -> dict[str, Any]:
        return {"reported": texts_of(self.opened.petition, "mark_urgent")}


class UnmarkUrgentForm(StepForm):
    """解除重大紧急."""

    step = "unmark_urgent"
    explains = lazy("危险过去了，或者查明不属于重大紧急的，写明理由解除；办理期限不受影响。")
    reason = writing(lazy("为什么解除"), rows=3)


URGENT_FORMS: tuple[type[StepForm], ...] = (MarkUrgentForm, AcknowledgeUrgentForm, UnmarkUrgentForm)
