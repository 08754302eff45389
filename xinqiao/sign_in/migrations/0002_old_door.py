"""Remove what the old lock-out kept (sign-in names with plain addresses) and the old sessions: everybody signs in anew."""

from django.db import migrations

OLD = ("axes_accessattemptexpiration", "axes_accessattempt", "axes_accesslog", "axes_accessfailurelog")


def remove(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for table in OLD:
            if table in tables:
                cursor.execute(f"DROP TABLE {table}")
        cursor.execute("DELETE FROM django_session")


class Migration(migrations.Migration):
    dependencies = [("sign_in", "0001_sign_in"), ("sessions", "0001_initial")]
    operations = [migrations.RunPython(remove, migrations.RunPython.noop)]
