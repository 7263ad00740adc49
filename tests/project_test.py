#!/usr/bin/env python3
"""A project's own ontology, imported dictionaries, events by document, and why a sentence gave nothing.

    project_test.py PROGRAM [unittest arguments]
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

root = pathlib.Path(__file__).resolve().parent.parent
program = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else root / "build/priscus").resolve()
labour = root / "examples/labour"


def run(*arguments, stdin="", timeout=300):
    return subprocess.run([program, *map(str, arguments)], input=stdin, capture_output=True, text=True, timeout=timeout)


def codes(parties):
    return sorted(f"{p['country'] or '-'} {p['sector'] or '-'}" for p in parties)


class Project(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def lines(self, done, code=0):
        self.assertEqual(done.returncode, code, done.stderr[:2000])
        return [json.loads(line) for line in done.stdout.splitlines()]


class Labour(Project):
    def test_the_example_passes_check(self):
        done = run("check", "--project", labour, "--only", "labour/")
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_articles_give_what_the_example_says(self):
        events = self.lines(run("code", "--json", "--project", labour, labour / "articles.jsonl"))
        got = sorted((e["doc"], e["sent"], e["type"], e["mode"] or "-", e["status"], codes(e["actor"]), codes(e["recipient"])) for e in events)
        wanted = []
        for line in (labour / "expected.tsv").read_text().splitlines()[1:]:
            if line.startswith("#"):
                continue
            doc, sent, kind, mode, status, actor, recipient = line.split("\t")
            split = lambda cell: [] if cell == "nobody" else sorted(cell.split(", "))
            wanted.append((doc, int(sent), kind, mode, status, split(actor), split(recipient)))
        self.assertEqual(got, sorted(wanted))

    def test_nothing_of_plover_is_left(self):
        article = self.file("a.txt", "Russian troops attacked Georgian villages on Monday.\n")
        self.assertNotEqual(self.lines(run("code", "--json", article)), [])
        self.assertEqual(self.lines(run("code", "--json", "--project", labour, article)), [])


class OwnFolder(Project):
    FRAME = """frame tickle
  means      TICKLE feather, code T1, context fun
  trigger    verb tickle
  actor      subject
  recipient  object
  example    Russia tickled Norway.
  gives      actual: Russia (RUS GOV) -> Norway (NOR GOV)
"""
    ONTOLOGY = """name = "fun"
