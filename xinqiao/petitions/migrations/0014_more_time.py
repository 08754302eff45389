from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("petitions", "0013_linked_records"),
    ]

    operations = [
        migrations.AddField(
            model_name="referral",
            name="more_time_until",
            field=models.DateField(null=True),
        ),
    ]
