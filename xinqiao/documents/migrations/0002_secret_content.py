"""Documents of a sealed petition lie encrypted."""

import xinqiao.ledger.plain_json
import xinqiao.vault.secret_fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='document',
            name='is_secret',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='document',
            name='content',
            field=xinqiao.vault.secret_fields.SecretJSON(encoder=xinqiao.ledger.plain_json.PlainJSON),
        ),
    ]
