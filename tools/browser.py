"""Make sure that there is a Chromium for the browser tests, or say what to install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = ["chromium", "fonts-noto-core"]
ADVICE = "The browser tests need Chromium. On Debian: apt-get install chromium fonts-noto-core"


def installed() -> bool:
    """Whether the system or Playwright has a Chromium."""
    if shutil.which("chromium") or shutil.which("chromium-browser"):
        return True
    return any(Path(os.environ["PLAYWRIGHT_BROWSERS_PATH"]).glob("chromium-*"))


def install() -> bool:
    """By apt when root on Debian, by Playwright elsewhere."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        commands = [["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", *PACKAGES]]
        done = (subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL).returncode for command in commands)
        return not any(done)
    return subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"]).returncode == 0


if __name__ == "__main__":
    if not installed() and not install():
        sys.exit(ADVICE)
