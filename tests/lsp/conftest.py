"""Clients for the tests of the wire."""

import pytest
from strict_client import StrictClient, profile


@pytest.fixture
def connect():
    """Start a server and be its client; at the end it is stopped and held to account, or killed if the test failed."""
    clients = []

    def start(profile_name=None, begin=True, **options):
        if profile_name:
            options.setdefault("capabilities", profile(profile_name))
        client = StrictClient(**options)
        clients.append(client)
        if begin:
            client.start()
        return client

    yield start
    for client in clients:
        client.kill()


@pytest.fixture(scope="module")
def standing():
    """A client with no capabilities, for the tests of a module one after the other; stopped in order."""
    client = StrictClient()
    client.start()
    yield client
    client.stop()


@pytest.fixture
def client(standing):
    """The standing client, left as it was found."""
    yield standing
    standing.tidy()
