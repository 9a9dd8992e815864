"""No network: a connection, or a look-up of a name, that would leave this machine raises.

Python imports this module when it starts, in every process that a test starts: its folder is on ``PYTHONPATH``.
"""

import ipaddress
import sys


def _is_local(host):
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else host).is_loopback
    except ValueError:
        return False


def refuse(event, arguments):
    """Listen to what the interpreter is about to do."""
    host = None
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto", "socket.sendmsg") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    if not _is_local(host):
        raise PermissionError(f"a test wants to reach {host!r}")


sys.addaudithook(refuse)
