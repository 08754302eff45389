"""For whom a substitute opened a petition."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column; what is there was opened by whoever stands in it."""

    dependencies = (("vault", "0004_names_are_found"),)

    operations = (migrations.AddField("pagereading", "for_id", models.IntegerField(null=True)),)
