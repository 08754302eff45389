from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("petitions", "0015_joint_petitions"),
    ]

    operations = [
        migrations.AddField(
            model_name="runningclock",
            name="paused_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="runningclock",
            name="pauses",
            field=models.JSONField(default=list),
        ),
    ]
