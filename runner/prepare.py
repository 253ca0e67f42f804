"""What must be done before the first request, in one process: Django starts only once."""

import argparse


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m runner.prepare")
    parser.add_argument("--state-dir", required=True)
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--inbox-url", required=True)
    arguments = parser.parse_args()

    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command(
        "demo",
        state_dir=arguments.state_dir,
        base_url=arguments.base_url,
        inbox_url=arguments.inbox_url,
    )


if __name__ == "__main__":
    main()
