"""Two migrations were written at the same time: they touch different tables, in either order."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("petitions", "0025_receipt_saved"),
        ("petitions", "0025_what_a_draft_is_bound_to"),
    ]

    operations = []
