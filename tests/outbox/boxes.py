"""A mailbox that is read by POP3 and by IMAP, as far as a reader of bounces speaks them."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Mailbox:
    """Mails, and which of them have been seen. `hangs_up` ends the conversation before the
    removals count."""

    user: str = "bounces"
    password: str = "secret"
    mails: list[bytes] = field(default_factory=list)
    seen: set[bytes] = field(default_factory=set)
    hangs_up: bool = False
    port: int = 0


class Talk(socketserver.StreamRequestHandler):
    box: Mailbox

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def lines(self) -> Iterator[str]:
        while line := self.rfile.readline():
            yield line.decode().strip()


class Pop3(Talk):
    def handle(self) -> None:
        self.say("+OK")
        gone: set[int] = set()
        for line in self.lines():
            verb, _, rest = line.partition(" ")
            if verb == "PASS" and rest != self.box.password:
                self.say("-ERR")
            elif verb == "LIST":
                sizes = [f"{n} {len(mail)}" for n, mail in enumerate(self.box.mails, 1)]
                self.say("\r\n".join(["+OK", *sizes, "."]))
            elif verb == "RETR":
                self.say("+OK")
                self.wfile.write(self.box.mails[int(rest) - 1] + b"\r\n.\r\n")
            elif verb == "DELE":
                gone.add(int(rest))
                self.say("+OK")
            elif verb == "QUIT":
                if self.box.hangs_up:
                    return
                self.box.mails = [m for n, m in enumerate(self.box.mails, 1) if n not in gone]
                self.say("+OK")
                return
            else:
                self.say("+OK")


class Imap(Talk):
    def handle(self) -> None:
        self.say("* OK IMAP4rev1")
        for line in self.lines():
            tag, verb, rest = [*line.split(" ", 2), ""][:3]
            if verb == "LOGIN" and self.box.password not in rest:
                self.say(f"{tag} NO no")
                continue
            if verb == "UID":
                self.answer(*rest.partition(" ")[::2])
            elif verb == "CAPABILITY":
                self.say("* CAPABILITY IMAP4rev1")
            elif verb == "SELECT":
                self.say(f"* {len(self.box.mails)} EXISTS")
            elif verb == "EXPUNGE":
                self.box.mails = [m for m in self.box.mails if m not in self.gone]
            self.say(f"{tag} OK done")
            if verb == "LOGOUT":
                return

    def setup(self) -> None:
        super().setup()
        self.gone: set[bytes] = set()

    def answer(self, verb: str, rest: str) -> None:
        if verb == "SEARCH":
            new = [str(n) for n, m in enumerate(self.box.mails, 1) if m not in self.box.seen]
            self.say(" ".join(["* SEARCH", *new]))
            return
        number = int(re.match(r"\d+", rest)[0])  # type: ignore[index]
        mail = self.box.mails[number - 1]
        if verb == "FETCH":
            self.say(f"* {number} FETCH (UID {number} BODY[] {{{len(mail)}}}")
            self.wfile.write(mail + b")\r\n")
        elif verb == "STORE":
            self.box.seen.add(mail)
            if "Deleted" in rest:
                self.gone.add(mail)


@contextmanager
def open_box(kind: type[Talk]) -> Iterator[Mailbox]:
    """Open until the block ends."""
    box = Mailbox()
    talk = type("Talk", (kind,), {"box": box})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), talk) as server:
        box.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield box
        server.shutdown()
