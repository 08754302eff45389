"""Why a file has no clean copy."""

from __future__ import annotations

from xinqiao.rules.terms_files import FileFault


class UncleanError(Exception):
    """A file that cannot be made clean; `fault` says why."""

    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault.value)
        self.fault = fault
