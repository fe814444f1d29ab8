"""reportlab runs files of the user's folder as its own code, if they are there: here it does not."""

import os
import subprocess
import sys
from pathlib import Path


def test_files_in_the_users_folder_are_not_run(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    for name in (".reportlab_mods", ".reportlab_settings"):
        (tmp_path / name).write_text(f"open({str(seen)!r}, 'a').write({name!r})\n", "utf-8")
    asked = "import kyoju_desktop.documents.fonts, reportlab.rl_config"
    home = {**os.environ, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    subprocess.run([sys.executable, "-c", asked], env=home, check=True)
    assert not seen.exists(), seen.read_text("utf-8")
