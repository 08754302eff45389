"""What is filed as an accusation is read by few until triage."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('petitions', '0036_sender'),
    ]

    operations = [
        migrations.AddField(model_name='petition', name='is_kept_close', field=models.BooleanField(default=False)),
        migrations.AddIndex(
            model_name='petition',
            index=models.Index(condition=models.Q(('is_kept_close', True)), fields=['id'], name='petition_close'),
        ),
    ]
