"""No network: the whole suite runs with connections refused, here and in the processes that it starts."""

import socket
import subprocess
import sys

import pytest

CONNECT = "import socket; socket.create_connection(({!r}, 9), timeout=5)"
REFUSED = "a test wants to reach"


@pytest.mark.parametrize("host", ["192.0.2.1", "example.com", "2001:db8::1"])
def test_nothing_here_can_reach_another_machine(host):
    with pytest.raises(PermissionError, match=REFUSED):
        socket.create_connection((host, 9), timeout=5)


def test_nor_send_a_datagram():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams, pytest.raises(PermissionError, match=REFUSED):
        datagrams.sendto(b"", ("192.0.2.1", 9))


def test_nothing_that_is_started_from_here_can():
    ran = subprocess.run([sys.executable, "-c", CONNECT.format("192.0.2.1")], capture_output=True, check=False)
    assert REFUSED in ran.stderr.decode()


def test_this_machine_can_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
