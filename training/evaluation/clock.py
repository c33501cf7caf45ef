"""CPU time, which other work on the machine does not lengthen."""

import os


def cpu_seconds() -> float:
    """Return the CPU seconds of this process and of the processes that it started and that ended.

    With one thread on a machine that has nothing else to do this is the time on the wall.
    """
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system
