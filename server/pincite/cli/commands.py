"""The commands and their options; each imports what it runs only when it is run."""

import os
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TextIO

import click

from pincite import __version__
from pincite.cli.files import STDIN, FileError, drafts, read, write
from pincite.settings import Style

if TYPE_CHECKING:
    from pincite.cli.reading import Checked, Read

FOUND, FAILED = 1, 2
"""Exit codes: findings at warning or above; something that could not run."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Read the legal citations of a draft: in an editor, or here."""


@main.command()
@click.option("--stdio", is_flag=True, help="Speak on standard input and output: the default, and the only way.")
@click.option("--debug", is_flag=True, help="Log everything on standard error, what is typed as well.")
def server(stdio: bool, debug: bool) -> None:
    """Serve an editor over the Language Server Protocol."""
    del stdio
    import gc
    import linecache

    from pincite.lsp.greeting import greet
    from pincite.lsp.memory import without_tls

    greeting = greet()
    # Each of the protocol's types is made twice, the first time as garbage: only what is new is searched for that,
    # since looking through all of them takes a tenth of the start.
    gc.set_threshold(10_000, 1_000_000)
    with without_tls():
        from pincite.lsp.server import serve

    linecache.clearcache()  # the sources of their methods, megabytes that only a traceback would show
    gc.freeze()
    code = serve(greeting, log_everything=debug)
    sys.stderr.flush()
    # The reader's thread may still hold standard input, which an orderly end of the interpreter would wait for.
    os._exit(code)


