"""Take in what browsers upload: nothing of it lies readable on a disk under a name, and no request fills the disk."""

from __future__ import annotations

import tempfile
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

IN_MEMORY = 1024 * 1024
MOST_OF_ONE = 100 * 1024 * 1024  # as the policy `upload_megabytes` allows at most
MOST_OF_ALL = 400 * 1024 * 1024  # of all files of one request


class BoundedUploads(FileUploadHandler):
    """Keep small files in memory and large ones in files without a name, which are gone with the process whatever happens.

    What is beyond the bounds is counted and not kept: the file arrives with its true size and is refused by that, with a
    sentence, and what else was typed and chosen is not lost.
    """

    def handle_raw_input(self, *arguments: Any, **more: Any) -> None:
        """Begin a request: nothing is kept yet."""
        self.left = MOST_OF_ALL

    def new_file(self, *arguments: Any, **more: Any) -> None:
        """Begin a file."""
        super().new_file(*arguments, **more)
        self.kept = 0
        self.file: Any = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 closed by Django at the end of the request

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a part of the file while it is within the bounds."""
        if self.kept + len(raw_data) <= MOST_OF_ONE and len(raw_data) <= self.left:
            self.file.write(raw_data)
            self.kept += len(raw_data)
            self.left -= len(raw_data)
        else:
            self.left = 0 if self.kept + len(raw_data) <= MOST_OF_ONE else self.left
            self.kept = MOST_OF_ONE + 1  # no later part may be kept: the file would have a hole

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """Return the file; one of which not everything was kept is larger than any policy allows."""
        self.file.seek(0)
        is_whole = self.kept == file_size
        return UploadedFile(
            file=self.file, name=self.file_name, content_type=self.content_type, charset=self.charset,
            size=file_size if is_whole else max(file_size, MOST_OF_ONE + 1), content_type_extra=self.content_type_extra,
        )  # fmt: skip
