"""Plain Splink as its documentation shows it, in a process of its own: ``python plain_splink.py LIST.parquet [RIGHT.parquet] --out GROUPS.parquet``.

The lists have id, nik, name, birth_date, sex and village_code. Of two lists it writes the pairs (id_left, id_right,
probability); of one list also the clusters (id, grouped_<threshold>). Prints the seconds of training and of the rest.
"""

from __future__ import annotations

import argparse
import time

RULES = {
    "tight": [
        ["nik"],
        ["name", "birth_date"],
        ["birth_date", "village_code"],
        ["name", "village_code"],
        ["substr(name, 1, 4)", "birth_date"],
    ],
    "wide": [
        ["nik"],
        ["birth_date"],
        ["name", "substr(birth_date, 1, 4)"],
        ["name", "substr(birth_date, 6)"],
        ["substr(name, 1, 4)", "village_code"],
    ],
}
"""Five each: the tight ones find pairs that agree in two fields, the wide ones those with a mistyped date or name too."""
CLUSTERS = (0.5, 0.9, 0.99)


def main() -> None:
    import duckdb
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    parser = argparse.ArgumentParser()
    parser.add_argument("lists", nargs="+")
    parser.add_argument("--out", required=True)
    parser.add_argument("--rules", choices=RULES, default="tight")
    asked = parser.parse_args()
    begun = time.perf_counter()
    con = duckdb.connect(config={"memory_limit": "14GB", "temp_directory": f"{asked.out}.spill"})
    names = []
    for side, file in enumerate(asked.lists):
        names.append(f"list_{side}")
        con.execute(
            f"CREATE TABLE list_{side} AS SELECT id, nik, lower(name) AS name, CAST(birth_date AS VARCHAR) AS birth_date, sex, village_code FROM '{file}'"
        )
    settings = SettingsCreator(
        link_type="link_only" if len(names) > 1 else "dedupe_only",
        unique_id_column_name="id",
        comparisons=[
            cl.LevenshteinAtThresholds("nik", [1, 2]),
            cl.JaroWinklerAtThresholds("name", [0.95, 0.88]).configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison("birth_date", input_is_string=True),
            cl.ExactMatch("sex"),
            cl.ExactMatch("village_code").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[block_on(*fields) for fields in RULES[asked.rules]],
    )
    linker = Linker(
        names if len(names) > 1 else names[0],
        settings,
        db_api=DuckDBAPI(connection=con),
        set_up_basic_logging=False,
    )
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("nik"), block_on("name", "birth_date")], recall=0.9
    )
    training.estimate_u_using_random_sampling(max_pairs=1e6)
    # Of one name alone there are too many pairs: Splink takes ten minutes and 19 GB for them at a share of 0.1.
    for fields in (("birth_date", "village_code"), ("name", "village_code"), ("name", "birth_date")):
        training.estimate_parameters_using_expectation_maximisation(block_on(*fields))
    trained = time.perf_counter()
    pairs = linker.inference.predict(threshold_match_probability=0.05)
    if len(names) > 1:
        con.execute(
            f"COPY (SELECT id_l AS id_left, id_r AS id_right, match_probability AS probability FROM {pairs.physical_name}) TO '{asked.out}'"
        )
        print(f"{trained - begun:.1f} {time.perf_counter() - trained:.1f}")
        return
    seconds = 0.0
    for place, least in enumerate(CLUSTERS):
        groups = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, least)
        con.execute(
            f"CREATE TABLE groups_{place} AS SELECT id, cluster_id AS grouped FROM {groups.physical_name}"
        )
        seconds = seconds or time.perf_counter() - trained
    print(f"{trained - begun:.1f} {seconds:.1f}", flush=True)
    for place, least in enumerate(CLUSTERS):
        con.execute(f"COPY groups_{place} TO '{asked.out}.{least}' (FORMAT parquet)")


if __name__ == "__main__":
    main()
