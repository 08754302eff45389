"""The forms of publishing an answer: the copy, the second person's word, taking it down."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as lazy

from xinqiao.petitions import publishing
from xinqiao.rules.limits import SHORT_LIMIT, TITLE_LIMIT
from xinqiao.web.desk.step_form import StepForm, day_field, line, writing


class ProposePublicationForm(StepForm):
    """拟公开答复."""

    step = "propose_publication"
    explains = lazy(
        "本人同意的，可以把答复登在网上给大家看。姓名、电话、证件号和住址已经遮住，请从头到尾再读一遍：别的能认出人的（工号、职务、亲属、别人的名字）也要改掉。由另一位批准才登出；原件不动。"
    )
    title = line(lazy("标题"), required=True, most=TITLE_LIMIT)
    question = writing(lazy("反映的是什么"), rows=4)
    answer = writing(lazy("怎么答复的"), rows=12)
    agreed_on = day_field(lazy("本人哪天同意的"))
    consent = line(lazy("怎么同意的"), lazy("例如：本人当面签了同意书，案卷第 5 页。没有本人同意，不能公开。"), required=True, most=SHORT_LIMIT)

    def prepare(self) -> None:
        for name, text in publishing.first_copy(self.opened.dossier).items():
            self.fields[name].initial = text


class PublishForm(StepForm):
    """批准公开."""

    step, instead = "publish", "decline_publication"
    explains = lazy("请从头到尾读一遍：登出以后谁都能看。还有能认出人的，选“不公开”，写明要改哪里。会告诉反映人；他随时可以撤下。")
    template = "desk/steps/publication.html"

    def shown(self) -> dict[str, Any]:
        linked = self.opened.linked
        return {"copy": linked.content if linked is not None else {}}


class DeclinePublicationForm(StepForm):
    """不公开."""

    step, instead = "decline_publication", "publish"
    explains = lazy("公开稿不用了，可以改好再拟一份。")
    reason = writing(lazy("为什么，要改哪里"), rows=3)


class TakeDownForm(StepForm):
    """撤下公开的答复."""

    step = "take_down"
    explains = lazy("马上从网上撤下，记录留着。会告诉反映人。")
    reason = writing(lazy("为什么撤下"), rows=3)


PUBLICATION_FORMS: tuple[type[StepForm], ...] = (ProposePublicationForm, PublishForm, DeclinePublicationForm, TakeDownForm)
