"""A matter reported as major and urgent (重大紧急), and its lines that stand first."""

import xinqiao.rules.terms
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0003_artwork'),
        ('petitions', '0016_rests'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='obligation',
            name='is_urgent',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='petition',
            name='urgent_report',
            field=models.CharField(blank=True, choices=xinqiao.rules.terms.UrgentReport.choices, max_length=20),
        ),
        migrations.AddField(
            model_name='petition',
            name='urgent_until',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name='obligation',
            index=models.Index(condition=models.Q(('is_urgent', True)), fields=['unit_id', 'duty'], name='obligation_urgent'),
        ),
        migrations.AddIndex(
            model_name='petition',
            index=models.Index(condition=models.Q(('urgent_report', 'waiting')), fields=['urgent_until'], name='petition_urgent'),
        ),
    ]
