#!/usr/bin/env python3
"""Records generated articles and tells articles a second, peak memory and the size of the database.

    bench/measure_record.py [--program build/priscus] [--count 100000] [--sentences 8] [--threads 2] [--keep news.db]

Fails (exit code 1) when the program needed more than 1 GB of memory.
"""
import argparse
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

root = pathlib.Path(__file__).resolve().parent.parent
parser = argparse.ArgumentParser()
parser.add_argument("--program", default=root / "build/priscus")
parser.add_argument("--count", type=int, default=100_000)
parser.add_argument("--sentences", type=int, default=8)
parser.add_argument("--threads", type=int, default=os.cpu_count())
parser.add_argument("--keep", help="leave the database there")
options = parser.parse_args()

with tempfile.TemporaryDirectory() as folder:
    articles = pathlib.Path(folder) / "articles.jsonl"
    with open(articles, "wb") as out:
        subprocess.run([sys.executable, root / "bench/make_articles.py", str(options.count), "--sentences", str(options.sentences)], stdout=out, check=True)
    database = pathlib.Path(options.keep) if options.keep else pathlib.Path(folder) / "news.db"
    start = time.monotonic()
    done = subprocess.run([options.program, "record", "--threads", str(options.threads), database, articles], capture_output=True, text=True)
    seconds = time.monotonic() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(done.stdout.strip())
    if done.returncode != 0:
        sys.exit(f"exit code {done.returncode}\n{done.stderr}")
    print(f"{options.count} articles ({articles.stat().st_size / 1e6:.1f} MB), {options.threads} threads: {seconds:.1f} s, "
          f"{options.count / seconds:.0f} articles/s, peak memory {peak:.0f} MiB, database {database.stat().st_size / 1e6:.0f} MB, "
          f"load of the machine {os.getloadavg()[0]:.1f}")
    sys.exit(0 if peak < 1024 else 1)
