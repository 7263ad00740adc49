#!/usr/bin/env python3
"""Scores coded events against gold events; the figures are those of docs/accuracy.md.

    event_score.py GOLD PREDICTED [--docs DOCS] [--by-type] [--by-document] [--errors N] [--json]

GOLD and PREDICTED are JSON-lines files with one event an object (examples/gold/README.md tells the fields); PREDICTED
is what `priscus code --json` writes, it may hold more keys, and its `trigger` may be an object with a `text`. With
--docs only the documents of that file count. --errors N prints up to N missed and N needless events.

Events are matched one to one within their sentence: first events of one type whose triggers share a word, then the
other events of one type in the order of the files.

  type, trigger, quad, full   precision, recall and F1 of: the matches; those whose triggers share a word; matches by
                              quad class instead of type; matches whose countries are right on both sides
  actor, recipient            share of the matches whose set of countries on that side is the gold's
  status, mode                share of the matches with the gold's value
  date                        share of the matches with a gold date whose date is the gold's, or the coarser or finer
                              form of it (2024-05 and 2024-05-14)

A share of nothing is null. Exit status: 0, or 2 when a file cannot be read.
"""
import argparse
import collections
import json
import re
import sys

CLASSES = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD = {event_type: quad for quad, types in CLASSES.items() for event_type in types}


def read_events(path):
    """Events by (document, sentence), in the order of the file."""
    cells = collections.defaultdict(list)
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                event = json.loads(line)
                cells[event["doc"], event["sent"]].append(event)
                QUAD[event["type"]]
            except (ValueError, KeyError, TypeError) as error:
                raise ValueError(f"{path}:{number}: no event of a known type: {error}") from error
    return cells


def trigger_text(event):
    trigger = event.get("trigger") or ""
    return trigger.get("text", "") if isinstance(trigger, dict) else trigger


def share_word(one, other):
    mine, theirs = (set(re.findall(r"\w+", trigger_text(event).lower())) for event in (one, other))
    return bool(mine & theirs)


def countries(event, side):
    return {who["country"] for who in event.get(side) or [] if who.get("country")}


def same_date(gold, predicted):
    return bool(predicted) and (predicted.startswith(gold) or gold.startswith(predicted))


def pair_up(gold, predicted, key):
    """Pairs of one sentence, and what is left on both sides."""
    pairs, gold, predicted = [], list(gold), list(predicted)
    for acceptable in (share_word, lambda one, other: True):
        for one in list(gold):
            other = next((p for p in predicted if key(p) == key(one) and acceptable(one, p)), None)
            if other is not None:
                pairs.append((one, other))
                gold.remove(one)
                predicted.remove(other)
    return pairs, gold, predicted


def rates(hits, gold, predicted):
    """Precision, recall, F1."""
    precision, recall = hits / predicted if predicted else 0.0, hits / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


class Score:
    def __init__(self, gold, predicted):
        self.pairs, self.missed, self.needless, self.quad_hits = [], [], [], 0
        self.gold = [event for cell in gold.values() for event in cell]
        self.predicted = [event for cell in predicted.values() for event in cell]
        for cell in sorted(gold.keys() | predicted.keys()):
            here, there = gold.get(cell, []), predicted.get(cell, [])
            pairs, missed, needless = pair_up(here, there, lambda event: event["type"])
            self.pairs += pairs
            self.missed += missed
            self.needless += needless
            self.quad_hits += len(pair_up(here, there, lambda event: QUAD[event["type"]])[0])

    def share(self, right, pairs=None):
        pairs = self.pairs if pairs is None else pairs
        return round(sum(map(bool, (right(*pair) for pair in pairs))) / len(pairs), 3) if pairs else None

    def figures(self):
        def side(name):
            return lambda one, other: countries(one, name) == countries(other, name)

        def field(name):
            return lambda one, other: one.get(name) == other.get(name)

        hits = {"type": len(self.pairs), "trigger": sum(share_word(*pair) for pair in self.pairs),
                "quad": self.quad_hits,
                "full": sum(side("actor")(*pair) and side("recipient")(*pair) for pair in self.pairs)}
        out = {"gold": len(self.gold), "predicted": len(self.predicted)}
        for name, count in hits.items():
            out[name] = [round(value, 3) for value in rates(count, len(self.gold), len(self.predicted))]
        out.update(actor=self.share(side("actor")), recipient=self.share(side("recipient")),
                   status=self.share(field("status")), mode=self.share(field("mode")),
                   date=self.share(lambda one, other: same_date(one["date"], other.get("date")),
                                   [pair for pair in self.pairs if pair[0].get("date")]))
        return out

    def table(self, key):
        """One line for each value of key: gold, predicted, precision, recall, F1."""
        gold = collections.Counter(map(key, self.gold))
        predicted = collections.Counter(map(key, self.predicted))
        hits = collections.Counter(key(one) for one, _ in self.pairs)
        return {name: (gold[name], predicted[name], *rates(hits[name], gold[name], predicted[name]))
                for name in gold.keys() | predicted.keys()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("predicted")
    parser.add_argument("--docs", help="score only the documents of this JSON-lines file")
    parser.add_argument("--by-type", action="store_true")
    parser.add_argument("--by-document", action="store_true")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    arguments = parser.parse_args()
    try:
        gold, predicted = read_events(arguments.gold), read_events(arguments.predicted)
        if arguments.docs:
            with open(arguments.docs, encoding="utf-8") as lines:
                wanted = {json.loads(line)["id"] for line in lines if line.strip()}
            gold, predicted = ({cell: events for cell, events in cells.items() if cell[0] in wanted}
                               for cells in (gold, predicted))
    except (OSError, ValueError) as error:
        print(f"event_score: {error}", file=sys.stderr)
        return 2
    score = Score(gold, predicted)
    figures = score.figures()
    if arguments.json:
        print(json.dumps(figures))
        return 0
    print(f"gold {figures['gold']}  predicted {figures['predicted']}")
    for name in ("type", "trigger", "quad", "full"):
        print("%-9s  P %.3f  R %.3f  F1 %.3f" % (name, *figures[name]))
    for name in ("actor", "recipient", "status", "mode", "date"):
        print("%-9s  %s" % (name, "-" if figures[name] is None else "%.3f" % figures[name]))
    row = "  %-20s  gold %4d  predicted %4d  P %.2f  R %.2f  F1 %.2f"
    if arguments.by_type:
        lines = score.table(lambda event: event["type"])
        for name in (t for t in QUAD if t in lines):
            print(row % (name, *lines[name]))
    if arguments.by_document:
        for name, line in sorted(score.table(lambda event: event["doc"]).items()):
            print(row % (name, *line))
    for title, events in (("missed", score.missed), ("needless", score.needless)):
        for event in events[:arguments.errors]:
            print(title, event["doc"], event["sent"], event["type"], repr(trigger_text(event)), event.get("status"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
