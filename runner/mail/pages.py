"""The inbox as HTML. Letters come from anywhere: nothing of them is trusted."""

from html import escape

from runner.mail.box import Letter

_FRAME = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ border-bottom: 1px solid #ddd; padding: .35rem .6rem; text-align: left;
 vertical-align: top }}
pre {{ background: #f6f6f4; overflow-x: auto; padding: 1rem; white-space: pre-wrap }}
iframe {{ border: 1px solid #ddd; height: 30rem; width: 100% }}
</style></head><body>{body}</body></html>
"""


def listing(letters: list[Letter]) -> str:
    rows = "".join(
        f"<tr><td>{escape(letter.header('Date'))}</td><td>{escape(', '.join(letter.recipients))}"
        f'</td><td><a href="/messages/{letter.key}">{escape(letter.header("Subject")) or "—"}</a>'
        f"</td><td>{len(letter.attachments) or ''}</td></tr>"
        for letter in reversed(letters)
    )
    body = (
        f"<h1>Inbox: {len(letters)} letters</h1><p>Newest first. No letter leaves this machine."
        ' <a href="/messages.json">As JSON</a></p><table><tr><th>Date</th><th>To</th>'
        f"<th>Subject</th><th>Attachments</th></tr>{rows}</table>"
    )
    return _FRAME.format(title="Inbox", body=body)


def single(letter: Letter) -> str:
    subject = escape(letter.header("Subject")) or "—"
    heads = "".join(
        f"<tr><th>{escape(name)}</th><td>{escape(str(value))}</td></tr>"
        for name, value in letter.message.items()
    )
    body = (
        f'<p><a href="/">Inbox</a> · <a href="/messages/{letter.key}/raw">Source</a></p>'
        f"<h1>{subject}</h1><table>{heads}</table>{_bodies(letter)}{_attachments(letter)}"
    )
    return _FRAME.format(title=subject, body=body)


def _bodies(letter: Letter) -> str:
    text, html = letter.body("plain"), letter.body("html")
    shown = f"<h2>Text</h2><pre>{escape(text)}</pre>" if text else ""
    if html:
        # An empty sandbox: no scripts, no forms, no origin.
        shown += f'<h2>HTML</h2><iframe sandbox="" srcdoc="{escape(html)}"></iframe>'
    return shown


def _attachments(letter: Letter) -> str:
    links = "".join(
        f'<li><a href="/messages/{letter.key}/attachments/{number}">{escape(each.name)}</a> '
        f"({escape(each.content_type)}, {len(each.content)} bytes)</li>"
        for number, each in enumerate(letter.attachments, start=1)
    )
    return f"<h2>Attachments</h2><ul>{links}</ul>" if links else ""
