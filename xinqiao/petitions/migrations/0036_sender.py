"""Who sends a matter to the superior body: while it is on its way, he alone reads it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('petitions', '0035_urgent_warned'),
    ]

    operations = [
        migrations.AddField(model_name='petition', name='sender_id', field=models.BigIntegerField(null=True)),
        migrations.AddIndex(
            model_name='petition',
            index=models.Index(condition=models.Q(('sender_id__isnull', False)), fields=['sender_id'], name='petition_sender'),
        ),
    ]
