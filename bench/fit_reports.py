"""Learns the weights of knowledge/helplog/reports.tsv anew, and says what they are worth.

    python -m bench.fit_reports            figures only
    python -m bench.fit_reports --write    and the file

Learned from the tuning half of the labelled messages and from the example questions of all articles; measured on the
checking half and on tests/questions, which nothing is learned from.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from datetime import date
from pathlib import Path

from handlers.markup import plain
from handlers.member.logs.saying import say_entries
from handlers.texts import load_texts
from knowledge.helplog.reading import read_log
from knowledge.helplog.reports import SOUNDS_LIKE_ONE, WEIGHTS_FILE, features, score
from knowledge.library.loading import load_library
from tests.helplog.scoring import LabelledLog, labelled

QUESTIONS = Path(__file__).parent.parent / "tests" / "questions"
_SEEN, _STRONG = 4, 1.0  # rarer or weaker features only fit what was learned from


def fit(reports: list[str], others: list[str]) -> dict[str, float]:
    """Log odds of each feature, with half a message added to either side."""
    yes, no = (Counter(f for text in texts for f in features(text)) for texts in (reports, others))
    odds = {
        f: math.log((yes[f] + 0.5) / (len(reports) + 1)) - math.log((no[f] + 0.5) / (len(others) + 1))
        for f in {*yes, *no}
        if yes[f] + no[f] >= _SEEN
    }
    return {f: round(w, 2) for f, w in sorted(odds.items()) if abs(w) >= _STRONG}


def said_back(message: LabelledLog) -> str:
    """What the bot says of a report, which must be read as one again."""
    return plain(say_entries(message.read().entries, message.today, load_texts()[0]))


def main() -> None:
    """Fits, measures, and writes when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    messages = labelled()
    learned = [m for m in messages if m.is_tuning]
    reports = [m.text for m in learned if m.is_log] + [said_back(m) for m in learned if m.is_log and m.read().is_log]
    questions = [q for a in load_library().articles for q in a.questions]
    weights = fit(reports, questions + [m.text for m in learned if not m.is_log])
    asked = [json.loads(line)["text"] for p in sorted(QUESTIONS.glob("*.jsonl")) for line in p.open(encoding="utf-8")]
    taken = [t for t in asked if read_log(t, date(2026, 11, 22)).is_log]
    for name, texts in (
        ("reports of the checking half", [m.text for m in messages if m.is_log and not m.is_tuning]),
        ("what is no report there", [m.text for m in messages if not m.is_log and not m.is_tuning]),
        ("questions", asked),
        ("questions that are read as reports now", taken),
    ):
        print(f"{name}: {sum(score(t, weights) >= SOUNDS_LIKE_ONE for t in texts)} of {len(texts)} sound like reports")
    print(f"{len(weights)} weights")
    if parser.parse_args().write:
        WEIGHTS_FILE.write_text("".join(f"{f}\t{w}\n" for f, w in weights.items()), encoding="utf-8")


if __name__ == "__main__":
    main()
