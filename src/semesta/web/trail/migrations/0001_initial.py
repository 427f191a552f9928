"""The first tables of trail."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Made by `makemigrations`."""

    initial = True

    dependencies: ClassVar[list[Any]] = []

    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.CharField(max_length=32)),
                ("who", models.CharField(max_length=254)),
                ("action", models.CharField(db_index=True, max_length=40)),
                ("subject", models.CharField(blank=True, max_length=200)),
                ("area_code", models.CharField(blank=True, db_index=True, max_length=16)),
                ("reason", models.CharField(blank=True, max_length=400)),
                ("facts", models.JSONField(default=dict)),
                ("previous", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
    ]
