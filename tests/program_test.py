#!/usr/bin/env python3
"""The program as its users meet it: files in, events out, exit codes, hostile input, the record.

    program_test.py PROGRAM [unittest arguments]
"""
import csv
import gzip
import io
import json
import os
import pathlib
import pty
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

root = pathlib.Path(__file__).resolve().parent.parent
examples = root / "examples/articles.jsonl"
program = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else root / "build/priscus").resolve()

ARTICLE = "Kenya and Norway hold talks\n\nThe president of Kenya met the prime minister of Norway on Monday.\n"


def run(*arguments, stdin=b"", timeout=120, **options):
    """The finished process; output as bytes."""
    return subprocess.run([program, *map(str, arguments)], input=stdin, capture_output=True, timeout=timeout, **options)


def records(output):
    return [json.loads(line) for line in output.decode().splitlines()]


class ProgramTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def expect(self, done, code, error=None):
        """The exit code, a text in standard error (None: nothing there), and no crash."""
        self.assertEqual(done.returncode, code, done.stderr.decode(errors="replace")[:2000])
        text = done.stderr.decode(errors="replace")
        if error is None:
            self.assertEqual(text, "")
        else:
            self.assertIn(error, text)
            self.assertTrue(all(line.startswith("priscus: ") for line in text.splitlines()), text)


