"""PostgreSQL: every array of tokens lies out of line, and the index has no list of its own that each question walks (ADR-0003).

With arrays of under 2 kB in the rows, and a list of what is not sorted in yet, the planner took reading all rows for cheaper than the index.
Rows that are there already move with the next VACUUM FULL; new ones lie out of line at once.
"""

from django.db import migrations

AHEAD = (
    "ALTER TABLE wording_posting SET (toast_tuple_target = 128)",
    "ALTER INDEX wording_posting_tokens SET (fastupdate = off)",
)
BACK = ("ALTER INDEX wording_posting_tokens RESET (fastupdate)", "ALTER TABLE wording_posting RESET (toast_tuple_target)")


def run(statements):
    def operation(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement, params=None)

    return operation


class Migration(migrations.Migration):
    dependencies = [("wording", "0002_index")]
    operations = [migrations.RunPython(run(AHEAD), run(BACK))]
