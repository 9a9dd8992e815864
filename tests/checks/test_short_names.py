"""Names that may mean two cases, or that nobody has been told."""

import pytest
from bluebook import M, P, mended, rules

TWO = "Thompson v. Louisville, 362 U.S. 199 (1960). Thompson v. Oklahoma, 487 U.S. 815 (1988). "
BOOK = "A Book Named Pleasure v. Attorney General, 383 U.S. 413 (1966) [hereinafter Memoirs]. "


@pytest.mark.parametrize(
    "text",
    [
        TWO + "Thompson is the leading case.",
        TWO + "It was so.\n\nIt was so.\n\nIn Thompson, the Court said more.",
        "Smith v. Doe, 538 U.S. 84 (2003); Smith v. Jones, 12 F.3d 33 (1st Cir. 1993). As Smith at 90 says.",
    ],
)
def test_a_name_of_two_cases(text):
    assert rules(text).count("short-form-ambiguous") == 1


@pytest.mark.parametrize(
    "text",
    [
        TWO + "\n\nIn Thompson v. Oklahoma, 487 U.S. at 820, it is so. Thompson holds.",
        TWO.replace("(1988)", "(1988) (“Thompson II”)") + "Thompson II holds.",
        "Doe v. Roe, 12 F.3d 33 (1st Cir. 1993), aff’d, 515 U.S. 472 (1995). Doe holds.",
        "Thompson v. Louisville, 362 U.S. 199 (1960). Thompson holds. Thompson v. Oklahoma, 487 U.S. 815 (1988).",
    ],
)
def test_a_name_that_is_clear(text):
    assert "short-form-ambiguous" not in rules(text)


def test_one_page_tells_which_case_is_meant():
    assert mended(TWO + "Thompson at 205.").endswith(" Thompson, 362 U.S. at 205.")
    assert rules(TWO + "Thompson at 205.") == ["short-form-ambiguous"]


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("See the Fee Order, at 3. Later the court (the “Fee Order”) said more.", P),
        ("Smith Aff. ¶ 3. Then came the affidavit of J. Smith [hereinafter Smith Aff.].", P),
        ("It is so. The MSJ Order at 3 says it.", P),
        ("*Memoirs*, 383 U.S. at 418. " + BOOK, M),
    ],
)
def test_a_name_that_comes_before_its_definition(text, markup):
    assert [rule for rule in rules(text, markup) if rule in ("hereinafter-undefined", "short-form-before-full")] == [
        "hereinafter-undefined"
    ]


@pytest.mark.parametrize(
    "text",
    [
        BOOK + "Memoirs, 383 U.S. at 418.",
        "The court (the “Fee Order”) said so. See the Fee Order, at 3.",
        "The motion for summary judgment (MSJ) was denied. The MSJ Order at 3 says why.",
        "Olim, 461 U.S. at 245. Olim v. Wakinekona, 461 U.S. 238 (1983) (“Olim”).",
        "See the Final Pretrial Order at 4; Police Report at 2; the Sentencing Order, at 3.",
    ],
)
def test_a_name_that_was_told(text):
    assert "hereinafter-undefined" not in rules(text)
