#!/usr/bin/env python3
"""Checks a folder of gold articles: does every record say something that can be true of its text?

    gold_check.py ROOT [FOLDER] [--shared SHARED]

ROOT is the source tree; its knowledge/ontology names the types, modes, sectors and the codes besides ISO 3166-1.
FOLDER holds docs.jsonl and gold.jsonl (default: ROOT/examples/gold). SHARED is a folder with gold data that is not ours
(default: ROOT/../shared); where it exists, no nine words in a row may stand in both.

Every fault is printed with its file and line. Exit status: 0 no fault, 1 faults, 2 a file cannot be read.
"""
import argparse
import collections
import datetime
import json
import pathlib
import re
import sys

STATUSES = {"actual", "future", "hypothetical", "negated", "historical"}
DOC_KEYS = {"id", "title", "date", "publisher", "sentences"}
EVENT_KEYS = {"doc", "sent", "trigger", "type", "mode", "actor", "recipient", "status", "date", "attributed_to",
              "same_as"}
ISO_CODES = pathlib.Path("/usr/share/iso-codes/json/iso_3166-1.json")
RUN = 9


def lines_of(path):
    return path.read_text(encoding="utf-8").split("\n")


def table(path):
    """The rows of a knowledge table: comment lines and the header left out."""
    lines = [line for line in lines_of(path) if line.strip() and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def countries(root):
    codes = {row[0] for row in table(root / "knowledge/ontology/countries.tsv")}
    return codes | {entry["alpha_3"] for entry in json.loads(ISO_CODES.read_text(encoding="utf-8"))["3166-1"]}


def records(path):
    for number, line in enumerate(lines_of(path), 1):
        if line.strip():
            yield number, json.loads(line)


def sentence(doc, index):
    return doc["title"] if index == -1 else doc["sentences"][index]


def span(date):
    """First and last day of an ISO date ("2024", "2024-05", "2024-05-14") or of an interval of two; else None."""
    first, _, last = date.partition("/")
    ends = []
    for text in (first, last or first):
        parts = [int(part) for part in text.split("-")] if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else []
        try:
            if len(parts) == 3:
                day = datetime.date(*parts)
                ends.append((day, day))
            elif len(parts) == 2:
                following = datetime.date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
                ends.append((datetime.date(parts[0], parts[1], 1), following - datetime.timedelta(days=1)))
            elif len(parts) == 1:
                ends.append((datetime.date(parts[0], 1, 1), datetime.date(parts[0], 12, 31)))
            else:
                return None
        except ValueError:
            return None
    return (ends[0][0], ends[1][1]) if ends[0][0] <= ends[1][1] else None


def runs(text):
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i:i + RUN]) for i in range(len(words) - RUN + 1)}


def texts_of(shared):
    """Every string under a title or a sentence in the shared gold documents."""
    for path in sorted(shared.glob("gold/*/docs.jsonl")):
        for _, doc in records(path):
            yield str(path), " ".join([doc.get("title") or ""] + doc["sentences"])


