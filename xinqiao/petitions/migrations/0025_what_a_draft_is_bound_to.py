"""Encrypted columns say to what they are bound."""

import xinqiao.vault.secret_fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('petitions', '0024_encrypt_what_is_sealed'),
    ]

    operations = [
        migrations.AlterField(
            model_name='draft',
            name='sealed',
            field=xinqiao.vault.secret_fields.CipherText(blank=True, context='petitions.draft'),
        ),
    ]
