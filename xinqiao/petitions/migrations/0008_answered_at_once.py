"""Whether a petition is answered on the spot, without having been accepted first."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("petitions", "0007_claims_diverted"),
    ]

    operations = [
        migrations.AddField(
            model_name="petition",
            name="is_at_once",
            field=models.BooleanField(default=False),
        ),
    ]
