"""Encrypt the texts of the petitions that were sealed before texts could lie encrypted."""

from django.db import migrations

TABLES = ("Claim", "LinkedRecord", "Statement", "Attachment", "Rating")


def encrypt(apps, schema_editor):
    petitions = apps.get_model("petitions", "Petition")
    documents = apps.get_model("documents", "Document")
    for petition in petitions.objects.filter(is_sealed=True).iterator():
        rewrite(petition)
        for table in TABLES:
            for row in apps.get_model("petitions", table).objects.filter(petition=petition):
                rewrite(row)
        for document in documents.objects.filter(subject=petition.number):
            rewrite(document, is_secret=True)


def rewrite(row, **more):
    secret = [field for field in row._meta.fields if hasattr(field, "encrypted")]
    values = {field.name: field.encrypted(getattr(row, field.name)) for field in secret if getattr(row, field.name)}
    type(row).objects.filter(pk=row.pk).update(**values, **more)


class Migration(migrations.Migration):

    dependencies = [
        ('petitions', '0023_secret_texts'),
        ('documents', '0002_secret_content'),
    ]

    operations = [
        migrations.RunPython(encrypt, migrations.RunPython.noop),
    ]
