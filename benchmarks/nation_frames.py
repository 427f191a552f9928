"""The same cube (participants and workers of every area, level, basis and value) in pandas or Polars: ENGINE FOLDER OUT."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

from nation_sql import LEVELS, VALUES

AGES = (15, 25, 35, 45, 55, 65)


def with_pandas(folder: Path, out: Path) -> None:
    import numpy as np
    import pandas as pd

    members = pd.read_parquet(
        folder / "participants.parquet", columns=["nik", "segment", "wage", "npp", "village_code", "status"]
    )
    members = members[members["status"] == "active"]
    offices = pd.read_parquet(folder / "employers.parquet", columns=["npp", "area_code"])
    members = members.merge(offices, on="npp", how="left")
    members["rank"] = members["segment"].map({name: place for place, name in enumerate(VALUES["segment"])})
    members["workplace"] = members["area_code"].fillna(members["village_code"]).str[:5]
    members["nik"] = members["nik"].astype("int64")
    members["lost"] = -members["wage"].fillna(0)
    members = members.sort_values(["nik", "rank", "lost", "workplace"]).drop_duplicates("nik")
    workers = pd.read_parquet(
        folder / "workers.parquet",
        columns=[
            "nik",
            "village_code",
            "sex",
            "birth_date",
            "formality",
            "kbli_section",
            "vital_status",
            "public_servant",
        ],
    )
    workers = workers[
        (workers["vital_status"].fillna("alive") == "alive")
        & (workers["public_servant"].fillna("no") != "yes")
    ]
    workers["nik"] = workers["nik"].astype("int64")
    born = pd.to_datetime(workers["birth_date"])
    band = sum((born <= pd.Timestamp(2025 - age, 12, 31)).astype(int) for age in AGES)
    workers["age_band"] = np.array(VALUES["age_band"])[band.to_numpy()]
    linked = workers.merge(members[["nik", "segment", "workplace"]], on="nik")
    parts: list[Any] = []

    def add(frame: Any, basis: str, place: str, lowest: str, kind: str) -> None:
        for by in ("", *VALUES):
            if by == "segment" and kind == "workers":
                continue
            keys = [frame[place].rename("place")] + ([frame[by].rename("value")] if by else [])
            counted = frame.groupby(keys, observed=True).size().rename(kind).reset_index()
            counted["by"] = by
            if not by:
                counted["value"] = ""
            for level, width in {**LEVELS, "nation": 0}.items():
                if width <= LEVELS[lowest]:
                    code = counted["place"].str[:width] if width else "ID"
                    parts.append(
                        counted.assign(area_code=code, level=level, basis=basis)
                        .groupby(["basis", "level", "area_code", "by", "value"])[kind]
                        .sum()
                        .reset_index()
                    )

    add(linked, "residence", "village_code", "village", "participants")
    add(workers, "residence", "village_code", "village", "workers")
    add(linked, "workplace", "workplace", "regency", "participants")
    every = pd.concat(parts).groupby(["basis", "level", "area_code", "by", "value"]).sum().reset_index()
    every.to_parquet(out)


def with_polars(folder: Path, out: Path) -> None:
    import polars as pl

    offices = pl.scan_parquet(folder / "employers.parquet").select("npp", "area_code")
    members = (
        pl.scan_parquet(folder / "participants.parquet")
        .filter(pl.col("status") == "active")
        .join(offices, on="npp", how="left")
        .select(
            pl.col("nik").cast(pl.Int64),
            rank=pl.col("segment").replace_strict(
                {name: place for place, name in enumerate(VALUES["segment"])}, return_dtype=pl.Int64
            ),
            lost=1_099_511_627_775 - pl.col("wage").fill_null(0).cast(pl.Int64),
            office=pl.coalesce("area_code", "village_code")
            .str.slice(0, 5)
            .str.replace(".", "", literal=True)
            .cast(pl.Int64),
        )
        .select("nik", first=(pl.col("rank") * 2**54) + pl.col("lost") * 2**14 + pl.col("office"))
        .group_by("nik")
        .agg(pl.col("first").min())
        .with_columns(
            segment=(pl.col("first") // 2**54).replace_strict(
                dict(enumerate(VALUES["segment"])), return_dtype=pl.String
            ),
            code=(pl.col("first") % 2**14).cast(pl.String),
        )
        .with_columns(workplace=pl.col("code").str.slice(0, 2) + "." + pl.col("code").str.slice(2))
        .select("nik", "segment", "workplace")
    )
    born = pl.col("birth_date")
    band = pl.sum_horizontal([(born <= date(2025 - age, 12, 31)).cast(pl.Int8) for age in AGES])
    workers = (
        pl.scan_parquet(folder / "workers.parquet")
        .filter((pl.col("vital_status").fill_null("alive") == "alive") & (pl.col("public_servant").fill_null("no") != "yes"))
        .select(pl.col("nik").cast(pl.Int64), "village_code", "sex", "formality", "kbli_section",
                age_band=band.replace_strict(dict(enumerate(VALUES["age_band"])), return_dtype=pl.String))
    )  # fmt: skip
    linked = workers.join(members, on="nik").collect(engine="streaming")
    held = workers.drop("nik").collect(engine="streaming")
    parts: list[Any] = []

    def add(frame: Any, basis: str, place: str, lowest: str, kind: str) -> None:
        for by in ("", *VALUES):
            if by == "segment" and kind == "workers":
                continue
            counted = frame.group_by([place, by] if by else [place]).len(kind)
            counted = counted.select(
                place=pl.col(place),
                value=pl.col(by) if by else pl.lit(""),
                **{kind: pl.col(kind).cast(pl.Int64)},
            )
            for level, width in {**LEVELS, "nation": 0}.items():
                if width <= LEVELS[lowest]:
                    code = pl.col("place").str.slice(0, width) if width else pl.lit("ID")
                    parts.append(
                        counted.group_by(area_code=code, value="value").agg(pl.col(kind).sum())
                        .select(basis=pl.lit(basis), level=pl.lit(level), area_code="area_code", by=pl.lit(by), value="value", **{kind: pl.col(kind)})
                    )  # fmt: skip

    add(linked, "residence", "village_code", "village", "participants")
    add(held, "residence", "village_code", "village", "workers")
    add(linked, "workplace", "workplace", "regency", "participants")
    every = (
        pl.concat(parts, how="diagonal")
        .group_by("basis", "level", "area_code", "by", "value")
        .agg(pl.col("participants").sum(), pl.col("workers").sum())
    )
    every.write_parquet(out)


if __name__ == "__main__":
    {"pandas": with_pandas, "polars": with_polars}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
