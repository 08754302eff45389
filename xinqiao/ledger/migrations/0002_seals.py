import xinqiao.ledger.plain_json
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("ledger", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Check",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=64)),
                ("with_files", models.BooleanField(default=False)),
                ("claimed_at", models.DateTimeField(null=True)),
                ("walked", models.BigIntegerField(default=0)),
                ("total", models.BigIntegerField(default=0)),
                ("ended_at", models.DateTimeField(null=True)),
                ("found", models.PositiveIntegerField(default=0)),
                ("faults", models.JSONField(default=list, encoder=xinqiao.ledger.plain_json.PlainJSON)),
                ("seals", models.PositiveBigIntegerField(default=0)),
                ("unsealed", models.BigIntegerField(default=0)),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("ended_at", None)), fields=["id"], name="ledger_check_open")],
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField(unique=True)),
                ("day", models.DateField(null=True, unique=True)),
                ("sealed_at", models.DateTimeField()),
                ("after", models.BigIntegerField()),
                ("last", models.BigIntegerField()),
                ("entries", models.BigIntegerField()),
                ("root", models.CharField(max_length=64)),
                ("previous", models.CharField(max_length=64)),
                ("next_key", models.CharField(blank=True, max_length=16)),
                ("key", models.CharField(max_length=16)),
                ("signature", models.CharField(max_length=100)),
            ],
        ),
    ]
