"""Of a letter the sender's name as on its envelope, encrypted like the rest of an identity."""

import xinqiao.vault.secret_fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("vault", "0005_read_for_another"),
    ]

    operations = [
        migrations.AddField(
            model_name="identity",
            name="on_envelope",
            field=xinqiao.vault.secret_fields.CipherText(blank=True, default="", context="identity.on_envelope"),
            preserve_default=False,
        ),
    ]
