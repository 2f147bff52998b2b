"""The player's view is there where the multimedia libraries are not."""

import subprocess
import sys


def test_importing_the_view_imports_no_multimedia() -> None:
    code = (
        "import sys; import desktop_app.ui.player.view;"
        "sys.exit('PySide6.QtMultimedia' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == 0
