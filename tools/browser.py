"""Make sure that there is a browser for the tests, or say what to install.

Chromium's headless shell is the same engine without the windows nobody sees: pages load in half the time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELL = "chromium-headless-shell"
PROGRAMS = (SHELL, "chromium", "chromium-browser")
FLAGS = ("--no-sandbox", "--disable-dev-shm-usage")
PACKAGES = (SHELL, "fonts-noto-core")
ADVICE = f"The browser tests need Chromium. On Debian: apt-get install {' '.join(PACKAGES)}"


def system_browser() -> str | None:
    """Where the system's browser is; without one, Playwright takes its own."""
    return next((path for program in PROGRAMS if (path := shutil.which(program))), None)


def is_enough() -> bool:
    """Whether there is any browser at all, of the system or of Playwright."""
    return system_browser() is not None or any(Path(os.environ["PLAYWRIGHT_BROWSERS_PATH"]).glob("chromium*"))


def install() -> bool:
    """By apt when root on Debian, by Playwright elsewhere."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        commands = [["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", *PACKAGES]]
        done = (subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL).returncode for command in commands)
        return not any(done)
    command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    return is_enough() or subprocess.run(command).returncode == 0


if __name__ == "__main__":
    if not shutil.which(SHELL) and not install() and not is_enough():
        sys.exit(ADVICE)
