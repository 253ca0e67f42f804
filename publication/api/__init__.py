"""What everybody may read, and the one thing everybody may write."""

from publication.api import pages, responses

urls = [*pages.urls, *responses.urls]
