"""Whether this machine has a screen on which a window could open."""

import os
import sys
from collections.abc import Mapping


def has_screen(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether there is one; on Windows and macOS that is taken for granted."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
