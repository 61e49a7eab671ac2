import pytest

from accounts.numbers import whole_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("007", 7),
        ("999999999999999", 999_999_999_999_999),
        ("9999999999999999", None),  # larger than a database may hold one day
        ("9" * 5000, None),  # Python itself refuses to read it
        ("", None),
        ("-1", None),
        ("1.0", None),
        (" 1", None),
        ("²", None),
        ("٣", None),
    ],
)
def test_only_plain_digits_of_a_sensible_length_are_a_number(text, number):
    assert whole_number(text) == number
