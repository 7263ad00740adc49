#!/usr/bin/env python3
"""Events on their way out: export, code --as, query with its series, sql.

    export_test.py PROGRAM [unittest arguments]
"""
import csv
import io
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest

root = pathlib.Path(__file__).resolve().parent.parent
examples = root / "examples/articles.jsonl"
program = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else root / "build/priscus").resolve()

COLUMNS = {"polecat": 40, "icews": 20, "gdelt1": 58, "gdelt2": 61, "phoenix": 26, "tabari": 5}
HEADERS = ("polecat", "icews")
MEETING = {"id": "meeting", "date": "2024-05-22", "publisher": "Example Wire", "url": "https://example.org/1",
           "text": "The president of Kenya met the prime minister of Norway on Tuesday.\nKenya and Norway will sign a treaty next week."}


def run(*arguments, stdin=b"", timeout=120):
    return subprocess.run([program, *map(str, arguments)], input=stdin, capture_output=True, timeout=timeout)


class ExportTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.keeper = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.keeper.name)
        cls.database = cls.folder / "news.db"
        cls.articles = cls.folder / "news.jsonl"
        cls.articles.write_bytes(examples.read_bytes().rstrip() + b"\n" + json.dumps(MEETING).encode() + b"\n")
        done = run("record", cls.database, cls.articles)
        assert done.returncode == 0, done.stderr

    @classmethod
    def tearDownClass(cls):
        cls.keeper.cleanup()

    def output(self, *arguments):
        done = run(*arguments)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertEqual(done.stderr, b"")
        return done.stdout.decode()

    def export(self, kind, *arguments):
        return self.output("export", self.database, "--as", kind, *arguments)

    def rows(self, kind, *arguments):
        lines = self.export(kind, *arguments).split("\n")
        self.assertEqual(lines.pop(), "")
        return [line.split("\t") for line in (lines[1:] if kind in HEADERS else lines)]

    def events(self, *arguments):
        return [json.loads(line) for line in self.export("jsonl", *arguments).splitlines()]

    def test_every_row_has_every_column(self):
        for kind, columns in COLUMNS.items():
            with self.subTest(kind):
                rows = self.rows(kind, "--status", "actual", "--status", "negated", "--status", "future")
                self.assertGreater(len(rows), 10)
                self.assertEqual({len(row) for row in rows}, {columns})

    def test_export_twice_gives_the_same_bytes(self):
        for kind in [*COLUMNS, "jsonl", "csv", "plover"]:
            self.assertEqual(self.export(kind), self.export(kind), kind)

    def test_code_writes_what_export_writes(self):
        for kind in [*COLUMNS, "jsonl", "csv"]:
            with self.subTest(kind):
                coded = self.output("code", "--as", kind, self.articles)
                self.assertEqual(sorted(coded.splitlines()), sorted(self.export(kind).splitlines()))
        self.assertEqual(self.output("code", "--json", self.articles), self.output("code", "--as", "jsonl", self.articles))

    def test_ids_are_of_one_event_each(self):
        events = self.events()
        self.assertEqual(len({event["id"] for event in events}), len(events))
        for kind in ("icews", "gdelt1", "phoenix"):
            ids = [row[0] for row in self.rows(kind)]
            self.assertEqual(len(set(ids)), len(ids), kind)
            self.assertTrue(all(int(i.split("_")[0]) < 2 ** 53 for i in ids))
        self.assertEqual({row[0] for row in self.rows("polecat")}, {event["id"] for event in events if event["status"] == "actual"})

    def test_ids_stay_in_another_record(self):
        other = self.folder / "other.db"
        run("record", other, "-", "--format", "jsonl", timeout=120, stdin=json.dumps(MEETING).encode())
        ids = {json.loads(line)["id"] for line in self.output("export", other, "--as", "jsonl").splitlines()}
        self.assertEqual(ids, {event["id"] for event in self.events() if event["doc"] == "meeting"})
        self.assertNotEqual(ids, set())

    def test_only_what_happened_unless_asked(self):
        statuses = {event["status"] for event in self.events()}
        self.assertIn("future", statuses)
        actual = [event for event in self.events() if event["status"] == "actual"]
        self.assertEqual(len(self.rows("polecat")), len(actual))
        future = self.rows("polecat", "--status", "future")
        self.assertEqual(len(future), sum(event["status"] == "future" for event in self.events()))
        coded = self.output("code", "--as", "polecat", "--status", "future", self.articles).splitlines()
        self.assertEqual(len(coded) - 1, len(future))

    def test_pairs_of_a_meeting(self):
        rows = [row for row in self.rows("icews", "--dyad", "KEN,NOR", "--type", "CONSULT") if row[11] == "meeting"]
        self.assertIn(("Kenya", "Norway"), {(row[4], row[10]) for row in rows})
        self.assertEqual({row[1] for row in rows}, {"2024-05-21"})
        self.assertEqual({row[13] for row in rows}, {"Example Wire"})

    def test_filters_of_export_are_those_of_query(self):
        for arguments in (["--dyad", "KGZ,TJK"], ["--since", "2024-05-01"], ["--type", "ASSAULT"], ["--actor", "KEN"], ["--sector", "COP"],
                          ["--quad", "verbal conflict"], ["--text", "talks"], ["--limit", "3"], ["--speaker", "ministry"]):
            with self.subTest(arguments):
                self.assertEqual(self.export("jsonl", *arguments), self.output("query", self.database, "--json", *arguments))
                self.assertNotEqual(self.events(*arguments), [])
        everything = self.events()
        self.assertEqual(self.events("--quad", "verbal conflict"), [event for event in everything if event["quad"] == "verbal conflict"])
        self.assertEqual(self.events("--speaker", "MINISTRY"), [e for e in everything if "ministry" in (e["attributed_to"] or "").lower()])
        self.assertEqual(self.events("--sector", "COP"), [e for e in everything if any(p["sector"] == "COP" for p in e["actor"] + e["recipient"])])

    def test_csv_parses_back(self):
        rows = list(csv.DictReader(io.StringIO(self.export("csv"))))
        self.assertEqual([row["id"] for row in rows], [event["id"] for event in self.events()])
        self.assertEqual({row["url"] for row in rows if row["doc"] == "meeting"}, {"https://example.org/1"})

    def test_json_has_place_and_numbers(self):
        for event in self.events():
            self.assertIn("place", event)
            self.assertIsInstance(event["numbers"], list)

    def test_place_and_numbers_of_a_record(self):
        """What another program (or a later version) wrote there comes out again."""
        copy = self.folder / "placed.db"
        copy.write_bytes(self.database.read_bytes())
        connection = sqlite3.connect(copy)
        event = connection.execute("SELECT number FROM events WHERE status = 'actual' LIMIT 1").fetchone()[0]
        connection.execute("INSERT OR REPLACE INTO places VALUES (?, 'the town', 'Shusha', 'AZE', 'Karabakh', 39.76, 46.75, 'city', 1, 9)", [event])
        connection.execute("INSERT OR REPLACE INTO numbers VALUES (?, 0, 'killed', 40, NULL, 'civilian', 'at least 40', 'the ministry', 1, 9)", [event])
        connection.commit()
        connection.close()
        found = json.loads(self.output("query", copy, "--place", "shusha", "--json"))
        self.assertEqual(found["place"], {"text": "the town", "name": "Shusha", "country": "AZE", "region": "Karabakh", "latitude": 39.76,
                                          "longitude": 46.75, "precision": "city", "start": 1, "end": 9})
        self.assertEqual(found["numbers"], [{"what": "killed", "low": 40, "high": None, "unit": "civilian", "text": "at least 40",
                                             "counted_by": "the ministry", "start": 1, "end": 9}])
        done = run("query", copy, "--place", "Shusha")
        self.assertIn("at Shusha (AZE)  killed 40+ civilian (the ministry)", done.stdout.decode())
        row = self.output("export", copy, "--as", "icews", "--place", "Shusha").splitlines()[1].split("\t")
        self.assertEqual(row[14:], ["Shusha", "", "Karabakh", "Azerbaijan", "39.76", "46.75"])

    def test_series(self):
        wanted = ["--status", "actual", "--status", "historical"]
        rows = [json.loads(line) for line in self.output("query", self.database, "--dyad", "KEN,NOR", "--series", "year", "--json", *wanted).splitlines()]
        self.assertEqual([row["period"] for row in rows], ["2019", "2024"])
        self.assertEqual({tuple(row["dyad"]) for row in rows}, {("KEN", "NOR")})
        between = [e for e in self.events(*wanted) if {"KEN", "NOR"} <= {p["country"] for p in e["actor"] + e["recipient"]}]
        self.assertEqual(sum(row["events"] for row in rows), len(between))
        self.assertAlmostEqual(sum(row["events"] * row["score"] for row in rows), sum(e["score"] for e in between))
        happened = [json.loads(line) for line in self.output("query", self.database, "--dyad", "KEN,NOR", "--series", "year", "--json").splitlines()]
        self.assertEqual(sum(row["events"] for row in happened), sum(e["status"] == "actual" for e in between))
        table = self.output("query", self.database, "--series", "month").splitlines()
        self.assertEqual(table[0].split(), ["period", "one", "other", "events", "score"])
        rows = list(csv.DictReader(io.StringIO(self.output("query", self.database, "--series", "week", "--csv"))))
        self.assertTrue(all(re.fullmatch(r"\d{4}-\d\d-\d\d", row["period"]) for row in rows))
        self.assertEqual(run("query", self.database, "--series", "month", "--dyad", ":GOV,KEN").returncode, 2)

    def test_sql(self):
        self.assertEqual(self.output("sql", self.database, "SELECT 1 AS a, 'x,y' AS b, NULL AS c", "--csv"), 'a,b,c\n1,"x,y",\n')
        self.assertEqual(json.loads(self.output("sql", self.database, "SELECT 1 AS a, 'x' AS b, NULL AS c, 0.5 AS d", "--json")),
                         {"a": 1, "b": "x", "c": None, "d": 0.5})
        self.assertEqual(self.output("sql", self.database, "SELECT 10 AS number, 'é' AS letter UNION ALL SELECT 9, 'abcdefg'"),
                         "number  letter\n    10  é\n     9  abcdefg\n")
        before = self.database.read_bytes()
        for statement in ("DELETE FROM events", "PRAGMA user_version = 9", "ATTACH 'x' AS y", "SELECT 1; DELETE FROM events", "nonsense", ""):
            with self.subTest(statement):
                done = run("sql", self.database, statement)
                self.assertEqual(done.returncode, 2)
                self.assertTrue(done.stderr.startswith(b"priscus: "), done.stderr)
        self.assertEqual(self.database.read_bytes(), before)

    def test_wrong_arguments(self):
        for arguments in (["export", self.database], ["export", self.database, "--as", "kedis"], ["export", "--as", "icews"], ["sql", self.database],
                          ["code", "--as", "icews", "--json", self.articles], ["code", "--status", "maybe", self.articles],
                          ["query", self.database, "--series", "hour"], ["query", self.database, "--quad", "5"],
                          ["export", self.folder / "none.db", "--as", "icews"], ["sql", self.folder / "none.db", "SELECT 1"]):
            with self.subTest(arguments):
                done = run(*arguments)
                self.assertEqual(done.returncode, 2)
                self.assertEqual(done.stdout, b"")
                self.assertNotEqual(done.stderr, b"")

    def test_closed_pipe_is_no_error(self):
        for command in (f"export {self.database} --as gdelt2", f"sql {self.database} 'SELECT * FROM events'"):
            done = subprocess.run(["bash", "-c", f"set -o pipefail; {program} {command} | head -1"], capture_output=True, timeout=60)
            self.assertEqual(done.stderr, b"")
            self.assertIn(done.returncode, (0, 141))


if __name__ == "__main__":
    unittest.main()
