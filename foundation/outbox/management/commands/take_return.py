"""`manage.py take_return`: a mail server pipes here what comes to the address of bounces."""

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error

from foundation.outbox.returns import take_return

LARGEST = 10 * 2**20


class Command(BaseCommand):
    """Reads one mail from standard input. Without a database it ends with EX_TEMPFAIL, so that
    the mail server keeps the mail and comes again."""

    help = "Notes what a returned mail on standard input tells of the letter it is about."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            noted = take_return(sys.stdin.buffer.read(LARGEST))
        except Error as error:
            self.stderr.write(str(error))
            raise SystemExit(os.EX_TEMPFAIL) from error
        self.stdout.write(", ".join(one.value for one in noted) or "no report")
