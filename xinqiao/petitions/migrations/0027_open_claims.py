"""An index of the claims without a conclusion: the list of answers that leave one out reads these alone."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("petitions", "0026_receipts_and_bound_drafts")]

    operations = [
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["petition"], condition=models.Q(outcome="", is_dropped=False, is_diverted=False), name="claim_open"),
        ),
    ]
