"""Texts that lie encrypted once their petition is sealed."""

import xinqiao.ledger.plain_json
import xinqiao.vault.secret_fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('petitions', '0022_a_rating_an_answer'),
    ]

    operations = [
        migrations.AlterField(
            model_name='attachment',
            name='name',
            field=xinqiao.vault.secret_fields.SecretText(),
        ),
        migrations.AlterField(
            model_name='claim',
            name='basis',
            field=xinqiao.vault.secret_fields.SecretText(blank=True),
        ),
        migrations.AlterField(
            model_name='claim',
            name='facts',
            field=xinqiao.vault.secret_fields.SecretText(blank=True),
        ),
        migrations.AlterField(
            model_name='claim',
            name='opinion',
            field=xinqiao.vault.secret_fields.SecretText(blank=True),
        ),
        migrations.AlterField(
            model_name='claim',
            name='text',
            field=xinqiao.vault.secret_fields.SecretText(),
        ),
        migrations.AlterField(
            model_name='linkedrecord',
            name='content',
            field=xinqiao.vault.secret_fields.SecretJSON(default=dict, encoder=xinqiao.ledger.plain_json.PlainJSON),
        ),
        migrations.AlterField(
            model_name='petition',
            name='happened',
            field=xinqiao.vault.secret_fields.SecretText(blank=True),
        ),
        migrations.AlterField(
            model_name='petition',
            name='place',
            field=xinqiao.vault.secret_fields.SecretText(blank=True),
        ),
        migrations.AlterField(
            model_name='petition',
            name='text',
            field=xinqiao.vault.secret_fields.SecretText(),
        ),
        migrations.AlterField(
            model_name='petition',
            name='title',
            field=xinqiao.vault.secret_fields.SecretText(),
        ),
        migrations.AlterField(
            model_name='rating',
            name='reason',
            field=xinqiao.vault.secret_fields.SecretText(blank=True),
        ),
        migrations.AlterField(
            model_name='statement',
            name='texts',
            field=xinqiao.vault.secret_fields.SecretJSON(encoder=xinqiao.ledger.plain_json.PlainJSON),
        ),
    ]
