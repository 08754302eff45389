"""Whether a matter was really solved, as the petitioner said at a call-back."""

from django.db import migrations, models

import xinqiao.rules.terms


class Migration(migrations.Migration):

    dependencies = [
        ("petitions", "0009_breaches"),
    ]

    operations = [
        migrations.AddField(
            model_name="petition",
            name="resolution",
            field=models.CharField(blank=True, choices=xinqiao.rules.terms.Resolution.choices, max_length=20),
        ),
        migrations.AddField(
            model_name="petition",
            name="resolution_on",
            field=models.DateField(db_index=True, null=True),
        ),
    ]
