"""On which days a petition was opened with its query code."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One table; what was opened before was not noted."""

    dependencies = (("vault", "0006_sender_on_the_envelope"),)

    operations = (
        migrations.CreateModel(
            name="CodeOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(max_length=64)),
                ("day", models.DateField()),
                ("times", models.PositiveIntegerField(default=1)),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("subject", "day"), name="one_opening_a_day")]},
        ),
    )
