"""Who may read across everything: whoever has an account, as far as he sees each thing."""

from foundation.http.access import ANYONE, Access

DESK: Access = {"get": ANYONE}
