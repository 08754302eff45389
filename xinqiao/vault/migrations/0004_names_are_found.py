"""Give the names that lie in the vault already their blind index, so that they are found in texts."""

from django.db import migrations

BATCH = 500


def index(apps, schema_editor):
    from xinqiao.vault.cipher import decrypt  # the keys are asked only where there is something to index
    from xinqiao.vault.store import contact_digest

    identities, digests = apps.get_model("vault", "Identity"), apps.get_model("vault", "ContactDigest")
    last = 0
    while batch := list(identities.objects.filter(pk__gt=last).exclude(name="").order_by("pk")[:BATCH]):
        last = batch[-1].pk
        named = [(row.pk, decrypt(row.name, "identity.name")) for row in batch]
        digests.objects.bulk_create(
            digests(identity_id=key, kind="name", digest=contact_digest("name", name)) for key, name in named if len(name.strip()) > 1
        )


def forget(apps, schema_editor):
    apps.get_model("vault", "ContactDigest").objects.filter(kind="name").delete()


class Migration(migrations.Migration):

    dependencies = [
        ("vault", "0003_page_readings"),
    ]

    operations = [
        migrations.RunPython(index, forget),
    ]