class Input(ProgramTest):
    def code(self, *arguments, **options):
        return run("code", "--json", *arguments, **options)

    def test_empty_file_is_told_and_no_error(self):
        done = self.code(self.file("empty.txt", ""))
        self.expect(done, 0, "empty.txt: holds no text")
        self.assertEqual(done.stdout, b"")

    def test_white_space_only(self):
        self.expect(self.code(self.file("blank.txt", " \n\t\n\n")), 0, "holds no text")

    def test_empty_file_of_json_lines(self):
        self.expect(self.code("--format", "jsonl", self.file("empty.jsonl", "")), 0)

    def test_binary_file(self):
        self.expect(self.code(self.file("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40)), 2, "photo.jpg: byte ")

    def test_file_of_nul_bytes(self):
        self.expect(self.code(self.file("zeros", bytes(100000))), 2, "byte 0 is NUL")

    def test_invalid_utf8(self):
        self.expect(self.code(self.file("latin.txt", b"Caf\xe9 closed.\n")), 0, "latin.txt: byte 3 is not UTF-8; read as windows-1252")
        self.expect(self.code(self.file("binary.txt", b"\x81\x8d\x90")), 2, "binary.txt: byte 0 is not UTF-8, and no other encoding fits")

    def test_another_language_is_set_aside(self):
        german = ("Die Außenminister beider Länder trafen sich am Freitag zum ersten Mal seit zwei Jahren und einigten sich darauf, "
                  "die Grenze noch in dieser Woche wieder zu öffnen.\n")
        path = self.file("german.txt", german)
        self.expect(self.code(path), 0, "warning: " + str(path) + ": german is in German (de); only en is read")
        self.expect(run("record", self.folder / "news.db", path), 0, "German (de)")
        self.assertIn(b"German (de)", run("rejects", self.folder / "news.db").stdout)

    def test_invalid_utf8_in_json_lines_leaves_the_others(self):
        bad = b'{"id": "bad", "text": "Caf\xe9"}\n' + json.dumps({"id": "good", "text": ARTICLE}).encode()
        done = self.code(self.file("mixed.jsonl", bad))
        self.expect(done, 2, "mixed.jsonl:1: byte 26 is not UTF-8")
        self.assertEqual({event["doc"] for event in records(done.stdout)}, {"good"})

    def test_carriage_returns_change_nothing(self):
        lf = self.code(self.file("article.txt", ARTICLE))
        crlf = self.code(self.file("article.txt", ARTICLE.replace("\n", "\r\n")))
        self.expect(crlf, 0)
        self.assertEqual(crlf.stdout, lf.stdout)
        self.assertNotEqual(lf.stdout, b"")

    def test_missing_file_does_not_stop_the_others(self):
        done = self.code(self.folder / "none.txt", self.file("article.txt", ARTICLE))
        self.expect(done, 2, "none.txt: no such file")
        self.assertNotEqual(done.stdout, b"")

    def test_a_folder_stands_for_its_files(self):
        self.file("b.txt", ARTICLE)
        (self.folder / "a").mkdir()
        self.file("a/c.jsonl.gz", gzip.compress(json.dumps({"id": "packed", "text": ARTICLE}).encode()))
        (self.folder / "a" / "up").symlink_to(self.folder)
        done = self.code(self.folder)
        self.expect(done, 0, "leads to a folder that was read already")
        self.assertEqual(list(dict.fromkeys(event["doc"] for event in records(done.stdout))), ["packed", "b"])

    def test_a_bomb_does_not_stop_the_others(self):
        zeros = gzip.compress(bytes(1 << 20)) * 1024
        done = self.code(self.file("zeros.gz", zeros), self.file("article.txt", ARTICLE))
        self.expect(done, 2, "zeros.gz: expands to more than 250 times its size")
        self.assertNotEqual(done.stdout, b"")

    def test_standard_input_of_every_kind(self):
        page = ("<html><body><h1>Kenya and Norway hold talks</h1><p>The president of Kenya met the prime minister of Norway on Monday.</p>"
                "<p>They spoke about fish, wool and the price of bread, and promised to meet again within a year.</p></body></html>")
        for bytes_in in (page.encode(), gzip.compress(page.encode()), f"[{json.dumps({'text': ARTICLE})}]".encode(),
                         b"id,text\n1," + json.dumps(ARTICLE.replace("\n", " ")).encode() + b"\n"):
            done = self.code("-", stdin=bytes_in)
            self.expect(done, 0)
            self.assertNotEqual(done.stdout, b"", bytes_in[:40])

    def test_json_that_breaks_off(self):
        self.expect(self.code(self.file("cut.jsonl", '{"id": "a", "text": "The two')), 2, "cut.jsonl:1: byte 28: JSON breaks off")

    def test_json_of_another_shape(self):
        lines = '{"text": 5}\n{"id": "x"}\n{"text": null}\n{}\n'
        done = self.code(self.file("odd.jsonl", lines))
        self.expect(done, 2, "odd.jsonl:1: expected a string for \"text\", got a number")
        self.assertEqual(len(done.stderr.splitlines()), 4)

    def test_json_nested_deeply(self):
        self.expect(self.code(self.file("deep.jsonl", '{"text": ' + "[" * 100000 + "]" * 100000 + "}\n")), 2, "deep.jsonl:1")

    def test_odd_characters(self):
        text = "\u202eKenya\u200b met \U0001f600 Norway\u0301\u0301\u0301. \x07\x1b[31mRussia attacked Georgia.\ufeff\n"
        done = self.code(self.file("odd.txt", text))
        self.expect(done, 0)

    def test_words_without_end(self):
        cut = "a sentence was cut at 400 tokens"
        for text, warning in (("a" * 200000, None), ("( " * 1200, cut), ("Kenya met Norway and " * 5000, cut),
                              ("\n" * 100000 + "Kenya met Norway.", None), ("." * 100000, None)):
            started = time.monotonic()
            self.expect(self.code(self.file("long.txt", text)), 0, warning)
            self.assertLess(time.monotonic() - started, 60)

    def test_standard_input(self):
        from_file = self.code("--date", "2024-03-12", self.file("article.txt", ARTICLE))
        from_pipe = self.code("--date", "2024-03-12", "-", stdin=ARTICLE.encode())
        self.expect(from_pipe, 0)
        strip = lambda output: [{k: v for k, v in event.items() if k not in ("doc", "id")} for event in records(output)]
        self.assertEqual(strip(from_pipe.stdout), strip(from_file.stdout))

    def long_line(self, name, content, error):
        path = self.file(name, content)
        del content
        started = time.monotonic()
        done = self.code(path, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30)))
        self.assertLess(time.monotonic() - started, 20)
        self.expect(done, 2, error)

    def test_line_of_100_megabytes(self):
        self.long_line("line.txt", b"word " * 20_000_000, "line.txt: longer than 67108864 bytes")

    def test_line_of_100_megabytes_in_json_lines(self):
        good = json.dumps({"id": "good", "text": ARTICLE}).encode()
        self.long_line("line.jsonl", b'{"text": "' + b"word " * 20_000_000 + b'"}\n' + good, "line.jsonl:1: longer than 67108864 bytes")


class Events(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.texts = {}
        for line in examples.read_text().splitlines():
            article = json.loads(line)
            cls.texts[article["id"]] = (article["title"] + "\n" + article["text"]).encode()
        cls.events = records(run("code", "--json", examples).stdout)

    def test_there_are_events_in_every_example(self):
        self.assertEqual({event["doc"] for event in self.events}, set(self.texts))

    def test_spans_hold_the_trigger(self):
        for event in self.events:
            words = self.texts[event["doc"]][event["start"]:event["end"]].decode()
            with self.subTest(trigger=event["trigger"], words=words):
                if words == event["trigger"]:
                    continue
                # A trigger whose words stand apart: the span goes from the first to the last of them.
                at = 0
                for word in event["trigger"].split(" "):
                    self.assertIn(word, words[at:])
                    at = words.index(word, at) + len(word)
                self.assertEqual(at, len(words))
                self.assertTrue(words.startswith(event["trigger"].split(" ")[0]))

    def test_spans_of_parties_lie_in_the_text(self):
        for event in self.events:
            for party in event["actor"] + event["recipient"]:
                words = self.texts[event["doc"]][party["start"]:party["end"]].decode()
                self.assertEqual(words, words.strip())
                self.assertNotEqual(words, "")

    def test_the_title_is_sentence_minus_one(self):
        for event in self.events:
            title = self.texts[event["doc"]].index(b"\n")
            self.assertEqual(event["sent"] == -1, event["start"] < title, event)
        self.assertTrue(any(event["sent"] == -1 for event in self.events))
        self.assertTrue(any(event["sent"] >= 0 for event in self.events))

    def test_keys(self):
        keys = ("id doc sent trigger start end type mode quad cameo contexts score actor recipient status date place numbers attributed_to "
                "same_as confidence frame")
        for event in self.events:
            self.assertEqual(list(event), keys.split())
            self.assertIn(event["status"], ("actual", "future", "hypothetical", "negated", "historical"))
            self.assertTrue(0 < event["confidence"] < 1)
            for party in event["actor"] + event["recipient"]:
                self.assertTrue(0 < party["confidence"] < 1)

    def test_date_settles_weekdays(self):
        path = self.file("article.txt", ARTICLE)
        dated = records(run("code", "--json", "--date", "2024-03-13", path).stdout)
        self.assertIn("2024-03-11", [event["date"] for event in dated])
        self.assertNotIn("2024-03-11", [event["date"] for event in records(run("code", "--json", path).stdout)])

    def test_date_must_be_a_day(self):
        for date in ("2024-02-30", "Monday", "2024", ""):
            done = run("code", "--date", date, self.file("article.txt", ARTICLE))
            self.assertEqual(done.returncode, 2, date)
            self.assertIn(b"expected one like 2021-05-22", done.stderr)

    def test_threads_change_nothing(self):
        path = self.file("many.jsonl", examples.read_bytes() * 10)
        one = run("code", "--json", "--threads", "1", path)
        two = run("code", "--json", "--threads", "2", path)
        self.expect(one, 0)
        self.assertEqual(one.stdout, two.stdout)
        self.assertEqual(one.stdout, run("code", "--json", "--threads", "7", path).stdout)

    def test_confidence_filter(self):
        sure = records(run("code", "--json", "--min-confidence", "0.7", examples).stdout)
        self.assertEqual(sure, [event for event in self.events if event["confidence"] >= 0.7])

    def test_table_for_people(self):
        done = run("code", examples)
        self.expect(done, 0)
        text = done.stdout.decode()
        self.assertEqual(text.count("\n              "), len(self.events))
        self.assertNotIn("\033", text)

    def test_memory_of_one_article(self):
        path = self.file("article.txt", ARTICLE)
        process = subprocess.Popen([program, "code", path], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status
        self.assertEqual(status, 0)
        self.assertLessEqual(usage.ru_maxrss, 150 * 1024, f"{usage.ru_maxrss} KB")


class CommandLine(ProgramTest):
    commands = ["code", "explain", "mentions", "record", "query", "export", "sql", "incidents", "recode", "rejects", "actors", "places", "check", "import", "parse", "score", "train"]

    def test_help_of_every_command_has_an_example(self):
        for command in self.commands:
            if command == "train" and not (program.parent / "priscus-train").exists():
                continue
            done = run(command, "--help")
            with self.subTest(command):
                self.expect(done, 0)
                self.assertIn(b"Example", done.stdout)
        listed = run("--help").stdout.decode()
        self.assertIn("Example", listed)
        for command in self.commands:
            self.assertRegex(listed, rf"\n  {command} ")

    def test_version(self):
        done = run("--version")
        self.expect(done, 0)
        self.assertRegex(done.stdout.decode(), r"^priscus \d+\.\d+\.\d+\n$")

    def test_page_of_commands_agrees_with_the_program(self):
        if not (program.parent / "priscus-train").exists():
            self.skipTest("priscus-train is not built")
        done = subprocess.run([root / "scripts/cli-docs", program, "--check"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_wrong_arguments(self):
        for arguments in ([], ["nonsense"], ["code"], ["code", "--nonsense", "a.txt"], ["record", "a.db"], ["query"], ["rejects"], ["parse"], ["explain"],
                          ["score", "one"], ["check", "--nonsense"], ["code", "--threads", "-1", "a.txt"], ["code", "--format", "pdf", "a.txt"]):
            with self.subTest(arguments):
                done = run(*arguments, cwd=self.folder)
                self.assertEqual(done.returncode, 2)
                self.assertNotEqual(done.stderr, b"")
                self.assertEqual(done.stdout, b"")

    def test_missing_input_is_exit_code_2(self):
        for arguments in (["code", "none.txt"], ["parse", "none.txt"], ["parse", "--conllu", "none.conllu"], ["explain", "none.txt"], ["query", "none.db"],
                          ["rejects", "none.db"], ["score", "none.conllu", "none.conllu"], ["record", "new.db", "none.txt"], ["code", "--model", "none", "-"],
                          ["code", "--knowledge", "none", "-"], ["check", "--model", "none"]):
            with self.subTest(arguments):
                self.expect(run(*arguments, cwd=self.folder), 2, "priscus: ")

    def test_done_is_exit_code_0(self):
        article = self.file("article.txt", ARTICLE)
        grammar = run("parse", article)
        self.expect(grammar, 0)
        self.expect(run("explain", article), 0)
        tree = self.file("tree.conllu", grammar.stdout)
        self.expect(run("parse", "--conllu", tree), 0)
        score = run("score", "--json", tree, tree)
        self.expect(score, 0)
        self.assertEqual(json.loads(score.stdout)["las"], 100)

    def test_check_finds_a_fault(self):
        for part in ("ontology", "lexicon", "actors", "frames"):
            (self.folder / "knowledge" / part).mkdir(parents=True)
            for path in (root / "knowledge" / part).iterdir():
                (self.folder / "knowledge" / part / path.name).write_bytes(path.read_bytes())
        (self.folder / "knowledge/frames/wrong.frames").write_text("frame wrong\n  means  NOSUCHTYPE\n")
        done = run("check", "--quiet", "--knowledge", self.folder / "knowledge")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"wrong.frames:2", done.stdout)

    def test_closed_pipe_is_no_error(self):
        path = self.file("many.jsonl", examples.read_bytes() * 20)
        for command in (f"code {path}", f"code --json {path}", f"parse {path}", f"explain {path}"):
            for ignored in (False, True):  # as a shell starts it, and under a parent that ignores SIGPIPE
                with self.subTest(command, ignored=ignored):
                    done = subprocess.run(["bash", "-c", f"set -o pipefail; {program} {command} | head -1"], capture_output=True, timeout=300,
                                          restore_signals=False, preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN if ignored else signal.SIG_DFL))
                    self.assertEqual(done.stderr, b"")
                    self.assertEqual(len(done.stdout.splitlines()), 1)
                    self.assertIn(done.returncode, (0, 128 + signal.SIGPIPE))

    def test_full_disk_is_an_error(self):
        with open("/dev/full", "wb") as full:
            for arguments in (["code", examples], ["parse", examples], ["explain", examples]):
                done = subprocess.run([program, *arguments], stdout=full, stderr=subprocess.PIPE)
                self.assertEqual(done.returncode, 2, arguments)
                self.assertIn(b"standard output: ", done.stderr)


class Record(ProgramTest):
    def setUp(self):
        super().setUp()
        self.database = self.folder / "news.db"

    def record(self, *arguments, **options):
        return run("record", self.database, *arguments, **options)

    def query(self, *arguments):
        done = run("query", self.database, "--json", *arguments)
        self.expect(done, 0)
        return records(done.stdout)

    def counts(self):
        connection = sqlite3.connect(self.database)
        self.addCleanup(connection.close)
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("documents", "events", "participants", "rejects")}

    def documents(self):
        """How many documents are there; 0 while the database is being made."""
        try:
            connection = sqlite3.connect(self.database)
            try:
                return connection.execute("SELECT count(*) FROM documents").fetchone()[0]
            finally:
                connection.close()
        except sqlite3.OperationalError:
            return 0

    def test_recording_twice_adds_nothing(self):
        events = records(run("code", "--json", examples).stdout)
        done = self.record(examples)
        self.expect(done, 0)
        articles = len(examples.read_text().splitlines())
        self.assertEqual(done.stdout.decode(), f"documents: {articles} new, 0 known, 0 rejected; events: {len(events)}\n")
        before = self.counts()
        self.assertEqual(before["events"], len(events))
        again = self.record(examples, examples)
        self.assertEqual(again.stdout.decode(), f"documents: 0 new, {2 * articles} known, 0 rejected; events: 0\n")
        self.assertEqual(self.counts(), before)

    def test_query_gives_what_code_gave(self):
        self.record(examples)
        order = lambda event: (event["doc"], event["sent"], event["start"], json.dumps(event))
        self.assertEqual(sorted(self.query(), key=order), sorted(records(run("code", "--json", examples).stdout), key=order))

    def test_threads_change_nothing(self):
        many = self.file("many.jsonl", "".join(json.dumps({"id": f"a{i}", "date": "2024-03-12", "text": ARTICLE}) + "\n" for i in range(150)))
        self.record("--threads", "1", many)
        first = self.query()
        self.database = self.folder / "other.db"
        self.record("--threads", "3", many)
        self.assertEqual(self.query(), first)
        self.assertGreaterEqual(len(first), 150)

    def test_filters(self):
        self.record(examples)
        events = self.query()
        codes = lambda event, side: {party["country"] for party in event[side]}
        day = lambda event: (event["date"] or {json.loads(l)["id"]: json.loads(l)["date"] for l in examples.read_text().splitlines()}[event["doc"]])
        for arguments, wanted in (
                (["--actor", "KEN"], lambda e: "KEN" in codes(e, "actor")),
                (["--actor", "ken"], lambda e: "KEN" in codes(e, "actor")),
                (["--recipient", "BLR"], lambda e: "BLR" in codes(e, "recipient")),
                (["--actor", ":COP"], lambda e: any(party["sector"] == "COP" for party in e["actor"])),
                (["--type", "assault"], lambda e: e["type"] == "ASSAULT"),
                (["--type", "ASSAULT", "--type", "CONSULT"], lambda e: e["type"] in ("ASSAULT", "CONSULT")),
                (["--mode", "phone"], lambda e: e["mode"] == "phone"),
                (["--status", "future"], lambda e: e["status"] == "future"),
                (["--dyad", "KGZ,TJK"], lambda e: ("KGZ" in codes(e, "actor") and "TJK" in codes(e, "recipient")) or
                 ("TJK" in codes(e, "actor") and "KGZ" in codes(e, "recipient")) or (not e["recipient"] and {"KGZ", "TJK"} <= codes(e, "actor"))),
                (["--since", "2024-05-20"], lambda e: not (e["status"] == "historical" and not e["date"]) and day(e).split("/")[-1] >= "2024-05-20"),
                (["--type", "ASSAULT", "--status", "actual", "--text", "gas"], lambda e: e["type"] == "ASSAULT" and "gas" in e["trigger"])):
            with self.subTest(arguments):
                found = self.query(*arguments)
                self.assertEqual(found, [event for event in events if wanted(event)])
                self.assertNotEqual(found, [])
        self.assertEqual(len(self.query("--limit", "3")), 3)
        self.assertEqual(self.query("--until", "1900-01-01"), [])
        self.assertEqual(self.query("--text", "'; DROP TABLE events; --"), [])
        self.assertEqual(self.query(), events)

    def test_wrong_filters(self):
        self.record(examples)
        for arguments in (["--since", "May"], ["--actor", "B-R"], ["--dyad", "BLR"], ["--status", "maybe"], ["--limit", "-2"], ["--json", "--csv"]):
            with self.subTest(arguments):
                self.assertEqual(run("query", self.database, *arguments).returncode, 2)

    def test_csv_is_read_by_others(self):
        self.record(examples)
        done = run("query", self.database, "--csv")
        self.expect(done, 0)
        rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
        events = self.query()
        self.assertEqual([row["trigger"] for row in rows], [event["trigger"] for event in events])
        self.assertEqual([float(row["score"]) for row in rows], [event["score"] for event in events])

    def test_table_names_the_document(self):
        self.record(examples)
        done = run("query", self.database, "--type", "ASSAULT")
        self.assertEqual(done.returncode, 0)
        self.assertIn("river-clash, 2024-04-02\n", done.stdout.decode())

    def test_rejects(self):
        bad = self.file("bad.jsonl", '{"id": "a", "text": "Kenya thanked Norway."}\n{"id": "b"\n{"id": "c"}\n')
        done = self.record(bad, self.folder / "none.txt")
        self.expect(done, 2, "bad.jsonl:2: byte ")
        self.assertIn("documents: 1 new, 0 known, 3 rejected", done.stdout.decode())
        self.record(bad)
        shown = run("rejects", self.database)
        self.expect(shown, 0)
        self.assertEqual(len(shown.stdout.splitlines()), 3)
        self.assertIn("bad.jsonl:3: expected \"text\" or \"sentences\"", shown.stdout.decode())
        self.assertEqual([reject["line"] for reject in records(run("rejects", "--json", self.database).stdout)], [2, 3, None])

    def test_what_is_no_record(self):
        text = self.file("notes.txt", "These are notes.\n" * 100)
        for command in (["query", text], ["rejects", text], ["record", text, examples]):
            self.expect(run(*command), 2, "notes.txt: is not a SQLite database")
        self.assertEqual(text.read_text(), "These are notes.\n" * 100)
        self.expect(run("query", self.folder), 2, "is a folder")

    def test_newer_schema(self):
        self.record(examples)
        connection = sqlite3.connect(self.database)
        connection.execute("PRAGMA user_version = 99")
        connection.commit()
        connection.close()
        self.expect(run("query", self.database), 2, "newer Priscus")
        self.expect(self.record(examples), 2, "newer Priscus")

    def test_full_disk(self):
        many = self.file("many.jsonl", "".join(json.dumps({"id": f"a{i}", "text": ARTICLE}) + "\n" for i in range(200)))

        def small_files():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

        done = self.record(many, preexec_fn=small_files)
        self.expect(done, 2, "news.db: ")
        reported = int(done.stdout.split()[1])
        self.assertEqual(self.counts()["documents"], reported)
        self.record(many)
        self.assertEqual(self.counts()["documents"], 200)

    def test_a_kill_loses_nothing_and_leaves_nothing_half(self):
        many = self.file("many.jsonl", "".join(json.dumps({"id": f"a{i}", "date": "2024-03-12", "text": ARTICLE * 5}) + "\n" for i in range(600)))
        for wanted in (1, 100, 200, 400):  # killed when so many documents are there
            process = subprocess.Popen([program, "record", self.database, many], stdout=subprocess.DEVNULL)
            while process.poll() is None and self.documents() < wanted:
                time.sleep(0.01)
            process.kill()
            process.wait()
            self.assertEqual(self.documents() % 64, 0)  # whole batches
        self.expect(self.record(many), 0)
        rows = lambda: sqlite3.connect(self.database).execute(
            "SELECT d.id, e.type, e.trigger_begin, p.side, p.position, p.country FROM documents d LEFT JOIN events e ON e.document = d.number "
            "LEFT JOIN participants p ON p.event = e.number ORDER BY d.number, e.number, p.side, p.position").fetchall()
        killed = rows()
        self.database = self.folder / "undisturbed.db"
        self.expect(self.record(many), 0)
        self.assertEqual(killed, rows())

    def test_known_by_address(self):
        old = {"id": "a", "date": "2024-03-12", "url": "https://news.example/talks?id=7", "text": ARTICLE}
        new = old | {"id": "b", "url": "https://NEWS.example/talks?id=7#top", "text": ARTICLE + "They agreed to meet again.\n"}
        front = [old | {"id": i, "url": "https://news.example/", "text": f"{ARTICLE}Edition {i}.\n"} for i in ("c", "d")]
        lines = lambda documents: "".join(json.dumps(d) + "\n" for d in documents)
        done = self.record(self.file("one.jsonl", lines([old, new])))
        self.assertIn("documents: 1 new, 1 known", done.stdout.decode())  # within one run
        done = self.record(self.file("two.jsonl", lines([new])))
        self.assertIn("documents: 0 new, 1 known", done.stdout.decode())
        done = self.record(self.file("three.jsonl", lines(front)))
        self.assertIn("documents: 2 new, 0 known", done.stdout.decode())

    def test_progress_on_a_terminal(self):
        many = self.file("many.jsonl", subprocess.run([sys.executable, root / "bench/make_articles.py", "400", "--sentences", "4"], capture_output=True).stdout)
        try:
            ours, theirs = pty.openpty()
        except OSError as error:
            self.skipTest(f"this machine has no pseudo-terminals: {error}")  # a chroot without /dev/pts
        process = subprocess.Popen([program, "record", self.database, many], stdout=subprocess.DEVNULL, stderr=theirs)
        os.close(theirs)
        shown = b""
        try:
            while chunk := os.read(ours, 4096):
                shown += chunk
        except OSError:
            pass  # the terminal of a program that has ended
        os.close(ours)
        self.assertEqual(process.wait(), 0)
        lines = shown.decode().split("\r")
        self.assertRegex(lines[-2].strip(), r"400 documents, \d+ sentences, \d+ events, \d+ documents/s, \d+ sentences/s")
        self.assertTrue(any(re.search(r", \d+ (s|min) left", line) for line in lines), lines[:5])

    def test_reprints_make_no_events(self):
        text = examples.read_text().splitlines()[0]
        article = json.loads(text)
        reprint = article | {"id": "reprint", "publisher": "Northern Post", "date": "2024-03-13", "title": "Oslo talks",
                             "text": "OSLO (Example Wire) - " + article["text"]}
        done = self.record(self.file("both.jsonl", json.dumps(reprint) + "\n" + json.dumps(article) + "\n"))
        self.expect(done, 0)
        self.assertIn("copies of other documents, kept without events: 1\n", done.stdout.decode())
        self.assertIn(f"events: {len(self.query())}\n", done.stdout.decode())
        self.assertEqual({event["doc"] for event in self.query()}, {article["id"]})
        incidents = records(run("incidents", self.database, "--json").stdout)
        self.assertTrue(all(i["reports"] == 1 and i["copies"] == 1 and i["claims"][0]["copies"][0]["publisher"] == "Northern Post" for i in incidents))


class Incidents(ProgramTest):
    REPORTS = [("a", "2024-04-02", "Harbour Wire", "Kyrgyz soldiers fired on Tajik border guards near Chorku on Tuesday and killed two of them."),
               ("b", "2024-04-03", "Northern Post", "Two Tajik guards died at Chorku when Kyrgyz soldiers attacked their post on Tuesday."),
               ("c", "2024-04-12", "Harbour Wire", "Kyrgyz soldiers fired on Tajik border guards near Tortkul on Thursday."),
               ("d", "2024-04-03", "Daily Ledger", "Norway promised Kenya flour on Tuesday.")]

    def setUp(self):
        super().setUp()
        self.database = self.folder / "news.db"
        self.reports = self.file("reports.jsonl", "".join(
            json.dumps({"id": i, "date": date, "publisher": publisher, "text": text}) + "\n" for i, date, publisher, text in self.REPORTS))

    def incidents(self, *arguments):
        done = run("incidents", self.database, "--json", *arguments)
        self.expect(done, 0)
        return records(done.stdout)

    def test_reports_are_joined(self):
        self.expect(run("record", self.database, self.reports), 0)
        both = [i for i in self.incidents() if i["reports"] == 2]
        self.assertEqual([[claim["doc"] for claim in i["claims"]] for i in both], [["a", "b"]])
        self.assertEqual((both[0]["type"], both[0]["first_report"], both[0]["last_report"], both[0]["sources"]), ("ASSAULT", "2024-04-02", "2024-04-03", 2))
        self.assertEqual(self.incidents("--min-sources", "2"), both)
        self.assertEqual(self.incidents("--party", "KGZ", "--party", "TJK", "--until", "2024-04-05"), both)
        self.assertEqual({claim["doc"] for i in self.incidents("--text", "Tortkul") for claim in i["claims"]}, {"c"})
        listed = run("incidents", self.database)
        self.assertEqual(listed.returncode, 0)
        self.assertIn(f"{both[0]['incident']}  2024-04-02  ASSAULT", listed.stdout.decode())
        one = run("incidents", self.database, both[0]["incident"][:10])
        self.expect(one, 0)
        self.assertIn("b, Northern Post, 2024-04-03\n", one.stdout.decode())
        self.expect(run("incidents", self.database, "ffffffff"), 2, 'no incident "ffffffff"')
        self.assertEqual(run("incidents", self.database, "--party", "K-Z").returncode, 2)

    def test_order_of_arrival_changes_nothing(self):
        run("record", self.database, self.reports)
        expected = self.incidents()
        self.database = self.folder / "other.db"
        for line in reversed(self.reports.read_text().splitlines()):
            self.expect(run("record", self.database, "-", stdin=line.encode()), 0)
        self.assertEqual(self.incidents(), expected)

    def test_recode_shows_the_difference_and_takes_it_when_told(self):
        run("record", self.database, self.reports)
        less = self.folder / "knowledge"
        for part in ("ontology", "lexicon", "actors", "frames"):
            (less / part).mkdir(parents=True)
            for path in (root / "knowledge" / part).iterdir():
                if path.name != "assault.frames":
                    (less / part / path.name).write_bytes(path.read_bytes())
        before = records(run("query", self.database, "--json").stdout)
        self.assertIn("ASSAULT", {event["type"] for event in before})

        self.expect(run("recode", self.database), 0)  # by the same versions: nothing to do
        same = run("recode", self.database, "--all")
        self.assertIn("4 coded again, 0 with differences", same.stdout.decode())

        shown = run("recode", self.database, "--knowledge", less, "--json")
        self.assertEqual(shown.returncode, 0)
        changes = records(shown.stdout)
        gone = [change["before"] for change in changes if change["change"] == "gone"]
        self.assertGreaterEqual(len(gone), 3)
        self.assertTrue(all(event in before for event in gone))
        self.assertEqual(records(run("query", self.database, "--json").stdout), before)  # nothing was written
        text = run("recode", self.database, "--knowledge", less)
        self.assertIn("Nothing was written: --apply takes it over.", text.stdout.decode())

        self.assertEqual(run("recode", self.database, "--knowledge", less, "--apply").returncode, 0)
        fresh = self.folder / "fresh.db"
        run("record", fresh, self.reports, "--knowledge", less)
        for command in (["query", "--json"], ["incidents", "--json"]):
            self.assertEqual(run(command[0], self.database, command[1]).stdout, run(command[0], fresh, command[1]).stdout)
        coders = sqlite3.connect(self.database)
        self.addCleanup(coders.close)
        rows = "SELECT DISTINCT c.program, c.model, c.knowledge FROM {} d JOIN coders c ON c.number = d.coded_with"
        self.assertEqual(len(coders.execute(rows.format("documents")).fetchall()), 1)
        self.assertIn("0 coded again", run("recode", self.database, "--knowledge", less, "--apply").stdout.decode())

        self.assertEqual(run("recode", self.database, "--apply").returncode, 0)  # and back
        by_place = lambda events: sorted(events, key=lambda e: (e["doc"], e["start"]))  # rows that were written anew come behind the others of their day
        self.assertEqual(by_place(records(run("query", self.database, "--json").stdout)), by_place(before))
        self.expect(run("recode", self.folder / "none.db"), 2, "no such file")


if __name__ == "__main__":
    unittest.main()
