"""The index of urgent reports holds each that still waits, for it is warned of more than once."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('petitions', '0034_watched_over'),
    ]

    operations = [
        migrations.RemoveIndex(model_name='petition', name='petition_urgent'),
        migrations.AddIndex(
            model_name='petition',
            index=models.Index(condition=models.Q(('urgent_until__isnull', False)), fields=['urgent_until'], name='petition_urgent'),
        ),
    ]
