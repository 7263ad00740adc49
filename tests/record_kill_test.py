#!/usr/bin/env python3
"""A record that was killed again and again is, row by row, the record of an undisturbed run.

    record_kill_test.py PROGRAM
"""
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time

root = pathlib.Path(__file__).resolve().parent.parent
program = pathlib.Path(sys.argv[1]).resolve()
ARTICLES, LIMIT = 2000, 15  # so many articles; seconds in which the kills must be over


def make_articles(path):
    with open(path, "wb") as out:
        subprocess.run([sys.executable, root / "bench/make_articles.py", str(ARTICLES), "--sentences", "4"], stdout=out, check=True)


def rows(database):
    """Every row of every table but the time it was written, and what it says of itself."""
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    out = {}
    for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1").fetchall():
        if table.startswith("sentence_words"):
            continue  # an index over `sentences`
        columns = [c[1] for c in connection.execute(f"PRAGMA table_info({table})") if c[1] != "recorded_at"]
        names = ", ".join(columns)
        out[table] = connection.execute(f"SELECT {names} FROM {table} ORDER BY {names}").fetchall()
    connection.execute("INSERT INTO sentence_words (sentence_words, rank) VALUES ('integrity-check', 1)")
    connection.close()
    return out


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    articles, calm, killed = folder / "articles.jsonl", folder / "calm.db", folder / "killed.db"
    make_articles(articles)
    start = time.monotonic()
    subprocess.run([program, "record", calm, articles], check=True, stdout=subprocess.DEVNULL)
    calm_seconds = time.monotonic() - start

    random_, kills, start = random.Random(3), 0, time.monotonic()
    while True:
        process = subprocess.Popen([program, "record", killed, articles], stdout=subprocess.DEVNULL)
        # The first kills come while the database is being made; later ones leave time to get on.
        wait = random_.uniform(0.05, 0.3) if kills < 3 else random_.uniform(0.25, 0.6) * max(1.0, calm_seconds / 3)
        try:
            process.wait(timeout=wait if time.monotonic() - start < LIMIT else 600)
            assert process.returncode == 0, process.returncode
            break
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            kills += 1
    expected, found = rows(calm), rows(killed)
    assert expected.keys() == found.keys(), (expected.keys(), found.keys())
    for table in expected:
        assert expected[table] == found[table], f"{table}: {len(expected[table])} rows and {len(found[table])}, first difference " + str(
            next(((a, b) for a, b in zip(expected[table], found[table]) if a != b), None))
    counts = {table: len(content) for table, content in expected.items()}
    assert counts["documents"] == ARTICLES and counts["incidents"] > 100, counts
    assert kills >= 4, f"only {kills} kills"
    again = subprocess.run([program, "record", killed, articles], check=True, capture_output=True, text=True)
    assert again.stdout.startswith(f"documents: 0 new, {ARTICLES} known"), again.stdout
    print(f"{kills} kills in {time.monotonic() - start:.0f} s; the same {sum(counts.values())} rows: {counts}")