version = "1"
extends = "plover"
[contexts]
fun = "laughter"
[[type]]
name = "TICKLE"
quad = "material cooperation"
score = 1
future = { type = "AGREE", code = "030" }
modes.feather = { description = "with a feather", score = 2 }
[[code]]
code = "T1"
type = "TICKLE"
mode = "feather"
"""

    def test_extends_plover(self):
        self.file("fun/ontology.toml", self.ONTOLOGY)
        self.file("fun/frames/tickle.frames", self.FRAME)
        self.assertEqual(run("check", "--project", self.folder / "fun", "--only", "fun/").returncode, 0)
        article = self.file("a.txt", "Russia tickled Norway. Russia will tickle Sweden. Russian troops attacked Georgian villages.\n")
        events = self.lines(run("code", "--json", "--project", self.folder / "fun", article))
        self.assertEqual([(e["type"], e["mode"], e["cameo"], e["score"]) for e in events[:2]], [("TICKLE", "feather", "T1", 2), ("AGREE", None, "030", 2.5)])
        self.assertEqual(events[0]["contexts"], ["fun"])
        self.assertEqual(events[2]["type"], "ASSAULT")
        self.assertTrue(events[0]["frame"].startswith("fun/frames/tickle.frames:1:"))

    def test_own_frame_wins_over_one_as_long(self):
        self.file("fun/ontology.toml", self.ONTOLOGY)
        self.file("fun/frames/a.frames", self.FRAME.replace("verb tickle", "verb attack").replace("tickled", "attacked"))
        article = self.file("a.txt", "Russian troops attacked Georgian villages with rockets.\n")
        self.assertEqual([e["type"] for e in self.lines(run("code", "--json", article))], ["ASSAULT"])
        self.assertEqual([e["type"] for e in self.lines(run("code", "--json", "--project", self.folder / "fun", article))], ["TICKLE"])

    def test_two_projects_in_turn(self):
        self.file("fun/ontology.toml", self.ONTOLOGY)
        self.file("fun/frames/tickle.frames", self.FRAME)
        self.file("more/ontology.toml", 'name = "more"\nversion = "1"\nextends = "fun"\n[[type]]\nname = "TICKLE"\nmodes.finger = "by hand"\n')
        self.file("more/frames/tickle.frames", self.FRAME.replace("TICKLE feather", "TICKLE finger"))
        article = self.file("a.txt", "Russia tickled Norway.\n")
        both = ("--project", self.folder / "fun", "--project", self.folder / "more")
        self.assertEqual([e["mode"] for e in self.lines(run("code", "--json", *both, article))], ["finger"])
        done = run("code", "--json", "--project", self.folder / "more", article)
        self.assertIn('more/ontology.toml:3: "fun": expected "plover"', done.stderr)

    def test_faults_name_file_and_line(self):
        self.file("fun/ontology.toml", self.ONTOLOGY.replace('quad = "material cooperation"', 'quad = 5'))
        self.file("fun/frames/tickle.frames", self.FRAME.replace("code T1", "code T9"))
        done = run("check", "--project", self.folder / "fun", "--only", "fun/")
        self.assertEqual(done.returncode, 1)
        self.assertIn("fun/ontology.toml:8: quad: expected a string", done.stdout)
        self.assertIn('fun/frames/tickle.frames:2: unknown code "T9"', done.stdout)
        done = run("code", "--project", self.folder / "fun", "-", stdin="A man sat.\n")
        self.assertEqual(done.returncode, 2)
        self.assertTrue(done.stderr.startswith("priscus: fun/ontology.toml:8: "), done.stderr)

    def test_missing_folder(self):
        done = run("code", "--project", self.folder / "none", "-", stdin="A man sat.\n")
        self.assertEqual(done.returncode, 2)
        self.assertIn("no such folder: expected a project's folder", done.stderr)


class Import(Project):
    def test_verbs_code_like_our_own(self):
        verbs = self.file("Old.verbs", "--- ZAP [190] ---\nZORBLE\n- * WITH TICKETS [043]\n- NOT * [120]\n- * X [nonsense]\n")
        done = run("import", "verbs", verbs, "--to", self.folder / "mine", "--json")
        notes = self.lines(done)
        self.assertEqual([(n["line"], n["what"]) for n in notes], [(4, "left out"), (5, "left out")])
        self.assertTrue(all(n["file"] == str(verbs) and n["cause"] for n in notes))
        self.assertIn("lines: 5, 3 taken, 2 left out; frames: 2 in", done.stderr)
        check = run("check", "--project", self.folder / "mine", "--only", "mine/")
        self.assertEqual(check.returncode, 0, check.stdout)
        article = self.file("a.txt", "Russian troops zorbled Georgia on Monday.\n")
        events = self.lines(run("code", "--json", "--project", self.folder / "mine", article))
        self.assertEqual([(e["type"], e["cameo"], codes(e["actor"]), codes(e["recipient"])) for e in events], [("ASSAULT", "190", ["RUS MIL"], ["GEO GOV"])])

    def test_actors_code_like_our_own(self):
        actors = self.file("Old.actors", "ZORB_LIBERATION_FRONT_ [FRAREB]\n+ZLF\n\t[FRAGOV >200101]\nWIZARD_GUILD [WIZ]\nFRANCE_ [FRA]\n")
        agents = self.file("Old.agents", "ZORBLER [~MIL]\n")
        done = run("import", "actors", actors, "--to", self.folder / "mine")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f'{actors}:4: left out: unknown code "WIZ"', done.stdout)
        self.assertIn(f"{actors}:5: known: France", done.stdout)
        self.assertEqual(run("import", "actors", agents, "--to", self.folder / "mine").returncode, 0)
        self.assertEqual(run("check", "--project", self.folder / "mine", "--only", "mine/").returncode, 0)
        article = self.file("a.txt", "The Zorb Liberation Front attacked Norway. French zorblers attacked Norway.\n")
        events = self.lines(run("code", "--json", "--date", "2019-05-01", "--project", self.folder / "mine", article))
        self.assertEqual([codes(e["actor"]) for e in events], [["FRA REB"], ["FRA MIL"]])
        events = self.lines(run("code", "--json", "--date", "2021-05-01", "--project", self.folder / "mine", article))
        self.assertEqual(codes(events[0]["actor"]), ["FRA GOV"])

    def test_hostile_dictionaries(self):
        for content in (b"", b"\x00\xff" * 1000, b"&" * 5000, b"- * " * 5000, b"[" * 5000, b"{" * 5000, b"+" * 300 + b"\n" + b"-" * 300, "ß_ø_漢字 [190]\n".encode() * 50):
            path = self.file("bad.txt", content)
            for kind in ("verbs", "actors"):
                done = run("import", kind, path, "--to", self.folder / "mine")
                self.assertEqual(done.returncode, 0, (content[:20], kind, done.stderr))
                self.assertIn("lines: ", done.stdout)
        self.assertEqual(run("import", "verbs", self.folder / "none", "--to", self.folder / "mine").returncode, 2)


class Documents(Project):
    def test_one_record_a_document_one_a_cluster(self):
        article = self.file("a.txt", "Putin meets Aliyev\n\nRussian President Vladimir Putin met Azerbaijani President Ilham Aliyev on Monday. "
                                     "Putin met Aliyev, the Kremlin said. Russian troops attacked Georgia.\n")
        options = ("--date", "2021-11-24")
        records = self.lines(run("code", "--documents", *options, article))
        self.assertEqual(len(records), 1)
        record = records[0]
        self.assertEqual((record["doc"], record["date"], record["title"]), ("a", "2021-11-24", "Putin meets Aliyev"))
        plain = self.lines(run("code", "--json", *options, article))
        self.assertEqual(sorted(e["id"] for e in record["events"]), sorted({e["same_as"] for e in plain}))
        mentions = [m for e in record["events"] for m in e["mentions"]]
        self.assertEqual(sorted(mentions, key=str), sorted(plain, key=str))
        self.assertTrue(all(m["same_as"] == e["id"] for e in record["events"] for m in e["mentions"]))
        self.assertGreater(len(mentions), len(record["events"]))

    def test_a_document_without_events(self):
        records = self.lines(run("code", "--documents", self.file("b.txt", "The cat sat on the mat.\n")))
        self.assertEqual([r["events"] for r in records], [[]])


class Explain(Project):
    def nearest(self, text):
        lines = self.lines(run("explain", "--json", self.file("a.txt", text)))
        self.assertEqual(len(lines), 1)
        self.assertEqual(lines[0]["events"], [])
        self.assertLessEqual(len(lines[0]["nearest"]), 5)
        return lines[0]["nearest"]

    def test_the_condition_that_failed(self):
        near = self.nearest("The thing began.\n")
        self.assertEqual(near[0]["why"], "no inner event to colour")
        self.assertRegex(near[0]["file"], r"^frames/\w+\.frames$")
        self.assertGreater(near[0]["line"], 0)

    def test_another_part_of_speech(self):
        near = self.nearest("The pay was a nice topple.\n")
        self.assertTrue(any("here, expected a verb" in n["why"] for n in near), near)

    def test_a_word_is_missing(self):
        near = self.nearest("Norway opened a window.\n")
        self.assertTrue(any(n["why"].startswith("no «") for n in near), near)

    def test_nothing_near(self):
        self.assertEqual(self.nearest("Oh!\n"), [])

    def test_for_people(self):
        done = run("explain", self.file("a.txt", "The thing began.\n"))
        self.assertIn("no event; nearest frames\n", done.stdout)
        done = run("explain", self.file("a.txt", "Russia bombed Georgia.\n"))
        self.assertNotIn("nearest frames", done.stdout)


if __name__ == "__main__":
    unittest.main()
