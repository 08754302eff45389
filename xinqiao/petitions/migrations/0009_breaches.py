from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('petitions', '0008_answered_at_once'),
    ]

    operations = [
        migrations.AddField(
            model_name='runningclock',
            name='breached_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='runningclock',
            name='breached_unit_id',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name='runningclock',
            index=models.Index(
                condition=models.Q(('breached_on', None), ('stopped_on', None)), fields=['due_on'], name='clock_running'
            ),
        ),
        migrations.AddIndex(
            model_name='runningclock',
            index=models.Index(condition=models.Q(('breached_on__isnull', False)), fields=['breached_on'], name='clock_breached'),
        ),
    ]
