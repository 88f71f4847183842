"""Holds every outgoing request against the Bot API as others wrote it down (JSON of version 10.1)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SPEC_FILE = Path(__file__).parent.parent.parent.parent / "shared" / "oracles" / "telegram-bot-api-10.1.json"
_PLAIN = {"Integer": int, "Float": float, "String": str, "Boolean": bool, "True": bool}


class Oracle:
    """Complains about methods, parameters and types that the Bot API does not have."""

    def __init__(self, spec: dict[str, Any]) -> None:
        self._methods: dict[str, Any] = {name.lower(): m for name, m in spec["methods"].items()}
        self._types: dict[str, Any] = spec["types"]

    def complaints(self, method: str, fields: dict[str, Any]) -> list[str]:
        """What is wrong with one request; [] when Telegram would take it."""
        known = self._methods.get(method.lower())
        return self._object(method, fields, known) if known else [f"không có phương thức {method}"]

    def _object(self, where: str, given: dict[str, Any], known: dict[str, Any]) -> list[str]:
        fields = {f["name"]: f for f in known.get("fields", [])}
        found = [f"{where}: tham số lạ {name}" for name in given if name not in fields]
        found += [f"{where}: thiếu {n}" for n, f in fields.items() if f["required"] and n not in given]
        for name, value in given.items():
            if name in fields:
                found += self._value(f"{where}.{name}", value, fields[name]["types"])
        return found

    def _value(self, where: str, value: Any, types: list[str]) -> list[str]:
        """Form fields arrive as text, so numbers and JSON are read back first."""
        trouble = [self._one(where, value, kind) for kind in types]
        return [] if any(not t for t in trouble) else trouble[0]

    def _one(self, where: str, value: Any, kind: str) -> list[str]:
        if isinstance(value, str) and kind != "String":
            try:
                value = json.loads(value)
            except ValueError:
                return [f"{where}: không phải {kind}"]
        if kind.startswith("Array of "):
            if not isinstance(value, list):
                return [f"{where}: không phải danh sách"]
            return [t for i, v in enumerate(value) for t in self._one(f"{where}[{i}]", v, kind[9:])]
        if kind in _PLAIN:
            return [] if isinstance(value, _PLAIN[kind]) else [f"{where}: không phải {kind}"]
        if not isinstance(value, dict) or kind not in self._types:
            return [f"{where}: không phải {kind}"]
        return self._object(where, value, self._types[kind])


def load() -> Oracle | None:
    """The oracle, where its file is present."""
    return Oracle(json.loads(SPEC_FILE.read_text(encoding="utf-8"))) if SPEC_FILE.exists() else None
