"""Each claim has a category and a path of its own. Until now every claim was what the whole petition was."""

from django.db import migrations, models


def fill(apps, schema_editor):
    claims, petitions = apps.get_model("petitions", "Claim").objects, apps.get_model("petitions", "Petition").objects
    for category in petitions.exclude(category="").values_list("category", flat=True).distinct():
        claims.exclude(path="").filter(petition__in=petitions.filter(category=category)).update(category=category)


class Migration(migrations.Migration):

    dependencies = [
        ("petitions", "0005_clock_limits"),
    ]

    operations = [
        migrations.AddField(
            model_name="claim",
            name="category",
            field=models.CharField(blank=True, max_length=4),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
