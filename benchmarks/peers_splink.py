"""Splink as its own documentation sets it up, for ``peers_match.py``.

Lists with a number of the person (``numbered``) are set up as in Splink's example of the febrl lists, large ones (``large``) as
in its example of 50,000 historical persons: comparisons, keys that pair records, rules that learn, and what is believed of them
(recall). Tried and left on historical_50k: narrow keys (0.655). Other small lists (``small``) have keys of one field, as the febrl
lists have; for fake_1000 that does better (0.78) than Splink's first example, which is of this list (0.54), or the large set-up (0.63).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

Pairs = list[tuple[str, str, float]]

SMALL = 10_000
RECALL_OF_RULES = {"numbered": 0.9, "large": 0.6, "small": 0.6}
PAIRS_TO_LEARN = {"numbered": 1e6, "large": 5e6, "small": 1e6}


def read(file: str) -> pd.DataFrame:
    """A list with empty fields as None, and both names in one field as the example has them."""
    import pandas as pd

    frame = pd.read_csv(file, dtype=str)
    frame = frame.astype(object).where(frame.notna(), None)
    both = zip(frame["given_name"], frame["surname"], strict=True)
    frame["both_names"] = [f"{given} {last}" if given and last else None for given, last in both]
    return frame


def comparisons(kind: str, columns: set[str]) -> list[Any]:
    """The comparisons of the example, as far as the list has their fields."""
    import splink.comparison_library as cl

    date = "%Y%m%d" if kind == "numbered" else "%Y-%m-%d"
    born = cl.DateOfBirthComparison("birth_date", input_is_string=True, datetime_format=date)
    if kind == "numbered":
        return [
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            born,
            cl.DamerauLevenshteinAtThresholds("nik", [1, 2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
        ]
    more = {
        "postcode": cl.PostcodeComparison("postcode"),
        "place": cl.ExactMatch("place").configure(term_frequency_adjustments=True),
        "occupation": cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
        "email": cl.EmailComparison("email"),
    }
    both = cl.ForenameSurnameComparison(
        "given_name", "surname", forename_surname_concat_col_name="both_names"
    )
    apart = [cl.NameComparison("given_name"), cl.NameComparison("surname")]
    names = [both] if kind == "large" else apart
    return [*names, born, *(each for name, each in more.items() if name in columns)]


def keys(kind: str, columns: set[str]) -> list[tuple[str, ...]]:
    """What records must share to be compared; a key whose field is not there is left out."""
    if kind != "large":
        single = ("nik", "given_name", "surname", "birth_date", "postcode", "email")
        return [(name,) for name in single if name in columns]
    area = "substr(postcode, 1, 3)"
    return [
        ("substr(given_name, 1, 3)", "substr(surname, 1, 4)"),
        ("surname", "birth_date"),
        ("given_name", "birth_date"),
        ("postcode", "given_name"),
        ("postcode", "surname"),
        ("birth_date", "place"),
        (area, "birth_date"),
        (area, "given_name"),
        (area, "surname"),
        ("substr(given_name, 1, 2)", "substr(surname, 1, 2)", "substr(birth_date, 1, 4)"),
    ]


def certain(kind: str) -> list[str]:
    """The rules from which the example estimates how many pairs there are."""
    same = "l.{0} = r.{0}".format
    whole = f"{same('given_name')} and {same('surname')} and {same('birth_date')}"
    if kind == "numbered":
        crossed = f"l.given_name = r.surname and l.surname = r.given_name and {same('birth_date')}"
        return [same("nik"), whole, crossed]
    if kind == "small":
        return [whole]
    begun = "substr(l.{0}, 1, 2) = substr(r.{0}, 1, 2)".format
    near = f"{begun('given_name')} and {same('surname')} and {begun('postcode')}"
    return [whole, near, f"{same('birth_date')} and {same('postcode')}"]


def predict(files: list[str]) -> tuple[Pairs, Any]:
    """Pairs from a probability of 0.01 on, and a function that gives the pairs within the clusters at 0.95."""
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    frames = [read(file) for file in files]
    columns = set(frames[0].columns).intersection(*(set(frame.columns) for frame in frames))
    kind = "numbered" if "nik" in columns else "small" if sum(map(len, frames)) <= SMALL else "large"
    settings = SettingsCreator(
        link_type="dedupe_only" if len(files) == 1 else "link_only",
        unique_id_column_name="id",
        comparisons=comparisons(kind, columns),
        blocking_rules_to_generate_predictions=[block_on(*key) for key in keys(kind, columns)],
    )
    linker = Linker(frames if len(frames) > 1 else frames[0], settings, db_api=DuckDBAPI())
    train = linker.training
    train.estimate_probability_two_random_records_match(certain(kind), recall=RECALL_OF_RULES[kind])
    train.estimate_u_using_random_sampling(max_pairs=PAIRS_TO_LEARN[kind], seed=1)
    rules = (
        [block_on("substr(birth_date, 1, 3)"), block_on("substr(postcode, 1, 2)")]
        if kind == "numbered"
        else [block_on("given_name", "surname"), block_on("birth_date")]
    )
    for rule in rules:
        train.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.01)
    frame = found.as_pandas_dataframe()
    chances = frame["match_probability"].astype(float)
    pairs: Pairs = list(zip(frame["id_l"], frame["id_r"], chances, strict=True))

    def clustered() -> Pairs:
        cut = linker.clustering.cluster_pairwise_predictions_at_threshold(found, 0.95)
        groups = cut.as_pandas_dataframe().groupby("cluster_id")["id"].agg(list)
        return [(a, b, 1.0) for ids in groups for place, a in enumerate(ids) for b in ids[place + 1 :]]

    return pairs, clustered if len(files) == 1 else None
