"""Files that are no texts: each is told of in one line, and keeps no other out."""

import io
import zipfile
from itertools import pairwise

import pytest
from click.testing import CliRunner
from docx import Document

from pdf_files import pdf
from pincite.cli import main

ROTH = "Roth v. Doe, 408 U.S. 564 (1972)\n\nThe first *565 page ends here *566 and no property.\n"


CATALOGUE = ("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>"


def encrypted():
    """A PDF whose password nobody knows."""
    lock = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"
    return pdf(*CATALOGUE, PAGE, lock, trailer=f"/Encrypt 4 0 R /ID [<{'43' * 16}> <{'43' * 16}>]")


def docx(change):
    """A Word document whose main part is changed."""
    file, made = io.BytesIO(), io.BytesIO()
    document = Document()
    document.add_paragraph("408 U.S. 564 (1972)")
    document.save(file)
    with zipfile.ZipFile(file) as package, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as other:
        for name in package.namelist():
            content = package.read(name)
            other.writestr(name, change(content) if name == "word/document.xml" else content)
    return made.getvalue()


def bomb(content):
    return content + bytes(60 << 20)


def entities(content):
    """A document that is ten to the ninth words when it is read."""
    names = "abcdefghij"
    more = "".join(f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in pairwise(names))
    head = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "lol">{more}]>'.encode()
    return head + content[content.index(b"<w:document") :].replace(b"408 U.S.", b"&j; 408 U.S.")


def paragraphs(content):
    at = content.index(b"<w:sectPr")
    return content[:at] + b"<w:p/>" * 200_000 + content[at:]


FILES = {
    "cut.pdf": (b"%PDF-1.4 cut off", "is no PDF that can be read"),
    "encrypted.pdf": (encrypted(), "is an encrypted PDF: keep a copy that needs no password"),
    "pictures.pdf": (pdf(*CATALOGUE, PAGE), "has no text: its pages are pictures"),
    "bomb.docx": (docx(bomb), "would unpack to more than 50 MB: a zip bomb?"),
    "entities.docx": (docx(entities), "is no Word document that can be read"),
    "paragraphs.docx": (docx(paragraphs), "has more than 200,000 paragraphs"),
    "encrypted.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        "it is encrypted, or in Word's format of before",
    ),
    "other.zip.docx": (b"PK\x03\x04 no package", "is no Word document that can be read"),
    "deep.json": (b"[" * 200_000, "is JSON that is nested too deeply"),
    "deep-case.json": (b'{"casebody":' * 200_000, "is JSON that is nested too deeply"),
    "cut.json": (b'{"casebody": {', "is not JSON"),
    "list.json": (b"[1, 2]", "is JSON, but no opinion"),
    "number.json": (b"5", "is JSON, but no opinion"),
    "empty-case.json": (b'{"casebody": {"opinions": [1, null, {"text": 3}]}}', "is a case without its text"),
    "empty-opinion.json": (b'{"plain_text": {}}', "is an opinion without its text"),
    "junk.txt": (bytes(range(1, 256)) * 200, "is not text"),
    "zeros.txt": (ROTH.encode() + b"\0", "is not text"),
    "half.txt": (b"\xff\xfe" + ROTH.encode("utf-16-le") + b"x", "is not text: it is damaged UTF-16"),
    "empty.txt": (b" \n", "is empty"),
    "yaml.md": (b"---\ncitation: [a: b\n---\nText.", "has front matter that is not YAML"),
    "deep.md": (b"---\ncitation: " + b"[" * 5000 + b"\n---\nText.", "has front matter that is nested too deeply"),
    "nameless.txt": (b"Text.", "says of no citation that it stands there"),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What ``pincite library verify`` says of all these files beside one that is good."""
    root = tmp_path_factory.mktemp("bad")
    folder = root / "work" / "authorities"
    folder.mkdir(parents=True)
    for name, (content, _) in FILES.items():
        (folder / name).write_bytes(content)
    (folder / "roth.txt").write_text(ROTH)
    with (folder / "endless.txt").open("wb") as file:
        file.truncate(2 << 30)
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    (folder / "round").symlink_to(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(root / "data"))
        patch.setenv("XDG_CACHE_HOME", str(root / "cache"))
        patch.chdir(root / "work")
        yield lambda *arguments: CliRunner().invoke(main, ["library", *arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def lines(told):
    ran = told("verify")
    assert (ran.exit_code, ran.stdout) == (1, "2 texts\n")
    return ran.stderr.splitlines()


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_text_is_said_to_be_none_in_one_line(lines, name):
    (line,) = (line for line in lines if f"/{name}:" in line)
    assert FILES[name][1] in line


def test_nothing_is_said_of_anything_else(lines):
    assert len(lines) == len(FILES) + 2


def test_two_gigabytes_are_not_read(lines):
    (line,) = (line for line in lines if "/endless.txt:" in line)
    assert line.endswith("is larger than 100 MB")


def test_a_link_that_leads_to_itself_leads_nowhere(lines):
    (line,) = (line for line in lines if "/circle.txt:" in line)
    assert "cannot be read" in line


def test_the_good_one_is_there(told):
    assert told("show", "408 U.S. 564", "--page", "565").stdout == "page ends here\n"


def test_they_are_told_of_when_they_are_added(told):
    for name, (_, reason) in FILES.items():
        ran = told("add", f"authorities/{name}")
        assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1), ran.stderr
        assert reason in ran.stderr
