"""The commands and their options; each imports what it runs only when it is run."""

import click

from pincite import __version__


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
    import os
    import sys

    # The protocol's thousands of types are not garbage: looking for some among them takes a tenth of the start.
    gc.disable()
    from pincite.lsp.server import serve

    gc.freeze()
    gc.enable()
    code = serve()
    sys.stderr.flush()
    # The reader's thread may still hold standard input, which an orderly end of the interpreter would wait for.
    os._exit(code)
