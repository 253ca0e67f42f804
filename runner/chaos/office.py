"""A mail server that misbehaves: `python -m runner.chaos.office --port P --journal FILE`.

What it takes it writes into the journal before it says so, and in the same line whether it will
say so: the journal outlives `kill -9`, and is what the letters marked as sent are held against.
"""

import argparse
import asyncio
import os
import re
import time
from contextlib import suppress
from pathlib import Path
from random import Random

FAULTS = {
    "421 on entry": 0.004,
    "450 at receiver": 0.02,
    "452 at receiver": 0.01,
    "554 policy": 0.01,
    "hangs up at DATA": 0.005,
    "451 after DATA": 0.01,
    "hangs up after DATA": 0.005,
    "takes it and hangs up": 0.005,
    "never answers": 0.001,
    "takes it and never answers": 0.001,
}
"""How often each is met; the last four after the letter is whole."""
AFTER_DATA = tuple(FAULTS)[5:]
NOBODY, TOO_LONG = "nobody", "toolong"
"""Receivers that begin so are always refused, one for himself, one for the letter."""
TELLING = {
    "450 at receiver": "450 4.2.1 try later",
    "452 at receiver": "452 4.5.3 too many receivers",
    "554 policy": "554 5.7.1 not trusted today",
    "451 after DATA": "451 4.3.0 try later",
}
FOREVER = 3600
MESSAGE_ID = re.compile(rb"^message-id:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


class Office:
    """The server; `seed` makes its moods the same at each run."""

    def __init__(self, journal: Path, seed: str) -> None:
        self.random = Random(seed)  # noqa: S311 - moods
        self.journal = os.open(journal, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def note(self, what: str, *more: str) -> None:
        """One line, whole or not at all."""
        os.write(self.journal, "\t".join([f"{time.time():.6f}", what, *more, "\n"]).encode())

    def meets(self, *faults: str) -> str:
        """The fault that is met now, if any; it is noted."""
        for fault in faults:
            if self.random.random() < FAULTS[fault]:
                self.note("fault", fault)
                return fault
        return ""

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One conversation."""
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            if self.meets("421 on entry"):
                writer.write(b"421 4.3.2 not now\r\n")
                await writer.drain()
            else:
                await Conversation(self, reader, writer).hold()
        writer.close()


class Conversation:
    """What SMTP says with one client."""

    def __init__(
        self, office: Office, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.office, self.reader, self.writer = office, reader, writer
        self.receiver = ""

    async def hold(self) -> None:
        """Until the client leaves or the server hangs up."""
        await self.say("220 chaos")
        while line := await self.reader.readline():
            verb = line[:4].upper()
            if verb == b"RCPT":
                await self.say(self.receive(line.decode()))
            elif verb == b"DATA":
                if not await self.take():
                    return
            elif verb == b"EHLO":
                await self.say("250-chaos\r\n250 PIPELINING")
            else:
                await self.say("221 bye" if verb == b"QUIT" else "250 fine")

    async def say(self, line: str) -> None:
        self.writer.write(f"{line}\r\n".encode())
        await self.writer.drain()

    def receive(self, line: str) -> str:
        """The answer to RCPT."""
        found = re.search(r"<([^>]*)>", line)
        self.receiver = found[1] if found else ""
        if self.receiver.startswith(NOBODY):
            self.receiver = ""
            return "550 5.1.1 nobody here"
        fault = self.office.meets("450 at receiver", "452 at receiver", "554 policy")
        if fault:
            self.receiver = ""
        return TELLING.get(fault, "250 fine")

    async def take(self) -> bool:
        """DATA; False when the conversation is over."""
        if not self.receiver:
            await self.say("503 5.5.1 to whom?")
            return True
        if self.office.meets("hangs up at DATA"):
            return False
        await self.say("354 go on")
        content = await self.reader.readuntil(b"\r\n.\r\n")
        return await self.settle(content)

    async def settle(self, content: bytes) -> bool:
        """What becomes of a whole letter."""
        if self.receiver.startswith(TOO_LONG):
            await self.say("552 5.3.4 too long")
            return True
        fault = self.office.meets(*AFTER_DATA)
        if fault.startswith("takes it") or not fault:
            found = MESSAGE_ID.search(content)
            named = found[1].decode() if found else ""
            self.office.note("accepted", named, "withheld" if fault else "told")
        if fault.endswith("never answers"):
            await asyncio.sleep(FOREVER)
        if "hangs up" in fault:
            return False
        await self.say(TELLING.get(fault, "250 2.0.0 taken"))
        return True


async def serve(port: int, office: Office) -> None:
    """Until killed."""
    server = await asyncio.start_server(office.talk, "127.0.0.1", port, limit=2**20)
    async with server:
        await server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m runner.chaos.office")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--journal", type=Path, required=True)
    parser.add_argument("--seed", default="")
    chosen = parser.parse_args()
    asyncio.run(serve(chosen.port, Office(chosen.journal, f"{chosen.seed} {time.time()}")))


if __name__ == "__main__":
    main()
