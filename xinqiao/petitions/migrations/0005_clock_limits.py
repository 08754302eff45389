from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('petitions', '0004_withdrawal'),
    ]

    operations = [
        migrations.AddField(
            model_name='runningclock',
            name='limit_days',
            field=models.PositiveSmallIntegerField(null=True),
        ),
    ]
