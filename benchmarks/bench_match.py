"""``semesta match`` beside Splink, recordlinkage and RapidFuzz on lists whose true pairs are known: F1, seconds, megabytes.

``python benchmarks/bench_match.py LISTS --peers PYTHON``: LISTS is the folder with the linkage lists (febrl, fake_1000,
historical_50k, Chicago organisations, listed companies); PYTHON has recordlinkage (which needs an older pandas) and rapidfuzz; Splink runs beside us. One set of settings
for all lists: the columns are given standard names, the threshold is 0.5; of Splink also the best threshold is shown.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import measure

FEBRL = "rec_id AS id, given_name, surname, date_of_birth AS birth_date, soc_sec_id AS nik, street_number, address_1, address_2, suburb AS place, postcode, entity_id AS truth"
IDX = "ticker AS id, name, ticker AS truth"
LISTS = {
    **{
        f"febrl {n}": ("person", ("splink",), [(f"febrl_dataset{n}.csv.gz", FEBRL, "true")])
        for n in (1, 2, 3)
    },
    "fake 1000": (
        "person",
        ("splink", "recordlinkage"),
        [
            (
                "splink_fake_1000.csv.gz",
                "unique_id AS id, first_name AS given_name, surname, dob AS birth_date, city AS place, email, cluster AS truth",
                "true",
            )
        ],
    ),
    "historical 50k": (
        "person",
        ("splink",),
        [
            (
                "splink_historical_50k.parquet",
                "unique_id AS id, first_name AS given_name, surname, dob AS birth_date, gender AS sex, birth_place AS place, postcode_fake AS postcode, occupation, cluster AS truth",
                "true",
            )
        ],
    ),
    "Chicago organisations": (
        "employer",
        ("recordlinkage",),
        [
            (
                "dedupe_chicago_early_childhood_orgs.csv.gz",
                "id, site_name AS name, address, zip AS postcode, phone, true_id AS truth",
                "true",
            )
        ],
    ),
    "listed companies": (
        "employer",
        ("rapidfuzz",),
        [
            ("idx_company_names.csv.gz", IDX, "source = 'profile_2025'"),
            ("idx_company_names.csv.gz", IDX, "source = 'trading_2025-05'"),
        ],
    ),
}

THRESHOLDS = (0.5, 0.05, 0.1, 0.3, 0.7, 0.9, 0.95, 0.99, 0.999)
"""The first is the one that counts; the best of them is shown beside it."""

STEPS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.95, 0.99)


def prepare(
    folder: Path, work: Path, parts: list[tuple[str, str, str]]
) -> tuple[list[Path], list[dict[str, str]]]:
    import duckdb

    files, truths = [], []
    for side, (name, select, where) in enumerate(parts):
        reader = "read_parquet" if name.endswith(".parquet") else "read_csv"
        more = "" if reader == "read_parquet" else ", all_varchar = true"
        con = duckdb.connect()
        con.execute(f"CREATE TABLE t AS SELECT {select} FROM {reader}('{folder / name}'{more}) WHERE {where}")
        file = work / f"list{side}.csv"
        con.execute(f"COPY (SELECT * EXCLUDE (truth) FROM t) TO '{file}' (HEADER)")
        truths.append(dict(con.execute("SELECT id, truth FROM t").fetchall()))
        files.append(file)
    return files, truths


def true_pairs(truths: list[dict[str, str]]) -> set[tuple[str, str]]:
    left, right = truths[0], truths[-1]
    groups: dict[str, list[str]] = {}
    for key, truth in right.items():
        groups.setdefault(truth, []).append(key)
    if len(truths) == 1:
        return {(a, b) for keys in groups.values() for a in keys for b in keys if a < b}
    return {(key, other) for key, truth in left.items() for other in groups.get(truth, ())}


def f1(found: set[tuple[str, str]], true: set[tuple[str, str]]) -> float:
    return 2 * len(found & true) / max(len(found) + len(true), 1)


def ordered(pairs: list[list[object]], threshold: float, is_one: bool) -> set[tuple[str, str]]:  # noqa: FBT001 - told by place, as the threshold
    chosen = [(str(a), str(b)) for a, b, p in pairs if float(str(p)) >= threshold]
    return {(min(pair), max(pair)) for pair in chosen} if is_one else set(chosen)


def ours(files: list[Path], entity: str, work: Path) -> tuple[list[list[object]], measure.Run]:
    import csv

    out = work / "out.csv"
    lists = ["--dedupe", files[0]] if len(files) == 1 else files
    names = ["--id-left", "id", *(["--id-right", "id"] if len(files) > 1 else [])]
    run = [
        sys.executable,
        "-c",
        "from semesta.cli import main; main()",
        "match",
        *lists,
        "--out",
        out,
        "--entity",
        entity,
        *names,
    ]
    taken = measure.run([str(part) for part in run])
    with out.open() as stream:
        pairs = [[row["id_left"], row["id_right"], row["probability"]] for row in csv.DictReader(stream)]
    return pairs, taken


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("lists", type=Path)
    parser.add_argument("--peers")
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    print(
        f"{'list':24}{'method':18}{'F1':>8}{'best F1':>9}{'s':>8}{'cpu s':>8}{'MB':>8}  other set-ups of the peer"
    )
    curve: dict[tuple[str, str], list[int]] = {}
    for name, (entity, peers, parts) in LISTS.items():
        if asked.only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            files, truths = prepare(asked.lists, work, parts)
            true = true_pairs(truths)
            is_one = len(files) == 1
            pairs, taken = ours(files, entity, work)
            print(
                f"{name:24}{'semesta':18}{f1(ordered(pairs, 0.5, is_one), true):8.4f}{'':9}{taken.seconds:8.1f}{taken.processor:8.1f}{taken.gigabytes * 1024:8.0f}",
                flush=True,
            )
            for a, b, p in pairs:
                pair = (min(a, b), max(a, b)) if is_one else (a, b)  # type: ignore[type-var] # both are texts, as read from the file
                start = max(at for at in STEPS if at <= float(str(p)))
                place = curve.setdefault((entity, f"{start:.2f}"), [0, 0])
                place[0] += 1
                place[1] += pair in true
            for peer in peers if asked.peers else ():
                script = Path(__file__).with_name("peers_match.py")
                python = sys.executable if peer == "splink" else asked.peers
                said = work / "said.txt"
                # The peer counts its own memory, up to its pairs; the watcher keeps ours out of it.
                code, _ = measure.watched([str(part) for part in (python, script, peer, *files)], said)
                lines = said.read_text().strip().splitlines()
                if code:
                    print(f"{name:24}{peer:18} failed: {lines[-1][:90]}")
                    continue
                told = json.loads(lines[-1])
                values = [f1(ordered(told["pairs"], at, is_one), true) for at in THRESHOLDS]
                more = {way: f1(ordered(each, 0.5, is_one), true) for way, each in told["more"].items()}
                print(
                    f"{name:24}{peer:18}{values[0]:8.4f}{max(values):9.4f}{told['seconds']:8.1f}{told['processor']:8.1f}{told['megabytes']:8.0f}"
                    f"  {'; '.join(f'{way} {value:.4f}' for way, value in more.items())}",
                    flush=True,
                )
    print("\ncalibration: probability from, pairs, share that is true")
    for (entity, start), (count, right) in sorted(curve.items()):
        print(f"{entity:10}{start:>6}{count:9d}{right / count:8.3f}")


if __name__ == "__main__":
    main()
