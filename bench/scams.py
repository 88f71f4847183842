"""Fits how much signs and sound weigh in the scam check, chooses its thresholds, and shows the checking set.

    python bench/scams.py          # about a minute; copy what it prints into knowledge/safety/scams.py

Weights and thresholds come from knowledge/scams/messages.jsonl alone, each message judged by an ear that
was taught without it (tenfold); tests/safety/messages.jsonl only checks them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.fit_search import fit_chance
from knowledge.safety.forms import SCAMS_DIR, load_forms
from knowledge.safety.likeness import Known, Likeness, load_known
from knowledge.safety.scams import ScamCheck

CHECKING = Path(__file__).parent.parent / "tests" / "safety" / "messages.jsonl"
FOLDS = 10
FLAGGED, CALLED = 0.985, 0.01  # of the scams at least suspicious; of the honest at most called a scam


def out_of_fold(known: Sequence[Known]) -> NDArray[np.float64]:
    """How each message sounds to an ear that was taught by the other nine tenths."""
    sound = np.zeros(len(known))
    for fold in range(FOLDS):
        ear = Likeness([k for n, k in enumerate(known) if n % FOLDS != fold])
        for n in range(fold, len(known), FOLDS):
            sound[n] = ear.score(known[n].text)
    return sound


def main() -> None:
    """The weights, the thresholds, and what they make of the checking set."""
    forms, _ = load_forms()
    known, _ = load_known([SCAMS_DIR])
    check = ScamCheck(forms, known)
    truth = np.array([k.is_scam for k in known])
    rows = np.c_[[check.total(k.text) for k in known], out_of_fold(known)]
    bias, signs, sound = (round(float(w), 2) for w in fit_chance(rows, truth.astype(float)))
    odds = rows @ (signs, sound) + bias
    suspicious = round(float(np.quantile(odds[truth], 1 - FLAGGED)), 2)
    scam = round(float(np.quantile(odds[~truth], 1 - CALLED)), 2)
    print(f"{len(known)} messages, {truth.sum()} of them scams")
    print(f"SIGNS, SOUND, BIAS = {signs}, {sound}, {bias}\nIS_SCAM, IS_SUSPICIOUS = {scam}, {suspicious}")
    asked = [json.loads(line) for line in CHECKING.read_text(encoding="utf-8").splitlines()]
    given = Counter((row["label"], check.check(row["text"]).verdict) for row in asked)
    for label in ("scam", "honest"):
        of = sum(n for (kind, _), n in given.items() if kind == label)
        shares = ", ".join(f"{v} {given[label, v] / of:.1%}" for v in ("scam", "suspicious", "no_sign"))
        print(f"checking set as the code stands, {of} {label}: {shares}")


if __name__ == "__main__":
    main()
