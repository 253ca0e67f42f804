"""`make run`: everything, until Ctrl-C."""

import http.client
import os
import socket
import time

from runner import programs
from runner.embedded import servers
from runner.embedded.redis_server import free_port
from runner.interrupt import listen, make_gave_up
from runner.refusal import Refusal, plain
from runner.screen import Addresses, say, screen
from runner.state import State, folder_from, held
from runner.supervisor import Supervisor

USUAL_PORT = 8000
INBOX_AFTER = 25
WEB_SECONDS = 60.0


def run() -> None:
    """Start in order, show the screen, keep alive, end in order."""
    begun = time.monotonic()
    os.umask(0o077)
    done = make_gave_up()
    listen()
    addresses = Addresses(web=_web_port(), inbox=0, smtp=0)
    try:
        with held(folder_from(os.environ)) as state, Supervisor(state.logs) as supervisor:
            addresses = addresses.with_inbox(_inbox_port(addresses.web), free_port())
            with servers(state, supervisor) as found:
                _start(
                    state, supervisor, addresses, _environment(state, addresses, found.environment)
                )
                say(screen(state, addresses, found.described, time.monotonic() - begun))
                supervisor.watch(until=done)
    except KeyboardInterrupt:
        pass
    say("Punkt has stopped; nothing is left running.")


def _start(
    state: State, supervisor: Supervisor, addresses: Addresses, environment: dict[str, str]
) -> None:
    supervisor.start(
        programs.inbox(environment, smtp=addresses.smtp, http=addresses.inbox, folder=state.letters)
    )
    supervisor.run(
        programs.preparation(
            environment,
            f"--state-dir={state.folder}",
            f"--base-url={addresses.base_url}",
            f"--inbox-url={addresses.inbox_url}",
        )
    )
    addresses.stand_in(state.demo)
    web = supervisor.start(programs.web(environment, port=addresses.web))
    supervisor.start(programs.worker(environment))
    supervisor.start(programs.beat(environment, schedule=state.beat_schedule))
    supervisor.wait_until(web, lambda: _answers(addresses.web), seconds=WEB_SECONDS)


def _environment(
    state: State, addresses: Addresses, server_addresses: dict[str, str]
) -> dict[str, str]:
    """The settings of every process. Mail always goes to the inbox here: a laptop with demo data
    must not write to anybody, whatever the shell says."""
    environment = {
        **os.environ,
        **server_addresses,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PUNKT_STATE_DIR": str(state.folder),
        "PUNKT_BASE_URL": addresses.base_url,
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(addresses.smtp),
        "EMAIL_USE_TLS": "false",
        "EMAIL_HOST_USER": "",
        "EMAIL_HOST_PASSWORD": "",
        "PYTHONUNBUFFERED": "1",
    }
    environment.pop("EMAIL_HOST_PASSWORD_FILE", None)
    if "SECRET_KEY" not in environment:
        environment.setdefault("SECRET_KEY_FILE", str(state.key("secret_key")))
    return environment


def _web_port() -> int:
    given = os.environ.get("PUNKT_PORT") or str(USUAL_PORT)
    if not given.isdecimal() or not 0 < int(given) < 65536:
        raise Refusal(f"PUNKT_PORT must be a port number from 1 to 65535, not {given!r}.")
    port = int(given)
    if reason := _taken(port):
        raise Refusal(
            f"port {port} cannot be used ({reason}): stop the other program "
            "or choose another port, for example PUNKT_PORT=8010 make run."
        )
    return port


def _inbox_port(web: int) -> int:
    wished = web + INBOX_AFTER
    return wished if wished < 65536 and not _taken(wished) else free_port()


def _taken(port: int) -> str:
    with socket.socket() as probe:
        # Connections of the run before may linger; only a listener is in the way.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            return plain(error)
    return ""


def _answers(port: int) -> bool:
    """Any answer will do: whether worker and beat are well is the health page's own matter."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/api/v1/health")
        return connection.getresponse().status > 0
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
