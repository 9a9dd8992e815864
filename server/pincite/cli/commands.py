"""The commands and their options; each imports what it runs only when it is run."""

import logging
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from pincite import __version__
from pincite.cli.files import STDIN, FileError, drafts, read, write
from pincite.settings import Style

if TYPE_CHECKING:
    from pincite.cli.reading import Checked, Choices

FOUND, FAILED = 1, 2
"""Exit codes: findings at warning or above; something that could not run."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Read the legal citations of a draft: in an editor, or here."""


@main.command()
@click.option("--stdio", is_flag=True, help="Speak on standard input and output: the default, and the only way.")
def server(stdio: bool) -> None:
    """Serve an editor over the Language Server Protocol."""
    del stdio
    import gc

    # The protocol's thousands of types are not garbage: looking for some among them takes a tenth of the start.
    gc.disable()
    from pincite.lsp.server import serve

    gc.freeze()
    gc.enable()
    code = serve()
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
@STYLE
@click.option("--select", multiple=True, metavar="RULE", callback=_rule_names, help="Only these rules.")
@click.option("--ignore", multiple=True, metavar="RULE", callback=_rule_names, help="Not these rules either.")
@STDIN_FILENAME
def check(
    paths: tuple[str, ...],
    form: str,
    fix: bool,
    style: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    stdin_filename: str | None,
) -> None:
    """Say what is wrong with the citations of drafts.

    A folder stands for the drafts in it, - for standard input. The exit code is 0 where nothing is wrong, 1 where
    something is, at warning or above, and 2 where something could not be read.
    """
    from pincite.cli.reading import Choices
    from pincite.cli.report import FORMATS, GRAVE
    from pincite.cli.rules import unknown

    _complain(*unknown((*select, *ignore)))
    choices = Choices(style, select, ignore)
    outcomes = [_check(path, fix, choices, stdin_filename) for path in drafts(paths)]
    checked = [outcome for outcome in outcomes if outcome is not None]
    report = FORMATS[form](checked)
    if report:
        # The mended text has standard output to itself.
        _say(report, err=fix and STDIN in paths)
    grave = any(finding.severity in GRAVE for one in checked for finding in one.snapshot.findings)
    sys.exit(FAILED if len(checked) < len(outcomes) else FOUND if grave else 0)


def _check(path: str, fix: bool, choices: "Choices", stdin_filename: str | None) -> "Checked | None":
    """Read one draft, and mend it where that is asked; None where it cannot be, which is said."""
    from pincite.cli.reading import check, mend, settings_for, shown_name

    name = shown_name(path, stdin_filename)
    try:
        text = read(path)
        settings, problems = settings_for(name, choices)
        _complain(*problems)
        checked = (mend if fix else check)(name, text, settings)
        if fix and path == STDIN:
            _write_out(checked.snapshot.text)
        elif checked.snapshot.text != text:
            write(path, checked.snapshot.text)
    except FileError as reason:
        _complain(reason)
        return None
    except Exception as error:
        logging.getLogger(__name__).debug("internal error", exc_info=True)
        _complain(f"{name}: cannot be checked: internal error: {type(error).__name__}: {error}")
        return None
    return checked


@main.command()
@click.argument("file")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@STYLE
@STDIN_FILENAME
def cites(file: str, form: str, style: str | None, stdin_filename: str | None) -> None:
    """List the citations of a draft and what each one means."""
    from pincite.cli.listing import LISTINGS

    _say(LISTINGS[form](_checked(file, style, stdin_filename)))


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

    snapshot = _checked(file, style, stdin_filename).snapshot
    told = By(by) if by else None
    if not writes:
        _say(printed(snapshot, form, told))
        return
    try:
        text = edits.apply(snapshot.text, written(snapshot, told))
        if file == STDIN:
            _write_out(text)
        elif text != snapshot.text:
            write(file, text)
    except (NoPlaceError, FileError) as reason:
        _complain(reason if isinstance(reason, FileError) else f"{file}: {reason}")
        sys.exit(FAILED)


@main.command()
@click.argument("file")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@STDIN_FILENAME
def words(file: str, form: str, stdin_filename: str | None) -> None:
    """Count the words of a brief as Fed. R. App. P. 32(f) has them counted."""
    from pincite.cli.counting import COUNTS

    _say(COUNTS[form](_checked(file, None, stdin_filename)))


def _checked(file: str, style: str | None, stdin_filename: str | None) -> "Checked":
    """Read one draft; where it cannot be read, that is said and the command ends."""
    from pincite.cli.reading import Choices, check, settings_for, shown_name

    name = shown_name(file, stdin_filename)
    try:
        text = read(file)
    except FileError as reason:
        _complain(reason)
        sys.exit(FAILED)
    settings, problems = settings_for(name, Choices(style))
    _complain(*problems)
    return check(name, text, settings)


@main.command()
@click.argument("rule", required=False)
@click.option("--format", "form", type=click.Choice(["text", "table", "markdown"]), default="text")
def rules(rule: str | None, form: str) -> None:
    """List the rules, or explain one with its examples."""
    from pincite.cli.rules import explanation, overview, unknown

    found = overview(form) if rule is None else explanation(rule)
    if found is None:
        _complain(*unknown([rule or ""]))
        sys.exit(FAILED)
    _say(found)


def _complain(*reasons: Any) -> None:
    for reason in reasons:
        click.echo(f"pincite: {' '.join(str(reason).split())}", err=True)


def _say(text: str, err: bool = False) -> None:
    """Print in UTF-8 whatever the locale, coloured on a terminal that wants it."""
    stream = sys.stderr if err else sys.stdout
    plain = os.environ.get("NO_COLOR") or not stream.isatty()
    if plain:
        stream.flush()
        stream.buffer.write((click.unstyle(text) + "\n").encode("utf-8"))
        stream.flush()
    else:
        click.echo(text, err=err)


def _write_out(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.flush()
