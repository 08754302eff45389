"""The forms of the knowledge base: a policy text, its next version, its last day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.change import PolicyTextEntry
from xinqiao.rules.policy_text import TEXT_LIMIT
from xinqiao.rules.text import say
from xinqiao.vault.cleaning.apart import clean_apart
from xinqiao.vault.cleaning.unclean import UncleanError
from xinqiao.vault.kinds import OFFICE, file_name, media_type, with_ending
from xinqiao.web.admin.forms import DayField
from xinqiao.web.admin.page import language

FILE_LIMIT = 10 * 1024 * 1024
TAKEN = ("application/pdf", f"{OFFICE}wordprocessingml.document", "application/ofd")


class VersionForm(forms.Form):
    """A version of a policy text."""

    title = forms.CharField(label=lazy("名称"), max_length=120, help_text=lazy("不写书名号。指引和答复里写《名称》，就能连到这里。"))
    title_en = forms.CharField(label=lazy("英文名"), max_length=160, required=False)
    number = forms.CharField(label=lazy("文号"), max_length=60, required=False)
    issued_by = forms.CharField(label=lazy("发布单位"), max_length=80)
    effective_from = DayField(label=lazy("从哪天起生效"), help_text=lazy("可以是过去的一天：照文件上写的填。哪天录入的另外记着。"))
    effective_until = DayField(label=lazy("到哪天为止"), required=False, help_text=lazy("文件上写了有效期的才填。以后有新版，这一版自动到前一天为止。"))
    why = forms.CharField(label=lazy("这一版改了什么"), max_length=200, required=False)
    text = forms.CharField(
        label=lazy("全文"), widget=forms.Textarea(attrs={"rows": 18, "data-max": TEXT_LIMIT}), help_text=lazy("照原文贴。每条另起一行，以“第几条”开头，就能一条一条地连。存了以后不能改，错了就加一版。")
    )
    file = forms.FileField(label=lazy("原件"), required=False, help_text=lazy("PDF、OFD 或 Word（.docx），最大 10 MB，可以不放。存的是去掉作者等信息的副本。"))

    def clean_file(self) -> tuple[bytes, str, str]:
        """Return the cleaned copy, its name and media type; empty if there is none."""
        file = self.cleaned_data.get("file")
        if not file:
            return b"", "", ""
        content: bytes = file.read(FILE_LIMIT + 1)
        if len(content) > FILE_LIMIT:
            raise forms.ValidationError(_("文件太大了，最大 10 MB。写好的都在，请换一个文件，或者先不放。"))
        name = file_name(file.name or "")
        kind = media_type(content[:8192], content, name.rpartition(".")[2].lower())
        if kind not in TAKEN:
            raise forms.ValidationError(_("只收 PDF、OFD 和 Word（.docx）。写好的都在，请换一个文件，或者先不放。"))
        try:
            copy, now = clean_apart(content, kind)
        except UncleanError as unclean:
            raise forms.ValidationError(_("这个文件打不开：%(why)s。请另存一份再传，或者先不放。") % {"why": say(unclean.fault, language())}) from unclean
        return copy, with_ending(name, now), now

    def entry(self) -> PolicyTextEntry:
        """Return what was typed."""
        values: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if name not in ("file", "is_public")}
        content, name, kind = self.cleaned_data["file"]
        return PolicyTextEntry(**values, file=content, file_name=name, file_kind=kind)


class NewTextForm(VersionForm):
    """A text that is not in the knowledge base yet."""

    is_public = forms.BooleanField(label=lazy("门户上公开，谁都看得到"), required=False)


class PublicForm(forms.Form):
    """Whether everybody reads it."""

    is_public = forms.BooleanField(label=lazy("门户上公开，谁都看得到"), required=False)
