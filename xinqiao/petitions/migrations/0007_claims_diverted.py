"""A claim that was sent on another lawful path (条例§31(1)–(5)), while others may stay."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("petitions", "0006_claims_sorted"),
    ]

    operations = [
        migrations.AddField(
            model_name="claim",
            name="is_diverted",
            field=models.BooleanField(default=False),
        ),
    ]
