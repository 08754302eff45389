"""A new query code is given to every petition that the old one opened: they are found by its digest."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('petitions', '0037_kept_close'),
    ]

    operations = [
        migrations.AddIndex(model_name='petition', index=models.Index(fields=['code_digest'], name='petition_code')),
    ]
