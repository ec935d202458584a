"""The error that says which layer of the sandbox this machine lacks."""

from autograder.errors import GraderError


class SandboxUnavailable(GraderError):
    """A mandatory layer is missing: `missing` names it, `remedy` says what a person can do."""

    def __init__(self, missing: str, remedy: str) -> None:
        super().__init__(f"the sandbox lacks {missing}; {remedy}")
        self.missing = missing
        self.remedy = remedy


CONTAINER = "grade inside a Linux container or virtual machine (on Windows: WSL2)"
TRUST = "or, if you trust every submission, use --trust-submissions"
