"""What produced a petition, as was said when it was closed."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('petitions', '0038_code_index'),
    ]

    operations = [
        migrations.AddField(
            model_name='petition',
            name='cause',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='petition',
            name='closed_on',
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name='petition',
            index=models.Index(condition=models.Q(('closed_on__isnull', False)), fields=['closed_on', 'cause'], name='petition_cause'),
        ),
    ]
