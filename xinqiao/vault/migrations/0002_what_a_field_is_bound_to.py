"""Encrypted columns say to what they are bound."""

import xinqiao.vault.secret_fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('vault', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='identity',
            name='address',
            field=xinqiao.vault.secret_fields.CipherText(blank=True, context='identity.address'),
        ),
        migrations.AlterField(
            model_name='identity',
            name='email',
            field=xinqiao.vault.secret_fields.CipherText(blank=True, context='identity.email'),
        ),
        migrations.AlterField(
            model_name='identity',
            name='name',
            field=xinqiao.vault.secret_fields.CipherText(blank=True, context='identity.name'),
        ),
        migrations.AlterField(
            model_name='identity',
            name='phone',
            field=xinqiao.vault.secret_fields.CipherText(blank=True, context='identity.phone'),
        ),
        migrations.AlterField(
            model_name='identity',
            name='query_code',
            field=xinqiao.vault.secret_fields.CipherText(blank=True, context='identity.query_code'),
        ),
    ]
