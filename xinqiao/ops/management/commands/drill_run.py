"""Part of `xinqiao drill`: looks at the restored store from inside. Prints one line of JSON."""

from __future__ import annotations

import json
import random
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from xinqiao.ops.drill import look


class Command(BaseCommand):
    help = "Part of `xinqiao drill`."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        expected = json.loads((settings.DATA / "counts.json").read_text("utf-8"))
        self.stdout.write(json.dumps(look(expected, random.Random())))
