from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from semesta.coverage.counts.misprint import Misprint, explain

WORKERS = st.integers(min_value=100, max_value=200_000_000)


def reason(printed: str, participants: int, workers: int, **others: int) -> str | None:
    found = explain(Decimal(printed) / 100, participants, workers, others.items())
    return found.reason if found else None


def meant(printed: str, participants: int, workers: int) -> int | None:
    found = explain(Decimal(printed) / 100, participants, workers)
    assert found is not None
    return found.meant


@pytest.mark.parametrize(
    ("printed", "participants", "workers"),
    [("51.39", 2_123_056, 4_131_263), ("27.65", 824_714, 2_982_642), ("24.5", 687_000, 2_800_000)],
)
def test_a_print_that_fits_is_not_explained(printed: str, participants: int, workers: int) -> None:
    assert reason(printed, participants, workers) is None


def test_exactly_005_points_is_no_difference() -> None:
    assert reason("50.05", 50_000, 100_000) is None
    assert reason("50.051", 50_000, 100_000) is not None


@pytest.mark.parametrize(
    ("printed", "participants", "workers"),
    [
        ("36", 1_043_751, 2_865_109),  # Sulawesi Selatan 2021: 36.43
        ("80", 623_409, 780_666),  # Sulawesi Utara 2021: 79.86
        ("31", 264_624, 865_080),  # Sulawesi Tenggara 2021: 30.59
        ("40", 40_000_000, 99_000_000),  # the nation 2025: 40.40
        ("36", 36_970, 100_003),  # cut, not rounded: 36.97
        ("36.4", 36_490, 100_003),  # cut to one decimal: 36.49
    ],
)
def test_a_percentage_printed_with_fewer_decimals(printed: str, participants: int, workers: int) -> None:
    assert reason(printed, participants, workers) == "percent_rounded"


def test_a_rounded_denominator_names_what_the_print_fits() -> None:
    assert reason("70.86", 962_711, 1_350_000) == "workers_rounded"  # Kalimantan Timur 2023
    assert meant("70.86", 962_711, 1_350_000) == 1_358_610
    assert reason("24.86", 760_468, 3_050_000) == "workers_rounded"  # Lampung 2024
    assert meant("24.86", 760_468, 3_050_000) == 3_059_002


def test_a_rounded_numerator() -> None:
    assert reason("53.20", 530_000, 1_000_003) == "participants_rounded"
    assert meant("53.20", 530_000, 1_000_003) == 532_002


def test_a_digit_swap_in_the_workers() -> None:
    assert reason("50.88", 935_079, 1_873_899) == "workers_swapped"  # Bali 2025
    assert meant("50.88", 935_079, 1_873_899) == 1_837_899


def test_a_digit_swap_in_the_participants() -> None:
    assert reason("53.31", 353_079, 999_983) == "participants_swapped"
    assert meant("53.31", 353_079, 999_983) == 533_079


def test_a_digit_swap_in_the_percentage() -> None:
    found = explain(Decimal("0.6414"), 358_900, 777_777)
    assert found is not None
    assert (found.reason, found.percent) == ("percent_swapped", Decimal("0.4614"))


def test_a_swap_never_makes_a_leading_zero() -> None:
    assert reason("5", 53, 1053) != "workers_swapped"


def test_another_denominator_is_named() -> None:
    found = explain(Decimal("0.28"), 280_001, 700_001, [("labour force", 1_000_003), ("later", 1_000_004)])
    assert found is not None
    assert (found.reason, found.other, found.meant) == ("other_workers", "labour force", 1_000_003)


def test_a_denominator_of_zero_or_the_same_one_is_no_other() -> None:
    assert reason("28.17", 280_001, 700_001, nobody=0, same=700_001) == "unexplained"


@pytest.mark.parametrize(
    ("printed", "participants", "workers", "implied"),
    [
        ("31.95", 328_119, 1_614_923, 1_026_977),  # DI Yogyakarta 2022
        ("31", 5_400_000, 18_000_000, 17_419_355),  # Jawa Barat 2022
        ("28.9", 2_300_000, 9_700_000, 7_958_478),  # Jawa Barat 2015, formal
    ],
)
def test_what_fits_nothing_says_how_many_workers_it_implies(
    printed: str, participants: int, workers: int, implied: int
) -> None:
    assert reason(printed, participants, workers) == "unexplained"
    assert meant(printed, participants, workers) == implied


def test_a_print_of_zero_implies_nobody() -> None:
    assert explain(Decimal(0), 50, 100) == Misprint("unexplained", Decimal(0), Fraction(1, 2))


@given(participants=st.integers(min_value=0, max_value=200_000_000), workers=WORKERS)
def test_a_print_rounded_to_two_decimals_is_never_explained(participants: int, workers: int) -> None:
    printed = (Decimal(participants) / workers * 100).quantize(Decimal("0.01"), ROUND_HALF_UP) / 100
    assert explain(printed, participants, workers) is None


@given(participants=st.integers(min_value=1, max_value=200_000_000), workers=WORKERS, cut=st.booleans())
def test_a_print_in_whole_percent_is_at_most_rounded(participants: int, workers: int, cut: bool) -> None:
    rounding = ROUND_DOWN if cut else ROUND_HALF_UP
    printed = (Decimal(participants) / workers * 100).quantize(Decimal(1), rounding) / 100
    found = explain(printed, participants, workers)
    assert found is None or found.reason == "percent_rounded"


@given(
    participants=st.integers(min_value=0, max_value=10**9),
    workers=st.integers(min_value=1, max_value=10**9),
    printed=st.decimals(min_value=0, max_value=3, places=4),
)
def test_a_reason_is_given_exactly_beyond_the_tolerance(
    participants: int, workers: int, printed: Decimal
) -> None:
    found = explain(printed, participants, workers)
    difference = abs(Decimal(participants) / workers - printed)
    assume(abs(difference - Decimal("0.0005")) > Decimal("1e-12"))
    assert (found is not None) == (difference > Decimal("0.0005"))
    if found is not None and found.reason == "workers_swapped":
        assert found.meant is not None
        assert sorted(str(found.meant)) == sorted(str(workers))
        assert abs(Decimal(participants) / found.meant - printed) <= Decimal("0.0005")


@given(
    workers=st.integers(min_value=1_000, max_value=10**9),
    participants=st.integers(min_value=1, max_value=10**9),
)
def test_the_implied_workers_give_the_print(workers: int, participants: int) -> None:
    found = explain(Decimal("0.3719"), participants, workers)
    if found is not None and found.reason == "unexplained":
        assert found.meant is not None
        assert abs(Decimal(participants) / Decimal("0.3719") - found.meant) <= Decimal("0.5")
