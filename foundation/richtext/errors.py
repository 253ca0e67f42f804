"""Why a text is refused. `code` is stable, `detail` is for the person who wrote the text."""


class RichTextError(ValueError):
    """A text that cannot be stored as rich text."""

    code = "bad_text"
    detail = "Teksten kan ikke læses."

    def __init__(self) -> None:
        super().__init__(self.detail)


class BadText(RichTextError):
    """NUL bytes and lone surrogates can be stored nowhere; unending quotes cannot be read."""

    detail = "Teksten indeholder tegn, der ikke kan gemmes."


class TooDeep(RichTextError):
    """Lists in lists in lists, beyond what anybody prints."""

    code = "too_deep"
    detail = "Teksten har for mange niveauer inde i hinanden."


class TooMany(RichTextError):
    """More elements than any printed text has; each costs time and memory."""

    code = "too_many_elements"
    detail = "Teksten har for mange afsnit og elementer."
