"""A petition counts the units that it was sent to and that no longer have it. Until now they could be counted only."""

from django.db import migrations, models
from django.db.models import Count


def fill(apps, schema_editor):
    referrals, petitions = apps.get_model("petitions", "Referral").objects, apps.get_model("petitions", "Petition").objects
    ended = referrals.filter(status="returned").order_by().values_list("petition_id").annotate(n=Count("pk"))
    for key, n in ended:
        petitions.filter(pk=key).update(hops=n)


class Migration(migrations.Migration):

    dependencies = [
        ("petitions", "0011_alerts"),
    ]

    operations = [
        migrations.AddField(
            model_name="petition",
            name="hops",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
