import xinqiao.rules.terms
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('petitions', '0010_resolution'),
    ]

    operations = [
        migrations.AddField(
            model_name='runningclock',
            name='alerted',
            field=models.CharField(blank=True, choices=xinqiao.rules.terms.AlertGrade.choices, max_length=10),
        ),
    ]
