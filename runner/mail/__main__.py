"""`python -m runner.mail --smtp PORT --http PORT FOLDER`."""

import argparse
import signal
from pathlib import Path

from runner.mail.box import Box
from runner.mail.inbox import serving
from runner.mail.sink import listening
from runner.refusal import one_line


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m runner.mail")
    parser.add_argument("--smtp", type=int, required=True)
    parser.add_argument("--http", type=int, required=True)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    box = Box(arguments.folder)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sink = listening(box, port=arguments.smtp)
    with serving(box, port=arguments.http) as inbox:
        sink.start()
        try:
            inbox.serve_forever()
        except KeyboardInterrupt:
            sink.stop()


if __name__ == "__main__":
    with one_line():
        main()
