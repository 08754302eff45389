"""Who wrote the last draft of an answer: of the petitions there are, the ledger knows."""

from django.db import migrations, models


def fill(apps, schema_editor):
    entries = apps.get_model("ledger", "Entry").objects.filter(verb="reply").order_by("pk")
    last = dict(entries.values_list("subject", "actor").iterator())
    petitions = apps.get_model("petitions", "Petition").objects
    by_actor = {}
    for number, actor in last.items():
        by_actor.setdefault(actor, []).append(number)
    for actor, numbers in by_actor.items():
        for start in range(0, len(numbers), 500):
            petitions.filter(number__in=numbers[start : start + 500]).update(drafted_by=actor)


class Migration(migrations.Migration):

    dependencies = [
        ("petitions", "0002_attachments_wait"),
        ("ledger", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="petition",
            name="drafted_by",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
