"""What the process tells its caller when it ends."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The only exit codes the program uses."""

    DONE = 0
    #: `--fail-under` was missed, an example in a rule file failed, or a scorecard does not hold.
    MISSED = 1
    #: The command line was wrong.
    USAGE = 2
    #: Problems in the author's files.
    AUTHOR = 3
    #: An optional part that was asked for by name is missing.
    MISSING_PART = 4
    #: Our fault.
    FAULT = 70
    INTERRUPTED = 130
