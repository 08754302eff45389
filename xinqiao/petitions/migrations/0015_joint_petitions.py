from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("petitions", "0014_more_time"),
    ]

    operations = [
        migrations.AddField(
            model_name="linkedrecord",
            name="code_digest",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="linkedrecord",
            name="identity_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="petition",
            name="heads",
            field=models.PositiveIntegerField(default=1),
        ),
    ]