def _rule_names(context: click.Context, option: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    del context, option
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


STYLE = click.option(
    "--style", type=click.Choice([style.value for style in Style]), help="Hold every draft to this house style."
)
STDIN_FILENAME = click.option("--stdin-filename", metavar="NAME", help="What to take standard input (-) for.")


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif", "github"]), default="text")
@click.option("--fix", is_flag=True, help="Make every safe fix; standard input comes out mended.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@STYLE
@click.option("--select", multiple=True, metavar="RULE", callback=_rule_names, help="Only these rules.")
@click.option("--ignore", multiple=True, metavar="RULE", callback=_rule_names, help="Not these rules either.")
@STDIN_FILENAME
@click.option(
    "--jobs", type=click.IntRange(1), metavar="N", help="Read in N processes, not in as many as seem worth it."
)
def check(
    paths: tuple[str, ...],
    form: str,
    fix: bool,
    diff: bool,
    style: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    stdin_filename: str | None,
    jobs: int | None,
) -> None:
    """Say what is wrong with the citations of drafts.

    A folder stands for the drafts in it, but for those that git ignores; a glob for those that it matches; - for
    standard input. The exit code is 0 where nothing is wrong, 1 where something is, at warning or above, and 2 where
    something could not be read. With --diff it is 1 where something would be changed.
    """
    import gc

    gc.set_threshold(50_000, 20, 100)  # a reading is freed by counting, and importing leaves nothing behind

    from pincite.cli.checking import Task, examine_all
    from pincite.cli.diff import summary
    from pincite.cli.reading import Choices, keep_up, shown_name
    from pincite.cli.report import FORMATS, GRAVE
    from pincite.cli.rules import unknown

    if diff and form != "text":
        raise click.UsageError("--diff prints a diff and no other --format.")
    complain(*unknown((*select, *ignore)))
    task = Task(Choices(style, select, ignore), fix or diff, fix and not diff, stdin_filename)
    named = list(drafts(paths))
    complain(*keep_up(shown_name(path, stdin_filename) for path in named))
    outcomes = examine_all(named, task, jobs)
    # What several drafts share, such as a bad setting, is said once.
    complain(*dict.fromkeys(complaint for outcome in outcomes for complaint in outcome.complaints))
    checked = [outcome.checked for outcome in outcomes if outcome.checked]
    # A diff and a mended text have standard output to themselves.
    apart = diff or (fix and STDIN in named)
    if diff:
        _say_diffs(checked)
    elif apart:
        _write_out("".join(one.text for name, (one, _) in zip(named, outcomes, strict=True) if one and name == STDIN))
    if report := summary(checked) if diff else FORMATS[form](checked):
        say(report, err=apart)
    grave = any(finding.severity in GRAVE for one in checked for finding in one.findings)
    wrong = any(one.mended for one in checked) if diff else grave
    sys.exit(FAILED if len(checked) < len(outcomes) else FOUND if wrong else 0)


@main.command()
@click.argument("file")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@STYLE
@STDIN_FILENAME
def cites(file: str, form: str, style: str | None, stdin_filename: str | None) -> None:
    """List the citations of a draft and what each one means."""
    from pincite.cli.listing import LISTINGS

    say(LISTINGS[form](_read(file, style, stdin_filename)))


@main.command()
@click.argument("file")
@click.option("--format", "form", type=click.Choice(["markdown", "latex", "text", "json"]), default="text")
@click.option("--by", type=click.Choice(["page", "section", "line"]), help="What places are told by.")
@click.option("--write", "writes", is_flag=True, help="Write the table into the draft, or bring it up to date there.")
@STYLE
@STDIN_FILENAME
def table(file: str, form: str, by: str | None, writes: bool, style: str | None, stdin_filename: str | None) -> None:
    """Print a draft's table of authorities, or keep it up to date in the draft.

    In the draft it stands between <!-- pincite-table --> and <!-- pincite-table-end -->, or the same behind % in LaTeX;
    a draft without them gets them below its heading "Table of Authorities".
    """
    from pincite.features import edits
    from pincite.features.table.places import By
    from pincite.features.table.writing import NoPlaceError, printed, written

    snapshot = _read(file, style, stdin_filename).snapshot
    told = By(by) if by else None
    if not writes:
        say(printed(snapshot, form, told))
        return
    try:
        text = edits.apply(snapshot.text, written(snapshot, told))
        if file == STDIN:
            _write_out(text)
        elif text != snapshot.text:
            write(file, text)
    except (NoPlaceError, FileError) as reason:
        complain(reason if isinstance(reason, FileError) else f"{file}: {reason}")
        sys.exit(FAILED)


@main.command()
@click.argument("file")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@STDIN_FILENAME
def words(file: str, form: str, stdin_filename: str | None) -> None:
    """Count the words of a brief as Fed. R. App. P. 32(f) has them counted."""
    from pincite.cli.counting import COUNTS

    say(COUNTS[form](_read(file, None, stdin_filename)))


@main.command()
@click.argument("file")
@click.option("-o", "--output", metavar="PAGE", help="Where to write it: - for standard output.")
@STYLE
@STDIN_FILENAME
def report(file: str, output: str | None, style: str | None, stdin_filename: str | None) -> None:
    """Write a page about a draft, for a browser or to be printed: what it cites, what was checked, and what is wrong.

    The page needs nothing but itself. Without -o it stands beside the draft, brief.report.html for brief.md; the page
    about standard input goes to standard output. The exit code is that of check.
    """
    from datetime import date

    from pincite.cli.page.writing import page, summary
    from pincite.cli.report import GRAVE
    from pincite.features.review import review

    read = _read(file, style, stdin_filename)
    reviewed = review(read.snapshot)
    html = page(os.path.basename(read.path), reviewed, date.today())
    place = output or (STDIN if file == STDIN else f"{os.path.splitext(file)[0]}.report.html")
    if place == STDIN:
        _write_out(html)
    else:
        try:
            write(place, html)
        except FileError as reason:
            complain(reason)
            sys.exit(FAILED)
        say(f"{place}: {summary(reviewed)}")
    sys.exit(FOUND if any(finding.severity in GRAVE for finding in read.snapshot.findings) else 0)


def _read(file: str, style: str | None, stdin_filename: str | None) -> "Read":
    """Read one draft; where it cannot be read, that is said and the command ends."""
    from pincite.cli.reading import Choices, keep_up, look, settings_for, shown_name

    name = shown_name(file, stdin_filename)
    try:
        text = read(file)
    except FileError as reason:
        complain(reason)
        sys.exit(FAILED)
    complain(*keep_up([name]))
    settings, problems = settings_for(name, Choices(style))
    complain(*problems)
    return look(name, text, settings)


@main.command()
@click.argument("rule", required=False)
@click.option("--format", "form", type=click.Choice(["text", "table", "markdown"]), default="text")
def rules(rule: str | None, form: str) -> None:
    """List the rules, or explain one with its examples."""
    from pincite.cli.rules import explanation, overview, unknown

    found = overview(form) if rule is None else explanation(rule)
    if found is None:
        complain(*unknown([rule or ""]))
        sys.exit(FAILED)
    say(found)


@main.command()
def schema() -> None:
    """Print the JSON Schema of the settings, for editors that complete and check pincite.toml."""
    from pincite.cli.schema import schema

    say(schema())


@main.command()
@click.argument("path", default=".")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def doctor(path: str, form: str) -> None:
    """Tell what a bug report should: versions, settings and whence they are, rules switched off, caches.

    PATH is a draft, which is not read, or its folder. The exit code is 1 where a setting or a cache is bad.
    """
    from pincite.cli.doctor import FORMS, examined

    found = examined(path)
    say(FORMS[form](found))
    sys.exit(FOUND if found.ails else 0)


def complain(*reasons: Any) -> None:
    """Say what went wrong, a line for each reason."""
    for reason in reasons:
        click.echo(_harmless(f"pincite: {' '.join(str(reason).split())}"), err=True)


_OBEYED = re.compile(r"(?!\x1b\[[\d;]*m)[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What a terminal does not show but obey, but for line breaks, tabs and colours."""


def _harmless(text: str) -> str:
    return _OBEYED.sub("\ufffd", text)


def say(text: str, err: bool = False) -> None:
    """Print in UTF-8 whatever the locale, coloured on a terminal that wants it, and nothing that a terminal obeys."""
    stream = sys.stderr if err else sys.stdout
    if stream.isatty():
        text = _harmless(text)
    if _wants_colour(stream):
        click.echo(text, err=err)
    else:
        stream.flush()
        stream.buffer.write((click.unstyle(text) + "\n").encode("utf-8"))
        stream.flush()


def _say_diffs(checked: "Sequence[Checked]") -> None:
    from pincite.cli.diff import coloured, diff

    for patch in map(diff, checked):
        if _wants_colour(sys.stdout):
            click.echo(coloured(patch), nl=False)
        else:  # to the letter, for a program
            _write_out(patch)


def _wants_colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR")


def _write_out(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.flush()
