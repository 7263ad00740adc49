#!/usr/bin/env python3
"""The project's own gold articles: the scorer counts right, the checker finds faults, the program holds its floors.

    gold_test.py PROGRAM [unittest arguments]

The floors are the keys "examples/gold.…" and "examples/heldout.…" of tests/accuracy_floor.json. Of the held-out
articles only totals are printed, since nobody who writes rules may see what is right or wrong in them.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

here = pathlib.Path(__file__).resolve().parent
root = here.parent
gold = root / "examples/gold"
program = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else root / "build/priscus").resolve()
sys.path.insert(0, str(here))
import event_score  # noqa: E402
import gold_check  # noqa: E402


def event(**fields):
    out = {"doc": "d", "sent": 0, "trigger": "met", "type": "CONSULT", "mode": None, "actor": [], "recipient": [],
           "status": "actual", "date": None, "attributed_to": None, "same_as": None}
    return {**out, **fields}


def figures(gold_events, predicted_events):
    def cells(events):
        out = {}
        for one in events:
            out.setdefault((one["doc"], one["sent"]), []).append(one)
        return out

    return event_score.Score(cells(gold_events), cells(predicted_events)).figures()


class ScorerTest(unittest.TestCase):
    def test_the_same_events_score_one(self):
        events = [event(actor=[{"text": "Norway", "country": "NOR", "sector": "GOV"}], date="2024-05-14"),
                  event(sent=1, type="AID", trigger="sent")]
        score = figures(events, events)
        for name in ("type", "trigger", "quad", "full"):
            self.assertEqual(score[name], [1.0, 1.0, 1.0], name)
        for name in ("actor", "recipient", "status", "mode", "date"):
            self.assertEqual(score[name], 1.0, name)

    def test_a_needless_and_a_missed_event(self):
        score = figures([event(), event(trigger="agreed", type="AGREE")], [event(), event(trigger="sent", type="AID")])
        self.assertEqual(score["type"], [0.5, 0.5, 0.5])
        self.assertEqual(score["quad"], [0.5, 0.5, 0.5])

    def test_another_type_of_one_quad_class_counts_there_only(self):
        score = figures([event(type="AGREE")], [event(type="SUPPORT")])
        self.assertEqual((score["type"][2], score["quad"][2]), (0.0, 1.0))

    def test_events_of_other_sentences_do_not_match(self):
        self.assertEqual(figures([event(sent=0)], [event(sent=1)])["type"], [0.0, 0.0, 0.0])

    def test_the_event_with_the_trigger_is_paired_first(self):
        wanted = event(trigger="talks", status="future")
        score = figures([wanted], [event(trigger="met"), event(trigger={"text": "the talks"}, status="future")])
        self.assertEqual((score["trigger"][1], score["status"]), (1.0, 1.0))

    def test_countries_decide_full_and_order_does_not(self):
        def sides(*codes):
            return [{"text": code, "country": code, "sector": None} for code in codes]

        turned = figures([event(actor=sides("NOR", "KEN"))], [event(actor=sides("KEN", "NOR"))])
        self.assertEqual(turned["full"][2], 1.0)
        swapped = figures([event(actor=sides("NOR"))], [event(recipient=sides("NOR"))])
        self.assertEqual((swapped["full"][2], swapped["actor"], swapped["recipient"]), (0.0, 0.0, 0.0))

    def test_a_coarser_date_is_right_and_none_is_wrong(self):
        self.assertEqual(figures([event(date="2024-05-14")], [event(date="2024-05")])["date"], 1.0)
        self.assertEqual(figures([event(date="2024-05-14")], [event(date="2024-06")])["date"], 0.0)
        self.assertEqual(figures([event(date="2024-05-14")], [event()])["date"], 0.0)
        self.assertIsNone(figures([event()], [event(date="2024-05")])["date"])

    def test_nothing_to_share(self):
        score = figures([event()], [])
        self.assertEqual((score["type"], score["status"]), ([0.0, 0.0, 0.0], None))


class CheckerTest(unittest.TestCase):
    """Each fault put into a copy of the gold is found."""

    def faults(self, change, name="gold.jsonl"):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            for file in ("docs.jsonl", "gold.jsonl"):
                shutil.copy(gold / file, folder)
            lines = [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]
            change(lines)
            (folder / name).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
            return gold_check.check(root, folder, None)[0]

    def test_the_gold_has_no_fault(self):
        self.assertEqual(gold_check.check(root, gold, None)[0], [])

    def test_faults_of_events(self):
        changes = {
            "does not stand in": lambda e: e[0].update(trigger="disagree"),
            "unknown type": lambda e: e[0].update(type="TALK"),
            "has no mode": lambda e: e[0].update(mode="visit", type="AID"),
            "unknown status": lambda e: e[0].update(status="past"),
            "is no date": lambda e: e[0].update(date="2024-02-31", same_as=None),
            "unknown country": lambda e: e[0]["actor"][0].update(country="XYZ"),
            "unknown sector": lambda e: e[0]["actor"][0].update(sector="KING"),
            "does not stand in the document": lambda e: e[0]["actor"][0].update(text="Atlantis"),
            "more often than it stands": lambda e: e.append(dict(e[-1])),
            "names one event only": lambda e: e[0].update(same_as="alone"),
            "several values of type": lambda e: next(x for x in e if x["same_as"]).update(type="AID", mode=None),
            "no sentence": lambda e: e[0].update(sent=999),
        }
        for message, change in changes.items():
            with self.subTest(message):
                self.assertTrue(any(message in fault for fault in self.faults(change)), self.faults(change))

    def test_faults_of_documents(self):
        self.assertTrue(any("stands twice" in fault for fault in self.faults(lambda d: d.append(d[0]), "docs.jsonl")))
        self.assertTrue(any("is no date" in f for f in self.faults(lambda d: d[0].update(date="14 May"), "docs.jsonl")))

    def test_text_of_others_is_found(self):
        with tempfile.TemporaryDirectory() as shared:
            other = pathlib.Path(shared) / "gold/other"
            other.mkdir(parents=True)
            first = json.loads((gold / "docs.jsonl").read_text(encoding="utf-8").splitlines()[0])
            copied = {"id": "x", "title": None, "sentences": first["sentences"][:1]}
            (other / "docs.jsonl").write_text(json.dumps(copied))
            faults, _, _ = gold_check.check(root, gold, pathlib.Path(shared))
        self.assertTrue(any("both say" in fault for fault in faults))


class FloorTest(unittest.TestCase):
    def test_the_program_holds_its_floors(self):
        self.hold("examples/gold")

    def test_the_program_holds_its_floors_on_articles_no_rule_writer_has_read(self):
        self.hold("examples/heldout")

    def hold(self, name):
        articles = root / name
        floors = {key.removeprefix(f"{name}."): floor
                  for key, floor in json.loads((here / "accuracy_floor.json").read_text()).items()
                  if key.startswith(f"{name}.")}
        self.assertTrue(floors, f"tests/accuracy_floor.json has no floor for {name}")
        with tempfile.TemporaryDirectory() as folder:
            predicted = os.path.join(folder, "predicted.jsonl")
            with open(predicted, "w", encoding="utf-8") as out:
                subprocess.run([program, "code", "--json", articles / "docs.jsonl"], stdout=out, check=True, timeout=300)
            measured = event_score.Score(event_score.read_events(articles / "gold.jsonl"),
                                         event_score.read_events(predicted)).figures()
        print(name, json.dumps(measured))
        for name in ("type", "trigger", "quad", "full"):
            for part, value in zip(("precision", "recall", "f1"), measured[name]):
                measured[f"{name}.{part}"] = value
        for key, floor in floors.items():
            with self.subTest(key):
                self.assertGreaterEqual(measured[key] or 0, floor, f"{key} fell below its floor")


if __name__ == "__main__":
    unittest.main(verbosity=2)
