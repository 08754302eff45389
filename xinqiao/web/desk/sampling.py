"""Draw a batch of finished petitions for a check of quality."""

from __future__ import annotations

from datetime import timedelta
from secrets import token_hex
from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from xinqiao.petitions import sampling
from xinqiao.petitions.sampling import MOST, MOST_DAYS
from xinqiao.rules.terms import RecordKind
from xinqiao.web.desk.step_form import day_field
from xinqiao.web.frame import LEADING, page
from xinqiao.web.staff import StaffRequest, staff_only

SALT = "sampling"


class SamplingForm(forms.Form):
    """The period and how many. The seed comes with the form, signed: nobody chooses what is drawn."""

    since = day_field(lazy("答复期限从哪天"))
    until = day_field(lazy("到哪天"))
    count = forms.IntegerField(label=lazy("抽几件"), min_value=1, max_value=MOST)
    seed = forms.CharField(widget=forms.HiddenInput)

    def clean_seed(self) -> str:
        """Return the seed, if it is one of ours."""
        try:
            return str(signing.loads(self.cleaned_data["seed"], salt=SALT))
        except signing.BadSignature:
            raise forms.ValidationError(_("这一页放得太久了，请重新打开再抽。")) from None

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins, or is too long."""
        given = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and not 0 <= (until - since).days <= MOST_DAYS:
            self.add_error("until", _("后一天要在前一天以后，最多相隔 %(days)s 天。") % {"days": MOST_DAYS})
        return given


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only(*LEADING)
def sample(request: StaffRequest) -> HttpResponse:
    """Show the form, or draw and lead to the register of samples."""
    today = timezone.localdate()
    begin = {"since": today - timedelta(days=30), "until": today, "count": 5, "seed": signing.dumps(token_hex(8), salt=SALT)}
    form = SamplingForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        taken = sampling.take(sampling.Draw(**form.cleaned_data), request.staff, request.directory, timezone.now())
        said = ngettext("抽到 %(n)s 件，请逐件检查。", "抽到 %(n)s 件，请逐件检查。", taken) % {"n": taken} if taken else _("这段时间里没有可以抽的件，或者已经抽过了。")
        (messages.success if taken else messages.info)(request, said)
        return HttpResponseRedirect(reverse("desk:register_of", args=[RecordKind.SAMPLE.value]))
    return page(request, "desk/sampling.html", {"form": form}, current="desk:oversight")
