"""Brings the sentences of the source into resources/i18n, and makes the .qm files out of them.

    python resources/make/translate.py                    update, then say what is unfinished
    python resources/make/translate.py --fill FILE.json   the same, with translations filled in

FILE.json is {"en": {...}, "fr": {...}}, each from a source text (or "source|comment", where the
same words mean two things) to its translation, or to the list of its plural forms, the singular
first. English has plurals only.
"""

import argparse
import ast
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import PySide6

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "fr")
DOCTYPE = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'

Translation = str | list[str]


def tool(name: str) -> str:
    """The program inside the PySide6 package; its wrapper script is not needed."""
    folder = Path(PySide6.__file__).parent
    for found in (folder / name, folder / f"{name}.exe"):
        if found.exists():
            return str(found)
    raise SystemExit(f"{name} is not in {folder}")


def run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)


def sentences(path: Path) -> list[str]:
    """The calls of `texts.tr`, and of its own `self.tr`, each on one line as lupdate reads it well.

    It takes a comma after the last argument for a plural, and skips `self._texts.tr`.
    """
    calls = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr != "tr" or not ast.unparse(node.func.value).endswith(("texts", "self")):
            continue
        words = [one.value if isinstance(one, ast.Constant) else None for one in node.args[:2]]
        if not words or not all(isinstance(word, str) for word in words):
            raise SystemExit(f"{path}:{node.lineno}: tr takes a sentence and a comment as they are")
        plural = ", 1" if len(node.args) > 2 else ""
        quoted = ", ".join(json.dumps(word, ensure_ascii=False) for word in words)
        calls.append((node.lineno, node.col_offset, f"texts.tr({quoted}{plural})"))
    return [call for _, _, call in sorted(calls)]


def update(language: str, ts: Path) -> None:
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
    options += ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]
    if language == "en":
        options.append("-pluralonly")
    with TemporaryDirectory() as folder:
        found = Path(folder) / "sentences.py"
        paths = sorted((ROOT / "desktop_app").rglob("*.py"))
        lines = [line for path in paths for line in sentences(path)]
        found.write_text("\n".join(lines) + "\n", encoding="utf-8")
        run(tool("lupdate"), str(found), *options, "-target-language", language, "-ts", str(ts))


def fill(ts: Path, translations: Mapping[str, Translation]) -> None:
    tree = ET.parse(ts)
    for message in tree.iter("message"):
        source = message.findtext("source", "")
        given = translations.get(f"{source}|{message.findtext('comment', '')}")
        given = translations.get(source) if given is None else given
        element = message.find("translation")
        if given is None or element is None:
            continue
        forms = element.findall("numerusform")
        if forms:
            texts = [given] * len(forms) if isinstance(given, str) else given
            for form, text in zip(forms, texts, strict=True):
                form.text = text
        elif isinstance(given, str):
            element.text = given
        else:
            raise SystemExit(f"{source!r} has no plural forms")
        element.attrib.pop("type", None)
    body = ET.tostring(tree.getroot(), encoding="unicode")
    ts.write_text(DOCTYPE + body + "\n", encoding="utf-8")


def unfinished(ts: Path) -> list[str]:
    return [
        message.findtext("source", "")
        for message in ET.parse(ts).iter("message")
        if message.find("translation[@type]") is not None
    ]


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"%(?:[1-9]|n)", text))


def mistaken(ts: Path) -> list[str]:
    """Sentences whose translation lost or invented a %1 or %n."""
    wrong = []
    for message in ET.parse(ts).iter("message"):
        source = message.findtext("source", "")
        if message.get("numerus") and "%n" not in source:
            wrong.append(f"{source!r} has no %n")
        element = message.find("translation")
        assert element is not None
        forms = [form.text or "" for form in element.findall("numerusform")]
        for text in forms or [element.text or ""]:
            lost = placeholders(source) - placeholders(text) - ({"%n"} if forms else set())
            if text and (lost or placeholders(text) - placeholders(source)):
                wrong.append(f"{source!r} -> {text!r}")
    return wrong


def release(ts: Path, qm: Path) -> None:
    run(tool("lrelease"), str(ts), "-qm", str(qm))


def build(folder: Path, translations: Mapping[str, Mapping[str, Translation]]) -> int:
    """Update and release every language in that folder; how many sentences need work."""
    faults = 0
    for language in LANGUAGES:
        ts = folder / f"sablier_{language}.ts"
        update(language, ts)
        if language in translations:
            fill(ts, translations[language])
            update(language, ts)
        release(ts, folder / f"sablier_{language}.qm")
        for source in unfinished(ts):
            print(f"{ts.name}: not translated: {source!r}")
            faults += 1
        for fault in mistaken(ts):
            print(f"{ts.name}: {fault}")
            faults += 1
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--fill", type=Path, help="a JSON file of translations")
    parser.add_argument("--folder", type=Path, default=ROOT / "resources" / "i18n")
    options = parser.parse_args()
    translations = {}
    if options.fill is not None:
        translations = json.loads(options.fill.read_text(encoding="utf-8"))
    return 1 if build(options.folder, translations) else 0


if __name__ == "__main__":
    sys.exit(main())