def check(root, folder, shared):
    faults = []
    ontology = root / "knowledge/ontology"
    types = {row[0] for row in table(ontology / "ontology.tsv")}
    modes = {(row[0], row[1]) for row in table(ontology / "modes.tsv")}
    sectors = {row[0] for row in table(ontology / "sectors.tsv")} | {None}
    known_countries = countries(root) | {None}

    docs = {}
    for number, doc in records(folder / "docs.jsonl"):
        where = f"{folder / 'docs.jsonl'}:{number}"
        if set(doc) != DOC_KEYS:
            faults.append(f"{where}: keys are {sorted(doc)}, expected {sorted(DOC_KEYS)}")
            continue
        if doc["id"] in docs:
            faults.append(f"{where}: id {doc['id']} stands twice")
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", doc["date"]) or span(doc["date"]) is None:
            faults.append(f"{where}: {doc['date']!r} is no date")
        for text in [doc["title"], doc["publisher"], *doc["sentences"]]:
            if not text or text != text.strip() or "  " in text:
                faults.append(f"{where}: empty text or needless space in {text!r}")
        docs[doc["id"]] = doc

    triggers = collections.Counter()
    same = collections.defaultdict(list)
    for number, event in records(folder / "gold.jsonl"):
        where = f"{folder / 'gold.jsonl'}:{number}"
        if set(event) != EVENT_KEYS:
            faults.append(f"{where}: keys are {sorted(event)}, expected {sorted(EVENT_KEYS)}")
            continue
        doc = docs.get(event["doc"])
        if doc is None or not -1 <= event["sent"] < len(doc["sentences"]):
            faults.append(f"{where}: no sentence {event['sent']} in document {event['doc']}")
            continue
        text, whole = sentence(doc, event["sent"]), "\n".join([doc["title"], *doc["sentences"]])
        trigger = event["trigger"]
        found = len(re.findall(rf"(?<!\w){re.escape(trigger)}(?!\w)", text)) if trigger else 0
        if not found:
            faults.append(f"{where}: trigger {trigger!r} does not stand in {text!r}")
        triggers[event["doc"], event["sent"], trigger] += 1
        if found and triggers[event["doc"], event["sent"], trigger] > found:
            faults.append(f"{where}: trigger {trigger!r} is annotated more often than it stands in {text!r}")
        if event["type"] not in types:
            faults.append(f"{where}: unknown type {event['type']!r}")
        elif event["mode"] is not None and (event["type"], event["mode"]) not in modes:
            faults.append(f"{where}: {event['type']} has no mode {event['mode']!r}")
        if event["status"] not in STATUSES:
            faults.append(f"{where}: unknown status {event['status']!r}")
        if event["date"] is not None and span(event["date"]) is None:
            faults.append(f"{where}: {event['date']!r} is no date")
        for side in ("actor", "recipient"):
            cells = [(p.get("text"), p.get("country"), p.get("sector")) for p in event[side]]
            if len(set(cells)) != len(cells):
                faults.append(f"{where}: the same {side} twice")
            for name, country, sector in cells:
                if not name or name not in whole:
                    faults.append(f"{where}: {side} {name!r} does not stand in the document")
                if country not in known_countries:
                    faults.append(f"{where}: unknown country {country!r}")
                if sector not in sectors:
                    faults.append(f"{where}: unknown sector {sector!r}")
        if event["attributed_to"] is not None and event["attributed_to"] not in whole:
            faults.append(f"{where}: speaker {event['attributed_to']!r} does not stand in the document")
        if event["same_as"] is not None:
            same[event["doc"], event["same_as"]].append((where, event))

    for (doc, name), events in same.items():
        if len(events) == 1:
            faults.append(f"{events[0][0]}: same_as {name!r} names one event only")
        for field in ("type", "date"):
            values = {event[field] for _, event in events}
            if len(values) > 1:
                faults.append(f"{events[0][0]}: same_as {name!r} in {doc} has several values of {field}: "
                              f"{sorted(map(str, values))}")

    if shared and (shared / "gold").is_dir():
        ours = {}
        for doc in docs.values():
            ours.update(dict.fromkeys(runs(" ".join([doc["title"], *doc["sentences"]])), doc["id"]))
        for path, text in texts_of(shared):
            for run in sorted(runs(text) & ours.keys()):
                faults.append(f"{folder / 'docs.jsonl'}: {ours[run]} and {path} both say {run!r}")
    return faults, len(docs), sum(triggers.values())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path, nargs="?")
    parser.add_argument("--shared", type=pathlib.Path)
    arguments = parser.parse_args()
    folder = arguments.folder or arguments.root / "examples/gold"
    try:
        faults, docs, events = check(arguments.root, folder, arguments.shared or arguments.root.parent / "shared")
    except (OSError, ValueError) as error:
        print(f"gold_check: {error}", file=sys.stderr)
        return 2
    for fault in faults:
        print(fault)
    print(f"gold_check: {docs} documents, {events} events, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
