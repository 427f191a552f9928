"""The first tables of imports."""

from __future__ import annotations

from typing import Any, ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Made by `makemigrations`."""

    initial = True

    dependencies: ClassVar[list[Any]] = [
        ("tasks", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("register", models.CharField(max_length=32)),
                ("period", models.CharField(max_length=7)),
                ("source", models.CharField(blank=True, max_length=80)),
                ("codes", models.CharField(blank=True, max_length=12)),
                ("mapping", models.JSONField(default=dict)),
                ("file_name", models.CharField(max_length=160)),
                ("folder", models.CharField(max_length=40)),
                ("area_code", models.CharField(max_length=16)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("checking", "Checking"),
                            ("checked", "Checked"),
                            ("refused", "Refused"),
                            ("storing", "Storing"),
                            ("stored", "Stored"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="checking",
                        max_length=10,
                    ),
                ),
                ("report", models.JSONField(default=dict)),
                ("batch", models.CharField(blank=True, max_length=12)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="uploads",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="tasks.task",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
    ]
