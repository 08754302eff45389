"""When the petitioner asked to withdraw, while nobody has asked him yet whether he means it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("petitions", "0003_drafted_by"),
    ]

    operations = [
        migrations.AddField(
            model_name="petition",
            name="withdrawal_asked_on",
            field=models.DateField(null=True),
        ),
    ]
