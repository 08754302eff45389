"""The console command `xinqiao`."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

from xinqiao.ops import verify_receipt
from xinqiao.ops.serve import serve, serve_protected


def main() -> None:
    """Run one of the commands in `xinqiao.ops`, or one of Django's."""
    if sys.argv[1:2] == ["verify-receipt"]:  # before the settings: whoever checks a receipt has no data folder of ours
        sys.exit(verify_receipt.main(sys.argv[2:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xinqiao.settings")
    if sys.argv[1:2] == ["serve"]:
        sys.exit(serve(sys.argv[2:]))
    if sys.argv[1:2] == ["protected"]:
        sys.exit(serve_protected(sys.argv[2:]))
    execute_from_command_line(["xinqiao", *sys.argv[1:]])


if __name__ == "__main__":
    main()
