from __future__ import annotations

import pytest

from semesta.identity.columns import recognise
from semesta.identity.headings import is_heading


@pytest.mark.parametrize(
    ("labels", "fields"),
    [
        (
            ["Vorname", "Nachname", "Geb.-Datum", "Straße", "Hausnr.", "PLZ", "Wohnort", "m/w"],
            {"given", "surname", "birth_date", "address", "postcode", "place", "sex"},
        ),
        (
            ["Nombre", "Fecha de nacimiento", "Código postal", "Móvil", "DNI"],
            {"given", "birth_date", "postcode", "phone", "nik"},
        ),
        (["Voornaam", "Geboortedatum", "Woonplaats", "Geslacht"], {"given", "birth_date", "place", "sex"}),
        (
            ["Nama Peserta (sesuai KTP)", "No. KTP/NIK", "Tempat, Tanggal Lahir"],
            {"name", "nik", "birth_date"},
        ),
        (["Patient Name", "Umur (tahun)", "Home Phone"], {"name", "age", "phone"}),
    ],
)
def test_headings_of_persons_in_several_languages_are_known(labels: list[str], fields: set[str]) -> None:
    assert set(recognise(labels, "person", {}, None).fields) == fields


@pytest.mark.parametrize(
    "labels", [["Account Name", "Billing City"], ["Razón social", "Ciudad"], ["Bedrijfsnaam", "Plaats"]]
)
def test_headings_of_companies_in_several_languages_are_known(labels: list[str]) -> None:
    assert recognise(labels, "employer", {}, None).fields == {"name": (labels[0],), "place": (labels[1],)}


def test_two_surnames_make_one() -> None:
    found = recognise(["Segundo apellido", "Nombre", "Primer apellido"], "person", {}, None)
    assert found.fields["surname"] == ("Primer apellido", "Segundo apellido")


def test_given_name_and_surname_in_one_heading_are_a_whole_name() -> None:
    assert recognise(["Nachname / Vorname"], "person", {}, None).fields == {"name": ("Nachname / Vorname",)}


@pytest.mark.parametrize(
    "label", ["Nama Ibu Kandung", "Company Name", "Remarks", "Nama Perusahaan", "3171", ""]
)
def test_a_heading_of_something_else_is_no_field_of_a_person(label: str) -> None:
    assert recognise([label], "person", {}, None).fields == {}


def test_a_value_is_no_heading() -> None:
    assert is_heading("Tgl. Lahir")
    assert not is_heading("Budi Santoso")
