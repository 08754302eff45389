"""`xinqiao docs`: write the generated documents, or check that they are fresh."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from xinqiao.ops.generate import glossary_md, procedures_md, retention_md

DOCUMENTS = {"procedures.md": procedures_md, "glossary.md": glossary_md, "retention.md": retention_md}


class Command(BaseCommand):
    """Write docs/procedures.md, docs/glossary.md and docs/retention.md from the tables of `rules`."""

    help = __doc__ or ""
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--check` writes nothing and fails if a document is stale; `--folder` is where they lie."""
        parser.add_argument("--check", action="store_true")
        parser.add_argument("--folder", type=Path, default=Path(settings.PACKAGE).parent / "docs")

    def handle(self, *args: Any, check: bool, folder: Path, **options: Any) -> None:
        """Write or check each document."""
        for name, generate in DOCUMENTS.items():
            file, text = folder / name, generate()
            if check and (not file.exists() or file.read_text(encoding="utf-8") != text):
                raise CommandError(f"{name} is stale: run `xinqiao docs`.")
            if not check:
                file.write_text(text, encoding="utf-8")
                self.stdout.write(name)
