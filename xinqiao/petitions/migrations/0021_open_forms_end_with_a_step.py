"""A form that is open ends with the next step of whoever opened it; nothing has to be noted for that."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('petitions', '0020_rating_at'),
    ]

    operations = [
        migrations.RemoveField(model_name='openform', name='is_open'),
    ]
