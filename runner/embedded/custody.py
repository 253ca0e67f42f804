"""Who owns the cluster: PostgreSQL refuses to run as root, so root hands it to another user."""

import os
import pwd
import subprocess
import tempfile
from pathlib import Path

from runner.processes import Account
from runner.refusal import Refusal
from runner.state import State

FALLBACK = Path("/var/lib/punkt")
_LINK = "postgresql"


def custodian(state: State) -> Account | None:
    """None means: as we are. Root becomes the owner of existing data, else `nobody`."""
    data = state.folder / _LINK
    if os.geteuid() != 0:
        _require_ours(data)
        return None
    if data.exists() and (owner := data.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    try:
        user = pwd.getpwnam("nobody")
    except KeyError:
        raise Refusal(
            "PostgreSQL does not run as root and there is no user nobody: "
            "start Punkt as another user or set DATABASE_URL."
        ) from None
    return Account(user.pw_uid, user.pw_gid)


def _require_ours(data: Path) -> None:
    if data.exists() and data.stat().st_uid != os.geteuid():
        owner = data.stat().st_uid
        raise Refusal(f"the data in {data} belongs to another user (uid {owner}).")


def data_folder(state: State, account: Account | None) -> Path:
    """`postgresql` in the state folder; a link to a place outside when the account cannot get
    there (a home folder closed to others)."""
    link = state.folder / _LINK
    if link.is_symlink() and not link.exists():
        link.unlink()
    if link.exists():
        data = link.resolve()
    elif account is None or can_reach(account, state.folder):
        link.mkdir(mode=0o700)
        data = link
    else:
        data = _outside()
        link.symlink_to(data)
    if account:
        os.chown(data, account.uid, account.gid)
    if account and not can_reach(account, data):
        raise Refusal(f"the user PostgreSQL runs as (uid {account.uid}) cannot reach {data}.")
    return data


def _outside() -> Path:
    FALLBACK.mkdir(parents=True, exist_ok=True)
    FALLBACK.chmod(0o711)
    home = Path(tempfile.mkdtemp(dir=FALLBACK))
    home.chmod(0o711)
    data = home / _LINK
    data.mkdir(mode=0o700)
    return data


def can_reach(account: Account, folder: Path) -> bool:
    """Whether the account may enter the folder: asked of the system, which knows all its rules."""
    done = subprocess.run(  # noqa: S603
        ["/bin/sh", "-c", 'cd "$1"', "sh", str(folder)],
        cwd="/",
        user=account.uid,
        group=account.gid,
        extra_groups=[],
        capture_output=True,
        check=False,
    )
    return done.returncode == 0
