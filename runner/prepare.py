"""What must be done before the first request, in one process: Django starts only once."""

import sys


def main() -> None:
    """The arguments are those of `manage.py demo`, handed on as they are."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("demo", *sys.argv[1:])


if __name__ == "__main__":
    main()
