"""The forms of what the customer's documents look like: the seal of a unit, Word templates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.change.seals import MOST_BYTES
from xinqiao.documents import word_templates
from xinqiao.web.admin.forms import DayField


class FromADay(forms.Form):
    """A file that counts from a day on, or that there is none from then on."""

    most_bytes = MOST_BYTES
    file = forms.FileField(required=False)
    ends = forms.BooleanField(required=False)
    effective_from = DayField(label=lazy("从哪天起用"), help_text=lazy("这一天以前发出的文书不变。"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        setattr(self.fields["file"], "is_conditional", True)  # noqa: B010 needed unless it ends: its label does not call it optional

    def clean(self) -> dict[str, Any]:
        """Either a file, or none any more."""
        given = super().clean() or {}
        if given.get("ends") and given.get("file"):
            self.add_error("ends", _("选了文件，就不要勾这一项。"))
        elif not given.get("ends") and not given.get("file") and "file" not in self.errors:
            self.add_error("file", _("请选一个文件。"))
        return given

    def content(self) -> bytes:
        """Return the bytes, one more than allowed at most: enough to see that it is too large. Empty if it ends."""
        file = self.cleaned_data["file"]
        if self.cleaned_data["ends"] or not file:
            return b""
        file.seek(0)
        read: bytes = file.read(self.most_bytes + 1)
        return read


class WordTemplateForm(FromADay):
    """A Word template of one kind of document."""

    most_bytes = word_templates.MOST_BYTES
    file = forms.FileField(
        label=lazy("Word 文件（.docx）"), required=False, help_text=lazy("最大 2 MB。先下载模板，在 Word 里改，占位符留着。"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )  # fmt: skip
    ends = forms.BooleanField(label=lazy("从这天起用系统自带的模板"), required=False)


class SealForm(FromADay):
    """The picture of a unit's seal."""

    file = forms.FileField(
        label=lazy("印章图片（PNG）"), required=False, help_text=lazy("每边 200 到 3000 个像素，最大 1 MB。印在落款和日期下面，宽 42 毫米。"),
        widget=forms.FileInput(attrs={"accept": "image/png,.png"}),
    )  # fmt: skip
    ends = forms.BooleanField(label=lazy("从这天起不印印章"), required=False)
