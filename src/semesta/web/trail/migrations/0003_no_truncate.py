"""PostgreSQL empties a table without touching its rows: that is refused, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import migrations

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

STATEMENT = (
    "CREATE TRIGGER trail_no_truncate BEFORE TRUNCATE ON trail_entry FOR EACH STATEMENT "
    "EXECUTE FUNCTION trail_refuse()"
)


def _guard(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(STATEMENT)


class Migration(migrations.Migration):
    """A trigger."""

    dependencies: ClassVar[list[Any]] = [("trail", "0002_append_only")]
    operations: ClassVar[list[Any]] = [migrations.RunPython(_guard, migrations.RunPython.noop)]
