"""A rating is given once for every answer: one of an answer that was done anew is kept beside the new one."""

from datetime import timedelta, timezone

import django.db.models.deletion
from django.db import migrations, models


def supersede(apps, schema_editor):
    """What was rated before it was ordered done anew is a rating of an answer that counts no more."""
    zone = timezone(timedelta(hours=8))
    lines = apps.get_model("ledger", "Entry").objects.filter(verb__in=("reopen", "redo"))
    ratings = apps.get_model("petitions", "Rating").objects
    for subject, at in lines.order_by("at").values_list("subject", "at"):
        before = ratings.filter(petition__number=subject, rated_at__lte=at, superseded_on=None)
        before.update(superseded_on=at.astimezone(zone).date())


class Migration(migrations.Migration):

    dependencies = [
        ('petitions', '0021_open_forms_end_with_a_step'),
        ('ledger', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='rating',
            name='petition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='petitions.petition'),
        ),
        migrations.AddField(
            model_name='rating',
            name='superseded_on',
            field=models.DateField(null=True),
        ),
        migrations.RunPython(supersede, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.UniqueConstraint(condition=models.Q(('superseded_on', None)), fields=('petition',), name='one_rating_an_answer'),
        ),
    ]
