"""The first tables of worklist."""

from __future__ import annotations

from typing import Any, ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Made by `makemigrations`."""

    initial = True

    dependencies: ClassVar[list[Any]] = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("worker_id", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(max_length=160)),
                ("birth_date", models.DateField(null=True)),
                ("sex", models.CharField(blank=True, max_length=8)),
                ("village_code", models.CharField(max_length=16)),
                ("formality", models.CharField(blank=True, max_length=10)),
                ("occupation", models.CharField(blank=True, max_length=120)),
                ("decile", models.PositiveSmallIntegerField(null=True)),
                ("nik", models.CharField(blank=True, max_length=20)),
                ("first_seen", models.CharField(max_length=7)),
                ("last_seen", models.CharField(max_length=7)),
                ("is_open", models.BooleanField(default=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "None"),
                            ("registered", "Registered"),
                            ("moved", "Moved"),
                            ("deceased", "Deceased"),
                            ("not_eligible", "Not Eligible"),
                            ("refused", "Refused"),
                            ("not_found", "Not Found"),
                        ],
                        max_length=14,
                    ),
                ),
                ("outcome_on", models.DateField(null=True)),
                ("outcome_note", models.CharField(blank=True, max_length=400)),
                (
                    "echo",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "None"),
                            ("confirmed", "Confirmed"),
                            ("contradicted", "Contradicted"),
                            ("gone", "Gone"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="cases",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "outcome_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["village_code", "name", "pk"],
                "indexes": [
                    models.Index(fields=["is_open", "village_code", "name", "id"], name="case_list"),
                    models.Index(fields=["is_open", "village_code", "outcome"], name="case_progress"),
                ],
            },
        ),
    ]
