"""The index finds what is in the files, as they are now, whatever happens to it."""

import multiprocessing
import os
import sqlite3

import pytest

from pincite.library import keeping
from pincite.library.housekeeping import LONG, clear_copies
from pincite.library.index import Index, LibraryError, row_of
from pincite.library.places import places
from pincite.library.readers.facts import sources
from pincite.library.shelf import Shelf
from pincite.settings import Settings, load

ROTH = "Roth v. Doe, 408 U.S. 564 (1972)\n\nThe first *565 page ends here *566 and no property.\n"
WADE = "Doe v. Wade, 410 U.S. 113, 93 S. Ct. 705 (1973)\n\nA right *114 of privacy.\n"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "authorities"
    made.mkdir()
    (made / "roth.txt").write_text(ROTH)
    (made / "wade.txt").write_text(WADE)
    return made


@pytest.fixture
def index(tmp_path):
    made = Index(tmp_path / "cache" / "library.sqlite3")
    yield made
    made.close()


def names(index, key, *folders):
    return [text.name for text in index.find([key], folders)]


def test_a_text_is_found_by_each_of_its_citations(index, folder):
    assert index.update([folder]) == 2
    assert names(index, "93 S. Ct. 705", folder) == ["Doe v. Wade"]
    (text,) = index.find(["408 U.S. 564"], [folder])
    assert text.text[slice(*text.page("U.S.", "565"))] == "page ends here "
    assert text.in_file(text.text.index("page")) == ROTH.index("page")
    assert names(index, "408 U.S. 565", folder) == []


def _make(folder, paths, begin):
    for path in paths:
        index = Index(path)
        begin.wait()
        index.update([folder])
        index.close()


