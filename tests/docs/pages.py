"""Pages that can be followed: their commands are run, their edits made, and what they show is compared.

A block of ```console holds commands (`$ ...`), each followed by what it prints; a line `...` at the end
stands for more lines. A block after `<!-- edit: FILE -->` is a ```diff of that file; one after
`<!-- write: FILE -->` is its whole content. What a page asks for in words stands beside it as a comment:
`<!-- undo: FILE -->` takes the last edit back, `<!-- replace: FILE: OLD -> NEW -->` puts one text for
another everywhere, `<!-- copy: FILE -->` copies a file that ships, `<!-- rename: OLD -> NEW -->` renames one.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

from program import ROOT, hrddeval

_BLOCK = re.compile(
    r"(?:<!-- (?P<what>edit|write): (?P<file>\S+) -->\n)?```(?P<language>\w+)\n(?P<text>.*?)```\n"
    r"|<!-- undo: (?P<undone>\S+) -->\n"
    r"|<!-- copy: (?P<copied>\S+) -->\n"
    r"|<!-- rename: (?P<renamed>\S+) -> (?P<name>\S+) -->\n"
    r"|<!-- replace: (?P<replaced>\S+): (?P<old>.+?) -> (?P<new>.+?) -->\n",
    re.DOTALL,
)
_MORE = "..."


@dataclass
class Reader:
    """Somebody who follows a page in an empty folder. `here` is where a `cd` has led."""

    here: Path
    before: dict[Path, str] = field(default_factory=dict)

    def follow(self, page: str) -> str:
        """Do everything a page says and return it with what the program really printed."""
        return _BLOCK.sub(self._block, page)

    def _block(self, block: re.Match[str]) -> str:
        text = block["text"]
        if block["undone"]:
            path = self.here / block["undone"]
            path.write_text(self.before.pop(path), encoding="utf-8")
            return block[0]
        if block["copied"]:
            self._write(block["copied"], (ROOT / block["copied"]).read_text(encoding="utf-8"))
            return block[0]
        if block["renamed"]:
            (self.here / block["renamed"]).rename(self.here / block["name"])
            return block[0]
        if block["replaced"]:
            self._replace(self.here / block["replaced"], block["old"], block["new"])
            return block[0]
        match block["what"], block["language"]:
            case "edit", "diff":
                self._edit(self.here / block["file"], text)
            case "write", _:
                self._write(block["file"], text)
            case None, "console":
                start, end = block.start("text") - block.start(), block.end("text") - block.start()
                return block[0][:start] + self._session(text) + block[0][end:]
            case None, "diff":
                raise AssertionError(f"this edit names no file:\n{text}")
        return block[0]

    def _write(self, name: str, text: str) -> None:
        path = self.here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def _edit(self, path: Path, diff: str) -> None:
        """Replace the lines with `-` (and those kept, with a space) by the lines with `+`."""
        lines = diff.splitlines()
        assert all(line[:1] in ("-", "+", " ") for line in lines), diff
        old = "".join(f"{line[1:]}\n" for line in lines if line[0] != "+")
        new = "".join(f"{line[1:]}\n" for line in lines if line[0] != "-")
        count = path.read_text(encoding="utf-8").count(old)
        assert count == 1, f"{path.name} has {count} times:\n{old}"
        self._replace(path, old, new)

    def _replace(self, path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{path.name} does not have: {old}"
        self.before[path] = text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def _session(self, text: str) -> str:
        commands = re.findall(r"^\$ .*\n(?:(?!\$ ).*\n)*", text, re.MULTILINE)
        assert "".join(commands) == text, f"something stands before the first command:\n{text}"
        return "".join(self._command(one) for one in commands)

    def _command(self, shown: str) -> str:
        first, *output = shown.splitlines()
        words = shlex.split(first.removeprefix("$ "))
        match words:
            case ["cd", folder]:
                self.here = self.here / folder
                real = []
            case ["hrddeval", *arguments]:
                done = hrddeval(*arguments, here=self.here)
                assert done.code in (0, 1, 3), done.err
                real = [line.rstrip() for line in (done.out + done.err).splitlines()]
            case _:
                raise AssertionError(f"a page may run hrddeval and cd, not `{first}`")
        if output[-1:] == [_MORE]:
            real = [*real[: len(output) - 1], _MORE]
        return "".join(f"{line}\n" for line in [first, *real])
