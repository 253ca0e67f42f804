"""`python -m runner run | test [pytest arguments] | servers [command]`."""

import sys

from runner.refusal import Refusal, one_line


def main(arguments: list[str]) -> int:
    verb, *rest = arguments or ["help"]
    if verb == "run" and not rest:
        from runner.run import run

        run()
        return 0
    if verb == "test":
        from runner.suite import test

        return test(rest)
    if verb == "servers":
        from runner.suite import with_servers

        return with_servers(rest)
    raise Refusal("use: python -m runner run | test [pytest arguments] | servers [command]")


if __name__ == "__main__":
    with one_line():
        code = main(sys.argv[1:])
    raise SystemExit(code)
