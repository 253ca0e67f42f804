"""Misconfiguration is found by `manage.py check`."""

import pytest
from django.core import checks
from django.test.utils import override_settings

from config.checks import check_address, check_clock, check_letters, check_mail


@pytest.mark.django_db
def test_the_test_database_knows_danish_letters() -> None:
    assert check_letters(None, databases=["default"]) == []


@pytest.mark.parametrize(
    ("setting", "value", "check", "number"),
    [
        ("TEST_CLOCK", "1", check_clock, "punkt.E002"),
        ("MAIL_FROM", "Punkt <punkt@localhost>", check_mail, "punkt.E003"),
        ("BASE_URL", "http://punkt.egernborg.example", check_address, "punkt.E004"),
    ],
)
def test_a_production_that_would_mislead_is_refused(
    setting: str, value: str, check: object, number: str
) -> None:
    assert callable(check)
    with override_settings(**{setting: value}):
        assert [found.id for found in check(None)] == [number]


def test_a_good_production_passes() -> None:
    good = {
        "TEST_CLOCK": "",
        "MAIL_FROM": "Punkt <punkt@egernborg.example>",
        "BASE_URL": "https://punkt.egernborg.example",
    }
    with override_settings(**good):
        found: list[checks.CheckMessage] = [
            *check_clock(None), *check_mail(None), *check_address(None)
        ]  # fmt: skip
    assert found == []
