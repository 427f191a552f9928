"""The pairs that were shown."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """First tables."""

    initial = True

    dependencies: ClassVar[list[tuple[str, str]]] = []

    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="Pair",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entity", models.CharField(max_length=10)),
                ("left", models.CharField(max_length=120)),
                ("right", models.CharField(max_length=120)),
                ("area_code", models.CharField(blank=True, max_length=16)),
            ],
            options={
                "indexes": [models.Index(fields=["area_code"], name="review_pair_area")],
                "constraints": [
                    models.UniqueConstraint(fields=("entity", "left", "right"), name="review_pair_once")
                ],
            },
        ),
    ]
