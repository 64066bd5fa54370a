"""Talks to the language server that editors run for YAML, over standard input and output, as editors do."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

HERE = Path(__file__).parent
SERVER = HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
#: Seconds to wait for an answer; on a slow machine the first one compiles the schemas.
PATIENCE = 60.0


def missing() -> str | None:
    """Say what the tests lack, or None. Where node is there and every part is required, they must run."""
    node = shutil.which("node")
    if node is None:
        return "node is not installed"
    if not SERVER.is_file() and not os.environ.get("HRDDEVAL_REQUIRE_ALL"):
        return "yaml-language-server is not installed: `npm ci` in tests/editor"
    return None


class LanguageServer:
    """A server that has a folder open with the settings of its `.vscode`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._settings = json.loads((folder / ".vscode" / "settings.json").read_bytes())
        self._messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self._last = 0
        self._problems: dict[str, list[dict[str, Any]]] = {}
        self._versions: dict[str, int] = {}
        self._process = subprocess.Popen(
            ["node", str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )

    def __enter__(self) -> LanguageServer:
        threading.Thread(target=self._listen, daemon=True).start()
        root = self._folder.as_uri()
        self._ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": root,
                "workspaceFolders": [{"uri": root, "name": "study"}],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {"hover": {"contentFormat": ["markdown"]}, "publishDiagnostics": {}},
                },
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": self._yaml_settings()})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()

    def open(self, path: Path, text: str) -> list[str]:
        """Open a file with a text of its own and return what the server finds wrong with it."""
        uri = path.as_uri()
        self._versions[uri] = self._versions.get(uri, 0) + 1
        document = {"uri": uri, "version": self._versions[uri]}
        if self._problems.pop(uri, None) is None:
            self._tell(
                "textDocument/didOpen", {"textDocument": {**document, "languageId": "yaml", "text": text}}
            )
        else:
            changes = {"textDocument": document, "contentChanges": [{"text": text}]}
            self._tell("textDocument/didChange", changes)
        while uri not in self._problems:
            self._take()
        return [one["message"] for one in self._problems[uri]]

    def completions(self, path: Path, text: str) -> dict[str, str]:
        """Return what is offered where `|` stands in the text, with what is said of each."""
        line, column, whole = _cursor(text)
        self.open(path, whole)
        answer = self._ask("textDocument/completion", _at(path, line, column))
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return {one["label"]: _words(one.get("documentation")) for one in items}

    def hover(self, path: Path, text: str) -> str:
        """Return what is shown of the word where `|` stands in the text."""
        line, column, whole = _cursor(text)
        self.open(path, whole)
        answer = self._ask("textDocument/hover", _at(path, line, column))
        return _words(answer["contents"]) if answer else ""

    def _yaml_settings(self) -> dict[str, Any]:
        """Settings as the extension hands them on."""
        yaml = {
            "schemas": self._settings["yaml.schemas"],
            "validate": True,
            "hover": True,
            "completion": True,
        }
        return {"yaml": {**yaml, "schemaStore": {"enable": False}}, "http": {}, "editor": {}}

    def _ask(self, method: str, parameters: Any) -> Any:
        self._last += 1
        wanted = self._last
        self._send({"id": wanted, "method": method, "params": parameters})
        while True:
            answer = self._take()
            if answer.get("id") == wanted and "method" not in answer:
                assert "error" not in answer, answer["error"]
                return answer["result"]

    def _take(self) -> dict[str, Any]:
        """Take one message; answer what the server asks, and keep the problems it tells of."""
        message = self._messages.get(timeout=PATIENCE)
        if message.get("method") == "workspace/configuration":
            settings = self._yaml_settings()
            asked = [settings.get(item.get("section") or "") for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": asked})
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self._problems[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def _tell(self, method: str, parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            if header.lower().startswith(b"content-length:"):
                length = int(header.split(b":")[1])
                while stream.readline().strip():
                    pass
                self._messages.put(json.loads(stream.read(length)))


def _cursor(text: str) -> tuple[int, int, str]:
    before, _, after = text.partition("|")
    return before.count("\n"), len(before.rpartition("\n")[2]), before + after


def _at(path: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}


def _words(content: Any) -> str:
    if isinstance(content, dict):
        return str(content.get("value", ""))
    return str(content or "")