def test_two_make_it_at_the_same_moment(folder, tmp_path):
    start = multiprocessing.get_context("spawn")
    paths, begin = [tmp_path / str(number) / "library.sqlite3" for number in range(40)], start.Barrier(2, timeout=60)
    both = [start.Process(target=_make, args=(folder, paths, begin)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [one.exitcode for one in both] == [0, 0]
    assert all(names(Index(path), "408 U.S. 564", folder) == ["Roth v. Doe"] for path in paths)


def test_a_cache_that_another_keeps_to_itself_is_not_taken_for_damaged(index, folder, monkeypatch):
    index.update([folder])
    index.close()
    monkeypatch.setattr("pincite.library.index.PATIENCE", 0.05)
    other = sqlite3.connect(index.path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LibraryError):
        index.verify()
    other.execute("ROLLBACK")
    other.close()
    before = index.path.stat().st_ino
    assert index.verify()
    assert index.path.stat().st_ino == before
    assert names(index, "408 U.S. 564", folder) == ["Roth v. Doe"]


def test_only_the_folders_asked_about_are_looked_in(index, folder, tmp_path):
    index.update([folder])
    assert names(index, "408 U.S. 564", tmp_path / "elsewhere") == []


def test_what_has_not_changed_is_not_read_again(index, folder):
    index.update([folder])
    assert index.update([folder]) == 0


def test_a_file_is_told_as_it_is_now(index, folder):
    index.update([folder])
    (folder / "roth.txt").write_text(ROTH.replace("Roth", "Another"))
    assert names(index, "408 U.S. 564", folder) == ["Another v. Doe"]
    (folder / "roth.txt").unlink()
    assert names(index, "408 U.S. 564", folder) == []
    index.update([folder])
    assert [entry.name for entry in index.entries([folder])] == ["Doe v. Wade"]
    assert index.search("property", [folder]) == []


def test_a_file_beside_it_that_changes_what_it_is(index, folder):
    (folder / "opinion.txt").write_text("It *1119 is.")
    index.update([folder])
    (folder / "opinion.txt.toml").write_text('citation = "366 F.3d 1093"')
    assert index.update([folder]) == 1
    assert len(index.find(["366 F.3d 1093"], [folder])) == 1


def test_one_bad_file_does_not_keep_the_others_out(index, folder):
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 cut off")
    (folder / "other.json").write_text("[]")
    index.update([folder])
    assert [bool(entry.problem) for entry in index.entries([folder])] == [True, True, False, False]


def test_texts_are_found_by_their_words(index, folder):
    index.update([folder])
    (hit,) = index.search("NO property", [folder])
    assert (hit.text.name, hit.text.page_at("U.S.", hit.text.text.index("property"))) == ("Roth v. Doe", "566")
    assert index.search("property privacy", [folder]) == []
    for words in ("*", 'a"b', "NEAR(", "-"):
        index.search(words, [folder])
    with pytest.raises(LibraryError):
        index.search(' " ', [folder])


def test_the_drafts_own_folder_comes_before_the_authors(index, folder, tmp_path):
    own = tmp_path / "library"
    own.mkdir()
    (own / "roth.txt").write_text(ROTH.replace("Roth", "Other"))
    index.update([folder, own])
    assert names(index, "408 U.S. 564", folder, own) == ["Roth v. Doe", "Other v. Doe"]
    assert names(index, "408 U.S. 564", own, folder) == ["Other v. Doe", "Roth v. Doe"]


def test_progress_is_told(index, folder):
    told = []
    index.update([folder], lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


# -- what can happen to it --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 500, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_cache_is_made_anew(index, folder, damage):
    index.update([folder])
    index.close()
    index.path.write_bytes(damage)
    again = Index(index.path)
    again.update([folder])
    assert names(again, "408 U.S. 564", folder) == ["Roth v. Doe"]
    again.close()


def test_a_cache_that_is_deleted_is_made_anew(index, folder):
    index.update([folder])
    index.path.unlink()  # and not what SQLite keeps beside it
    again = Index(index.path)
    assert again.update([folder]) == 2
    assert names(index, "408 U.S. 564", folder) == ["Roth v. Doe"]
    again.close()


def test_damage_in_the_middle_is_seen(index, folder):
    index.update([folder])
    index.close()
    content = bytearray(index.path.read_bytes())
    content[5000:-100] = os.urandom(len(content) - 5100)
    index.path.write_bytes(content)
    assert not index.verify()
    index.update([folder])
    assert names(index, "408 U.S. 564", folder) == ["Roth v. Doe"]


def test_damage_that_is_met_on_the_way_is_mended(index, folder):
    index.update([folder])
    index._checked = True  # as in a large cache, which is not looked through each time
    index.close()
    content = bytearray(index.path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    index.path.write_bytes(content)
    keeping.keep_up(index, [folder], lambda done, of: None)
    assert names(index, "408 U.S. 564", folder) == ["Roth v. Doe"]


@pytest.mark.parametrize("version", [0, 1, 99])
def test_a_cache_of_another_version_is_made_anew(index, folder, version):
    index.update([folder])
    index.close()
    database = sqlite3.connect(index.path)
    database.execute(f"PRAGMA user_version = {version}")
    database.execute("DROP TABLE keys")
    database.close()
    index.update([folder])
    assert names(index, "408 U.S. 564", folder) == ["Roth v. Doe"]


def test_a_cache_that_cannot_be_written_is_said(folder, tmp_path):
    (tmp_path / "file").write_text("")
    index = Index(tmp_path / "file" / "library.sqlite3")
    with pytest.raises(LibraryError, match="cannot be used"):
        index.update([folder])
    assert Shelf(index, places(Settings(), folder.parent)).authority(sources(["408 U.S. 564"])[0]) is None


def test_a_file_that_ends_its_reader_is_passed_over(index, folder, monkeypatch):
    def ending(path, stamp):
        if path.name == "roth.txt":
            raise SystemExit
        return row_of(path, stamp)

    monkeypatch.setattr("pincite.library.index.row_of", ending)
    with pytest.raises(SystemExit):
        index.update([folder], careful=True)
    assert index.update([folder], careful=True) == 1
    told = {entry.path.name: entry.problem for entry in index.entries([folder])}
    assert told == {"roth.txt": "ends the process that reads it, or takes minutes", "wade.txt": ""}
    monkeypatch.undo()
    (folder / "roth.txt").write_text(ROTH + "More.\n")
    index.update([folder])
    assert names(index, "408 U.S. 564", folder) == ["Roth v. Doe"]


def test_a_cache_that_another_process_has_made_anew_is_taken_up(index, folder):
    index.update([folder])
    before = index.state()
    other = Index(index.path)
    other.clear()
    (folder / "roth.txt").unlink()
    other.update([folder])
    other.close()
    assert index.state() != before
    assert names(index, "93 S. Ct. 705", folder) == ["Doe v. Wade"]
    assert index.find(["408 U.S. 564"], [folder], read=False) == []


def test_what_nobody_has_used_for_long_is_forgotten(index, folder, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "roth.txt").write_text(ROTH)
    for place, day in ((folder, 0), (other, LONG), (other, LONG + 1)):
        index.update([place])
        index.keep_house([place], day)
        assert bool(index.entries([folder])) == (day <= LONG)
    assert len(index.entries([other])) == 1
    assert index.verify()


def test_what_is_gone_is_forgotten(index, folder, tmp_path):
    index.update([folder])
    index.keep_house([folder], 0)
    folder.rename(tmp_path / "elsewhere")
    index.update([tmp_path / "elsewhere"])
    index.keep_house([tmp_path / "elsewhere"], 0)
    assert index.entries([folder]) == []
    assert names(index, "408 U.S. 564", tmp_path / "elsewhere") == ["Roth v. Doe"]


def test_copies_that_nobody_has_looked_at_for_long_are_deleted(tmp_path):
    for name, day in (("old", 0), ("new", LONG)):
        copy = tmp_path / name / "roth.txt"
        copy.parent.mkdir()
        copy.write_text("Text.")
        os.utime(copy, (day * 86400, day * 86400))
    clear_copies(tmp_path, LONG + 1)
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_a_full_disk_loses_nothing(index, folder):
    index.update([folder])
    index._database.execute("PRAGMA max_page_count = 1")
    (folder / "new.txt").write_text("New v. Case, 411 U.S. 1 (1973)\n\n" + "words and more " * 50_000)
    with pytest.raises(LibraryError, match="full"):
        index.update([folder])
    assert names(index, "408 U.S. 564", folder) == ["Roth v. Doe"]
    assert names(index, "411 U.S. 1", folder) == []


def _write_much(path, folder, number):
    index = Index(path)
    for turn in range(5):
        (folder / f"{number}.txt").write_text(f"Roe v. Doe, {number} F.3d {turn + 1} (2001)\n\nText.\n")
        index.update([folder])
    index.close()


def test_several_processes_write_at_once(index, folder):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_much, args=(index.path, folder, number)) for number in (100, 200)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0]
    index.update([folder])
    assert len(index.entries([folder])) == 4
    assert index.verify()


# -- places -----------------------------------------------------------------------------------------------------------


def shelf(index, table, root):
    return Shelf(index, places(load(table)[0], root))


def test_the_files_of_the_record(index, tmp_path):
    (tmp_path / "majority.txt").write_text("It *1100 holds.")
    kept = shelf(index, {"record": {"Ct. Op.": "majority.txt", "J.A.": ["gone.pdf"]}}, tmp_path)
    (text,) = kept.document("Ct. Op.")
    assert text.pages("p.") == ("1099", "1100")
    assert kept.document("J.A.") == kept.document("App.") == ()


def test_a_section_is_found_in_the_file_of_its_code(index, tmp_path):
    (tmp_path / "authorities").mkdir()
    (tmp_path / "authorities" / "rules.md").write_text("---\ncitation: Fed. R. Civ. P.\n---\nRule 65. Injunctions\n")
    kept = shelf(index, {}, tmp_path)
    index.update([tmp_path / "authorities"])
    text = kept.authority(sources(["Fed. R. Civ. P. 65"])[0])
    assert text.pages("§") == ("65",)


def test_of_a_code_a_draft_is_held_to_the_section_alone(index, tmp_path):
    (tmp_path / "authorities").mkdir()
    code = "---\ncitation: Fed. R. Civ. P.\n---\nRule 6. Time\n(a) Days.\n\nRule 65. Injunctions\n(d) Form.\n"
    (tmp_path / "authorities" / "rules.txt").write_text(code)
    kept = shelf(index, {}, tmp_path)
    index.update([tmp_path / "authorities"])
    (text,) = kept.texts(sources(["Fed. R. Civ. P. 65"])[0])
    assert text.text.strip() == "Rule 65. Injunctions\n(d) Form."
    assert text.pages("§") == ("(d)",)
    assert code[text.in_file(text.page("§", "(d)").start) :] == "(d) Form.\n"
    assert kept.texts(sources(["Fed. R. Civ. P. 66"])[0]) == []


def test_nothing_outside_the_settings_folder_is_read(index, tmp_path):
    outside, root = tmp_path / "outside", tmp_path / "root"
    for made in (outside, root / "authorities"):
        made.mkdir(parents=True)
    (outside / "roth.txt").write_text(ROTH)
    (root / "authorities" / "link.txt").symlink_to(outside / "roth.txt")
    (root / "linked").symlink_to(outside)
    table = {
        "authorities": ["authorities", "../outside", "linked", str(outside)],
        "record": {"App.": "../outside/roth.txt"},
    }
    kept = places(load(table)[0], root)
    assert set(kept.refused) == {"../outside", "linked", str(outside), "../outside/roth.txt"}
    index.update(kept.folders[:-1])
    assert index.entries(kept.folders) == []
    assert Shelf(index, kept).document("App.") == ()
