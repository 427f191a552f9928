"""The peers of ``bench_match.py``: Splink, recordlinkage and RapidFuzz with their usual settings, one list in one process.

Runs under an interpreter of its own, since recordlinkage needs an older pandas:
``python peers_match.py PEER LIST.csv [RIGHT.csv]``; prints JSON with the pairs, seconds and megabytes.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time

PERSON = (
    "given_name", "surname", "birth_date", "postcode", "place", "email", "nik", "street_number", "address_1"
)  # fmt: skip


SMALL = 10_000
CLUSTERED: list[tuple[str, str, float]] = []
"""Of one list, the pairs that Splink's clusters at 0.95 make."""


def splink(files: list[str]) -> list[tuple[str, str, float]]:
    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    frames = [pd.read_csv(file, dtype=str) for file in files]
    there = [name for name in PERSON if all(name in frame for frame in frames)]
    kinds = {
        "given_name": cl.NameComparison("given_name"),
        "surname": cl.NameComparison("surname"),
        "birth_date": cl.DateOfBirthComparison("birth_date", input_is_string=True),
        "postcode": cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
        "place": cl.ExactMatch("place").configure(term_frequency_adjustments=True),
        "email": cl.EmailComparison("email"),
        "nik": cl.LevenshteinAtThresholds("nik", [1, 2]),
        "street_number": cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
        "address_1": cl.LevenshteinAtThresholds("address_1", [2, 5]),
    }
    # As in Splink's own example of the historical persons.
    begun = "substr(given_name, 1, 2)", "substr(surname, 1, 2)", "substr(birth_date, 1, 4)"
    rules = [
        block_on("substr(given_name, 1, 3)", "substr(surname, 1, 4)"),
        block_on("surname", "birth_date"),
        block_on("given_name", "birth_date"),
        block_on(*begun),
    ]
    if "postcode" in there:
        rules += [block_on("postcode", name) for name in ("given_name", "surname")]
        rules += [
            block_on("substr(postcode, 1, 3)", name) for name in ("birth_date", "given_name", "surname")
        ]
    rules += [block_on("birth_date", "place")] if "place" in there else []
    rules += [block_on(name) for name in ("email", "nik") if name in there]
    if sum(map(len, frames)) <= SMALL:
        # As in Splink's own example of the febrl lists: small lists can afford keys of one field.
        rules = [
            block_on(name)
            for name in ("nik", "given_name", "surname", "birth_date", "postcode", "email")
            if name in there
        ]
    settings = SettingsCreator(
        link_type="dedupe_only" if len(files) == 1 else "link_only",
        unique_id_column_name="id",
        comparisons=[kinds[name] for name in there],
        blocking_rules_to_generate_predictions=rules,
    )
    api = DuckDBAPI()
    inputs = [api.register(frame) for frame in frames] if hasattr(api, "register") else frames
    linker = Linker(
        inputs if len(inputs) > 1 else inputs[0],
        settings,
        **({} if hasattr(api, "register") else {"db_api": api}),
    )
    linker.training.estimate_probability_two_random_records_match(
        [block_on("given_name", "surname", "birth_date")], recall=0.6
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("birth_date"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("given_name", "surname"))
    pairs = linker.inference.predict(threshold_match_probability=0.01)
    frame = pairs.as_pandas_dataframe()
    if len(files) == 1:
        groups = linker.clustering.cluster_pairwise_predictions_at_threshold(
            pairs, 0.95
        ).as_pandas_dataframe()
        for members in groups.groupby("cluster_id")["id"].agg(list):
            CLUSTERED.extend((a, b, 1.0) for place, a in enumerate(members) for b in members[place + 1 :])
    return list(zip(frame["id_l"], frame["id_r"], frame["match_probability"].astype(float), strict=True))


FULL = 2_000


def recordlinkage(files: list[str]) -> list[tuple[str, str, float]]:
    import pandas as pd
    import recordlinkage as rl
    from recordlinkage.preprocessing import clean

    frame = pd.read_csv(files[0], dtype=str).set_index("id")
    for name in ("name", "address"):
        if name in frame:
            frame[name] = clean(frame[name])
    if "phone" in frame:
        frame["phone"] = frame["phone"].str.replace(r"\D", "", regex=True)
    frame = frame.replace("", None)
    texts = [name for name in ("given_name", "surname", "name", "place", "address", "email") if name in frame]
    exact = [name for name in ("birth_date", "phone") if name in frame]
    index = rl.Index()
    if len(frame) <= FULL:
        index.full()
    for name in (*exact, "surname" if "surname" in frame else "name", "address"):
        if name in frame:
            index.block(name)
    candidates = index.index(frame)
    compare = rl.Compare()
    for name in texts:
        compare.string(name, name, method="jarowinkler", threshold=0.85, label=name)
    for name in exact:
        compare.exact(name, name, label=name)
    found = rl.ECMClassifier().fit_predict(compare.compute(candidates, frame))
    return [(left, right, 1.0) for left, right in found]


def rapidfuzz(files: list[str]) -> list[tuple[str, str, float]]:
    import numpy as np
    import pandas as pd
    from rapidfuzz import fuzz, process

    left, right = (pd.read_csv(file, dtype=str) for file in files)
    a, b = ([_bare(name) for name in frame["name"]] for frame in (left, right))
    likeness = process.cdist(a, b, scorer=fuzz.ratio)
    best, back = likeness.argmax(1), likeness.argmax(0)
    mutual = np.flatnonzero(back[best] == np.arange(len(a)))
    return [(left["id"][place], right["id"][best[place]], 1.0) for place in mutual.tolist()]


def _bare(name: str) -> str:
    plain = re.sub(r"[^a-z0-9 ]+", " ", name.lower())
    return " ".join(re.sub(r"\b(pt|tbk|persero)\b", " ", plain).split())


if __name__ == "__main__":
    peer, *files = sys.argv[1:]
    begun = time.perf_counter()
    pairs = {"splink": splink, "recordlinkage": recordlinkage, "rapidfuzz": rapidfuzz}[peer](files)
    seconds = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"pairs": pairs, "clustered": CLUSTERED, "seconds": seconds, "megabytes": memory}))
