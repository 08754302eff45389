"""Several files in one field: checked, kept in the vault, and not lost when the form comes back for another reason."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext_lazy as lazy

from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.upload import Upload
from xinqiao.web.ui.speech import speech
from xinqiao.web.uploads import ACCEPT, keep_good

SALT = "desk.files"
HOURS = 12 * 3600


class Files(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(forms.FileField):
    """A list of uploaded files; what they are is checked by `keep`."""

    def __init__(self) -> None:
        widget = Files(attrs={"multiple": True, "accept": ACCEPT})
        super().__init__(
            label=lazy("照片、录音、文件"), required=False, widget=widget, help_text=lazy("可以一次选几个。")
        )

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [file for file in data or [] if file]


class WithFiles(forms.Form):
    """A form with files. `kept` carries, signed, those that were stored when the form came back with an error."""

    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    uploads = FilesField()

    def keep(self, directory: Snapshot, today: Any) -> None:
        """Check and store the files that came; a bad one is an error of the field, the good ones stay."""
        already = self.kept_uploads
        most, megabytes = directory.policy("uploads", today), directory.policy("upload_megabytes", today)
        came = self.files.getlist("uploads")
        good, wrong = keep_good([file for file in came if file], most=most, megabytes=megabytes, already=len(already))
        self._remember([*already, *good])
        for words in wrong:
            self.add_error("uploads", speech().say(words))

    @property
    def kept_uploads(self) -> list[Upload]:
        """The files stored so far; a value that was tampered with, or is older than a day, counts as none."""
        try:
            rows = signing.loads(self.data.get("kept") or "", salt=SALT, max_age=HOURS)
        except signing.BadSignature:
            return []
        return [Upload(**row) for row in json.loads(rows)]

    def _remember(self, uploads: list[Upload]) -> None:
        data = self.data.copy() if isinstance(self.data, QueryDict) else QueryDict(mutable=True)
        data["kept"] = signing.dumps(json.dumps([asdict(upload) for upload in uploads]), salt=SALT) if uploads else ""
        self.data = data
