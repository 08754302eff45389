"""The index proper: FTS5 on SQLite, GIN on PostgreSQL (ADR-0003)."""

import string

from django.db import migrations

# The "ascii" tokenizer takes every character beyond ASCII for a letter; here every visible ASCII character is one too,
# so nothing but the spaces between the pairs separates tokens. Quoted twice, as FTS5 reads a list inside a string.
TOKEN_CHARACTERS = string.punctuation.replace("'", "''")
TOKENIZE = f"ascii tokenchars '{TOKEN_CHARACTERS}'".replace('"', '""')

# prefix='1' is the index of single characters. columnsize=0: nobody ranks. hashsize: a bulk becomes one segment.
SQLITE = (
    "CREATE VIRTUAL TABLE wording_pairs "
    f"USING fts5(pairs, content='', columnsize=0, prefix='1', tokenize=\"{TOKENIZE}\")",
    "INSERT INTO wording_pairs (wording_pairs, rank) VALUES ('hashsize', 16777216)",
)

# Tokens do not compress: they go out of line as they are, so that the rows stay small and a page holds many.
POSTGRESQL = (
    "ALTER TABLE wording_posting ALTER COLUMN tokens SET STORAGE EXTERNAL",
    "CREATE INDEX wording_posting_tokens ON wording_posting USING gin (tokens) WITH (gin_pending_list_limit = 2048)",
)


def create(apps, schema_editor):
    statements = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        schema_editor.execute("DROP TABLE wording_pairs")


class Migration(migrations.Migration):
    dependencies = [("wording", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
