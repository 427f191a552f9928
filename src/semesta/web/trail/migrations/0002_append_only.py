"""The database itself refuses to change or remove a row of the audit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import migrations

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = (
    "CREATE TRIGGER trail_no_update BEFORE UPDATE ON trail_entry BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    "CREATE TRIGGER trail_no_delete BEFORE DELETE ON trail_entry BEGIN SELECT RAISE(ABORT, 'append-only'); END",
)
POSTGRES = (
    "CREATE FUNCTION trail_refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'append-only'; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER trail_append_only BEFORE UPDATE OR DELETE ON trail_entry FOR EACH ROW EXECUTE FUNCTION trail_refuse()",
)


def _guard(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRES if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


class Migration(migrations.Migration):
    """Triggers."""

    dependencies: ClassVar[list[Any]] = [("trail", "0001_initial")]
    operations: ClassVar[list[Any]] = [migrations.RunPython(_guard, migrations.RunPython.noop)]
