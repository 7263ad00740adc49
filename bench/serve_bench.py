#!/usr/bin/env python3
"""How many questions a second `priscus serve` answers, and how long the slowest wait: wrk, 64 clients that keep their connections.

    serve_bench.py PROGRAM DATABASE [--seconds 60] [--clients 64] [--target /api/events]... [--vary] [--json]

Prints for each target: answers a second, the median and the 99th percentile of the time to an answer, and errors (which must be none:
exit code 1 otherwise). The server keeps answers that were given lately; with --vary each question has another `until=`, any day of the record,
so that few are answered from there. wrk runs on the same machine and takes its share of the cores. Needs wrk (Debian: wrk).
"""
import argparse
import datetime
import json
import re
import signal
import subprocess
import sys
import tempfile
import urllib.request

# Another day of the record for each question.
VARY = """
local path, first, days = "%s", %d, %d
request = function()
  local day = os.date("!%%Y-%%m-%%d", (first + math.random(0, days)) * 86400)
  return wrk.format("GET", path .. (path:find("?", 1, true) and "&" or "?") .. "until=" .. day)
end
"""

# Says every error as one line that is easily read; "status" are answers of 400 and above.
SCRIPT = """
done = function(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d %d %d %d %d %d\\n", summary.requests, summary.duration, summary.bytes, latency:percentile(50),
           latency:percentile(99), e.connect, e.read, e.write, e.status, e.timeout))
end
"""


def start(program, database):
    server = subprocess.Popen([program, "serve", database, "--port", "0", "--json"], stdout=subprocess.PIPE, text=True)
    line = server.stdout.readline()
    if not line:
        sys.exit("the server did not start")
    return server, json.loads(line)["url"].rstrip("/")


def day_number(day):
    return (datetime.date.fromisoformat(day) - datetime.date(1970, 1, 1)).days


def measure(url, target, clients, seconds, days):
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT + (VARY % (target, days[0], days[1] - days[0]) if days else ""))
        script.flush()
        command = ["wrk", "-t2", f"-c{clients}", f"-d{seconds}s", "--timeout", "10s", "-s", script.name, url + target]
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    requests, duration, size, median, p99, *errors = map(int, re.search(r"^RESULT (.*)$", out, re.M).group(1).split())
    names = ("connect", "read", "write", "status", "timeout")
    return {"requests": requests, "per_second": round(requests / (duration / 1e6), 1), "megabytes_per_second": round(size / duration, 2),
            "median_ms": round(median / 1000, 2), "p99_ms": round(p99 / 1000, 2), "errors": {n: e for n, e in zip(names, errors) if e}}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("database")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--target", action="append")
    parser.add_argument("--vary", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    server, url = start(options.program, options.database)
    failed = False
    try:
        with urllib.request.urlopen(url + "/api/health") as answer:  # comes when the record is in memory
            record = json.load(answer)["record"]
        days = (day_number(record["first_day"]), day_number(record["last_day"])) if options.vary else None
        for target in options.target or ["/api/events"]:
            result = {"target": target, "vary": options.vary, "clients": options.clients, **measure(url, target, options.clients, options.seconds, days)}
            failed = failed or bool(result["errors"])
            if options.json:
                print(json.dumps(result))
            else:
                print(f"{target}{' with until=…' if options.vary else ''}: {result['per_second']:.0f} answers/s, median {result['median_ms']} ms, p99 {result['p99_ms']} ms, "
                      f"{result['megabytes_per_second']} MB/s, errors {result['errors'] or 'none'}")
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)
    sys.exit(1 if failed or server.returncode != 0 else 0)


main()
