from django.db import migrations, models

import xinqiao.rules.terms_outreach


class Migration(migrations.Migration):

    dependencies = [("outreach", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="outreachrecord", name="kind", field=models.CharField(choices=xinqiao.rules.terms_outreach.OutreachKind.choices, max_length=20),
        ),
    ]
