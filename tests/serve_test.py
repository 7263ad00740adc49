#!/usr/bin/env python3
"""`priscus serve` as its clients meet it: the API against its description, hostile requests, many clients, a record that grows.

    serve_test.py PROGRAM [unittest arguments]
"""
import concurrent.futures
import gzip
import http.client
import json
import os
import pathlib
import select
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
import zlib

import openapi_check

root = pathlib.Path(__file__).resolve().parent.parent
program = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else root / "build/priscus").resolve()

ARTICLES = root / "examples/articles.jsonl"
MORE = [
    {"id": "more-1", "title": "Kenya and Norway hold talks", "date": "2024-03-04", "publisher": "Test Wire",
     "text": "The president of Kenya met the prime minister of Norway in Nairobi on Monday. Norwegian police arrested 12 protesters."},
    {"id": "more-2", "title": "Artillery shells a village", "date": "2024-03-05", "publisher": "Test Post", "url": "https://example.org/2",
     "text": "Sudanese artillery shelled a village near Khartoum on Tuesday, killing five civilians. Egypt condemned the attack."},
]
SECRET = "a-token-for-the-tests-0123456789"


class Server:
    """A `priscus serve` on a port of its own."""

    def __init__(self, database, *options):
        self.process = subprocess.Popen([program, "serve", database, "--port", "0", "--json", *map(str, options)], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(self.process.stderr.read().decode())
        self.port = json.loads(line)["port"]

    def stop(self, number=signal.SIGTERM):
        """Exit code and standard error."""
        self.process.send_signal(number)
        _, errors = self.process.communicate(timeout=30)
        return self.process.returncode, errors.decode()

    def connect(self, timeout=30):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def ask(self, target, method="GET", body=None, headers={}):
        """The answer; its body, unpacked, in .data."""
        connection = self.connect()
        try:
            connection.request(method, target, body, dict(headers))
            answer = connection.getresponse()
            answer.data = answer.read()
            if answer.getheader("Content-Encoding") == "gzip" and answer.data:
                answer.data = gzip.decompress(answer.data)
            return answer
        finally:
            connection.close()

    def code(self, **body):
        return self.ask("/api/code", "POST", json.dumps(body), {"Content-Type": "application/json"})

    def send(self, data, timeout=15, pause=0.0):
        """Bytes as they are, in one piece or byte by byte; what came back until the server closed."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as connection:
            out = b""
            try:
                if pause:
                    for i in range(len(data)):
                        connection.sendall(data[i:i + 1])
                        if select.select([connection], [], [], pause)[0]:
                            break
                else:
                    connection.sendall(data)
            except (BrokenPipeError, ConnectionResetError):
                pass
            try:
                while piece := connection.recv(65536):
                    out += piece
            except ConnectionResetError:
                pass
            return out


def status(raw):
    """Of an answer's first line; None when there was no answer."""
    return int(raw.split(b" ", 2)[1]) if raw.startswith(b"HTTP/1.1 ") else None


def record(database, documents):
    lines = "".join(json.dumps(d) + "\n" for d in documents).encode()
    done = subprocess.run([program, "record", database, "--format", "jsonl", "-"], input=lines, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()


class ServeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.database = cls.folder / "news.db"
        articles = [json.loads(line) for line in ARTICLES.read_text().splitlines() if line.strip()]
        record(cls.database, articles + MORE)
        page = cls.folder / "page"
        (page / "assets").mkdir(parents=True)
        (page / "index.html").write_text("<!doctype html><title>page</title>")
        (page / "assets/index-0123abcd.js").write_text("// script\n" * 1000)
        (cls.folder / "secret.txt").write_text("the secret beside the page")
        cls.server = Server(cls.database, "--web", page)
        cls.addClassCleanup(cls.finish)
        cls.specification = openapi_check.Specification(json.loads(cls.server.ask("/openapi.json").data))

    @classmethod
    def finish(cls):
        code, errors = cls.server.stop()
        assert (code, errors) == (0, ""), f"exit code {code}: {errors}"

    def setUp(self):
        self.addCleanup(lambda: self.assertIsNone(self.server.process.poll(), "the server has ended"))

    def problem(self, answer, code):
        self.assertEqual(answer.status, code, answer.data[:500])
        self.assertEqual(answer.getheader("Content-Type"), "application/problem+json")
        value = json.loads(answer.data)
        self.assertEqual(self.specification.faults(value, {"$ref": "#/components/schemas/Problem"}), [])
        self.assertEqual(value["status"], code)
        return value

    def get(self, target):
        """JSON, held to its schema."""
        answer = self.server.ask(target)
        self.assertEqual(answer.status, 200, f"{target}: {answer.data[:500]}")
        return self.fits(target, "get", answer)

    def fits(self, target, method, answer):
        path = next(p for p in self.specification.specification["paths"] if self.same_path(p, target))
        operation = self.specification.specification["paths"][path][method]
        value = json.loads(answer.data)
        schema = self.specification.schema(operation, answer.status, answer.getheader("Content-Type"))
        self.assertEqual(self.specification.faults(value, schema, path)[:5], [])
        return value

    @staticmethod
    def same_path(pattern, target):
        pattern, target = pattern.split("/"), target.split("?")[0].split("/")
        return len(pattern) == len(target) and all(p == t or p.startswith("{") for p, t in zip(pattern, target))

    # The API against its description. That every route is in it, and the other way round, openapi_test.cpp tells.

    def test_every_answer_fits_its_schema(self):
        events = self.get("/api/events?limit=500")
        self.assertGreater(len(events["events"]), 5)
        self.assertEqual(events["total"], len(events["events"]))
        event = events["events"][0]
        document = self.get("/api/documents/" + event["document"])
        self.assertIn(event["id"], [e["id"] for e in document["events"]])
        text = document["text"].encode()
        self.assertEqual(text[event["start"]:event["end"]].decode(), event["trigger"])
        self.assertEqual(text[event["sentence"]["start"]:event["sentence"]["end"]].decode(), event["sentence"]["text"])
        self.assertGreaterEqual(len(self.get("/api/documents")["documents"]), 8)
        incidents = self.get("/api/incidents")["incidents"]
        self.assertGreater(len(incidents), 3)
        self.assertEqual(self.get("/api/incidents/" + incidents[0]["incident"])["incident"], incidents[0]["incident"])
        self.assertIn(["KEN", "NOR"], [[d["one"], d["other"]] for d in self.get("/api/dyads")["dyads"]])
        self.assertIn("2024-03", [row["period"] for row in self.get("/api/series?dyad=KEN,NOR")["rows"]])
        self.assertEqual(self.get("/api/series?dyad=NOR,KEN&period=day")["period"], "day")
        self.assertTrue(self.get("/api/types?dyad=KEN,NOR")["rows"])
        self.assertTrue(self.get("/api/places")["places"])
        self.assertIn("2024-03-05", [d["day"] for d in self.get("/api/days")["days"]])
        self.assertTrue(self.get("/api/actors?q=Lukashenko&date=2021-01-01")["actors"])
        self.assertGreater(len(self.get("/api/countries")["countries"]), 190)
        self.assertTrue(self.get("/api/ontology")["types"])
        found = self.get("/api/search?text=shelled+village")["events"]
        self.assertEqual([e["document_date"] for e in found], ["2024-03-05"] * len(found))
        sentence = found[0]["sentence"]
        words = [self.get("/api/documents/" + found[0]["document"])["text"].encode()[a:b].decode() for a, b in sentence["found"]]
        self.assertEqual(words, ["shelled", "village"])
        health = self.get("/api/health")
        self.assertEqual(health["record"]["events"], events["total"])
        self.assertEqual(health["version"]["program"], self.specification.specification["info"]["version"])

    def test_coding_a_text(self):
        answer = self.server.code(title="Talks in Oslo", text="The president of Kenya met the prime minister of Norway on Monday.", date="2024-03-04")
        self.assertEqual(answer.status, 200, answer.data[:500])
        coded = self.fits("/api/code", "post", answer)
        self.assertEqual([e["type"] for e in coded["events"]], ["CONSULT"])
        for body in ["", "[]", "{}", "{\"text\": 5}", "nonsense", "{\"text\": \"a\"", "[" * 100000, "\x00", "{\"text\": \"\\ud800\"}"]:
            self.problem(self.server.ask("/api/code", "POST", body, {"Content-Type": "application/json"}), 400)
        self.assertEqual(self.problem(self.server.code(url="http://127.0.0.1:1/"), 403)["parameter"], "url")
        self.problem(self.server.ask("/api/code", "POST", "{\"text\": \"a\"}", {"Content-Type": "text/plain"}), 415)

    def test_coding_piece_by_piece(self):
        told = ["The president of Kenya met the prime minister of Norway in Oslo on Monday.", "He promised aid.", "Rebels attacked a village near Goma.",
                "The army said twelve soldiers were killed.", "Germany condemned the attack.", "Talks were held in Nairobi on Tuesday.", "The two sides signed a ceasefire."]
        body = json.dumps({"title": "Talks in Oslo", "text": " ".join(told), "date": "2024-03-04"})
        headers = {"Content-Type": "application/json"}
        plain = self.server.ask("/api/code", "POST", body, {**headers, "Accept": "*/*"})
        schema = {"$ref": "#/components/schemas/CodedLine"}
        for more in ({}, {"Accept-Encoding": "gzip"}):
            answer = self.server.ask("/api/code", "POST", body, {**headers, **more, "Accept": "application/json;q=0.5, application/x-ndjson"})
            self.assertEqual((answer.status, answer.getheader("Content-Type")), (200, "application/x-ndjson"))
            self.assertEqual(answer.getheader("Content-Encoding"), more.get("Accept-Encoding"))
            *lines, whole, nothing = answer.data.split(b"\n")
            self.assertEqual((whole, nothing), (plain.data, b""))
            lines = [json.loads(line) for line in lines]
            self.assertEqual([line["line"] for line in lines], ["text", "part"])
            for line in lines + [json.loads(whole)]:
                self.assertEqual(self.specification.faults(line, schema)[:5], [])
            final = json.loads(whole)
            self.assertEqual([[t["text"] for t in s["tokens"]] for s in lines[0]["sentences"]], [[t["text"] for t in s["tokens"]] for s in final["sentences"]])
            self.assertEqual(lines[1]["end"], final["sentences"][2]["end"])
            self.assertTrue(all(e["end"] <= lines[1]["end"] for e in lines[1]["events"]))
            self.assertIn("CONSULT", [e["type"] for e in lines[1]["events"]])
            self.assertLess(len(lines[1]["events"]), len(final["events"]))
        for accept in ("application/json", "application/x-ndjson;q=0", "application/*"):
            self.assertEqual(self.server.ask("/api/code", "POST", body, {**headers, "Accept": accept}).data, plain.data)
        self.problem(self.server.ask("/api/code", "POST", "{}", {**headers, "Accept": "application/x-ndjson"}), 400)

    def test_pieces_come_while_the_text_is_read(self):
        body = json.dumps({"text": "The president of Kenya met the prime minister of Norway in Oslo on Monday. Rebels attacked a village near Goma. " * 1500}).encode()
        head = f"POST /api/code HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        for packed in ("", "Accept-Encoding: gzip\r\n"):
            with socket.create_connection(("127.0.0.1", self.server.port), timeout=30) as connection:
                connection.sendall(head.encode() + packed.encode() + b"Accept: application/x-ndjson\r\n\r\n" + body)
                came, unpacker = b"", zlib.decompressobj(31)
                while b'"line": "part"' not in came:
                    answer = http.client.HTTPResponse(connection) if not came else answer
                    if not came:
                        answer.begin()
                    piece = answer.read1(65536)
                    self.assertTrue(piece, "the stream ended")
                    came += unpacker.decompress(piece) if packed else piece
                self.assertNotIn(b'"relation"', came)  # of the last line
            # The one who asked has gone: the work ends long before it would be done, and its place is free.
            self.assertEqual(self.server.ask("/api/events?limit=1").status, 200)

    def test_fetching_reaches_the_public_web_only(self):
        server = Server(self.database, "--allow-fetch")
        self.addCleanup(server.stop)
        for url, cause in [("http://127.0.0.1:1/", "loopback"), ("http://10.0.0.1/", "private"), ("file:///etc/passwd", "http or https"),
                           ("http://me:secret@example.org/", "user name")]:
            problem = self.problem(server.code(url=url), 422)
            self.assertEqual(problem["parameter"], "url")
            self.assertIn(cause, problem["detail"])

    def test_pages_join_without_gap_or_overlap(self):
        for order in ("newest", "oldest"):
            whole = [e["id"] + e["document"] for e in self.get(f"/api/events?limit=500&order={order}")["events"]]
            joined, cursor = [], ""
            while cursor is not None:
                page = self.get(f"/api/events?limit=3&order={order}" + (f"&cursor={cursor}" if cursor else ""))
                joined += [e["id"] + e["document"] for e in page["events"]]
                cursor = page["next"]
            self.assertEqual(joined, whole)

    def test_exports_are_files(self):
        for name in self.specification.parameters(self.specification.specification["paths"]["/api/export"]["get"])["as"]["schema"]["enum"]:
            answer = self.server.ask(f"/api/export?as={name}", headers={"Accept-Encoding": "gzip"})
            self.assertEqual(answer.status, 200)
            self.assertRegex(answer.getheader("Content-Disposition"), r'^attachment; filename="[\w.-]+"$')
            shown = subprocess.run([program, "export", self.database, "--as", name], capture_output=True, timeout=60)
            self.assertEqual(answer.data, shown.stdout, name)

    def test_parameters_that_the_description_lacks_are_refused(self):
        for path, operations in self.specification.specification["paths"].items():
            for method, operation in operations.items():
                if method != "get" or "{" in path or path == "/api/live":
                    continue
                needed = {p["name"]: "x" for p in self.specification.parameters(operation).values() if p.get("required")}
                needed = {k: {"dyad": "KEN,NOR", "as": "csv"}.get(k, v) for k, v in needed.items()}
                self.assertEqual(self.server.ask(path + "?" + urllib.parse.urlencode(needed)).status, 200, path)
                answer = self.server.ask(path + "?" + urllib.parse.urlencode({**needed, "no_such": "1"}))
                self.assertEqual(self.problem(answer, 400)["parameter"], "no_such")
                for name in needed:
                    self.assertEqual(self.problem(self.server.ask(path), 400)["parameter"], name)

    # HTTP

    def test_methods(self):
        for path, operations in self.specification.specification["paths"].items():
            path = path.replace("{document}", "0").replace("{incident}", "0")
            allowed = {m.upper() for m in operations} | ({"HEAD"} if "get" in operations else set()) | {"OPTIONS"}
            for method in ("PUT", "DELETE", "PATCH", "TRACE", "BREW") + (("POST",) if "POST" not in allowed else ("GET",)):
                answer = self.server.ask(path, method, headers={"Content-Type": "application/json"})
                self.problem(answer, 405)
                self.assertEqual(set(answer.getheader("Allow").split(", ")), allowed)
            self.assertEqual(self.server.ask(path, "OPTIONS").status, 204)
        for path in ("/api", "/api/", "/api/nothing", "/api/events/", "/api//events", "/openapi.json/x"):
            self.problem(self.server.ask(path), 404)
        self.problem(self.server.ask("/api/documents/0000"), 404)
        self.problem(self.server.ask("/api/incidents/0000"), 404)

    def test_head_has_the_headers_and_no_body(self):
        for path in ("/api/events", "/", "/api/export?as=csv", "/api/nothing"):
            whole, head = self.server.ask(path), self.server.ask(path, "HEAD")
            self.assertEqual((head.status, head.data), (whole.status, b""))
            self.assertEqual(head.getheader("Content-Type"), whole.getheader("Content-Type"))
            self.assertEqual(head.getheader("ETag"), whole.getheader("ETag"))

    def test_an_unchanged_answer_is_304(self):
        for path in ("/api/events?limit=2", "/api/days", "/", "/assets/index-0123abcd.js"):
            tag = self.server.ask(path).getheader("ETag")
            again = self.server.ask(path, headers={"If-None-Match": tag})
            self.assertEqual((again.status, again.data, again.getheader("ETag")), (304, b"", tag), path)
            self.assertEqual(self.server.ask(path, headers={"If-None-Match": '"another"'}).status, 200)
        self.assertNotEqual(self.server.ask("/api/events?limit=3").getheader("ETag"), self.server.ask("/api/events?limit=2").getheader("ETag"))

    def test_gzip_is_sent_when_asked_for(self):
        for path in ("/api/events", "/assets/index-0123abcd.js", "/api/export?as=jsonl"):
            plain, packed = self.server.ask(path), self.server.ask(path, headers={"Accept-Encoding": "gzip, br"})
            self.assertIsNone(plain.getheader("Content-Encoding"))
            self.assertEqual(packed.getheader("Content-Encoding"), "gzip")
            self.assertIn("Accept-Encoding", packed.getheader("Vary"))
            self.assertEqual(packed.data, plain.data)

    def test_what_a_browser_may_keep(self):
        self.assertEqual(self.server.ask("/").getheader("Cache-Control"), "no-cache")
        self.assertIn("immutable", self.server.ask("/assets/index-0123abcd.js").getheader("Cache-Control"))
        self.assertEqual(self.server.ask("/api/events").getheader("Cache-Control"), "no-cache")
        self.assertEqual(self.server.ask("/api/health").getheader("Cache-Control"), "no-store")

    def test_security_headers_are_on_every_answer(self):
        for target in ("/", "/nothing", "/api/events", "/api/nothing", "/api/events?x=1", "/%zz", "/" + "a" * 9000):
            answer = self.server.ask(target)
            policy = answer.getheader("Content-Security-Policy")
            self.assertIn("default-src 'none'", policy)
            self.assertIn("frame-ancestors 'none'", policy)
            self.assertNotIn("unsafe", policy)
            self.assertEqual(answer.getheader("X-Content-Type-Options"), "nosniff")
            self.assertEqual(answer.getheader("Referrer-Policy"), "no-referrer")
            self.assertIsNone(answer.getheader("Access-Control-Allow-Origin"))

    # Hostile requests

    def test_no_path_escapes(self):
        for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/assets/../../secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt",
                     "/..\\secret.txt", "/%5c..%5csecret.txt", "/..%5csecret.txt", "//etc/passwd", "/etc/passwd", "/%2fetc%2fpasswd", "/.%2e/secret.txt",
                     "/%252e%252e/secret.txt", "/assets/..;/secret.txt", "/file:///etc/passwd", "/" + str(self.folder / "secret.txt"),
                     "/%c0%ae%c0%ae/secret.txt", "/index.html%00.js", "/assets%00/../secret.txt", "/..%00/secret.txt", "/api/../secret.txt",
                     "/api/documents/..%2f..%2fsecret.txt", "/api/incidents/%2e%2e"):
            raw = self.server.send(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            self.assertIn(status(raw), (400, 404), path)
            self.assertNotIn(b"the secret", raw)
            self.assertNotIn(b"root:", raw)

    def test_no_header_can_be_injected(self):
        evil = "%0d%0aSet-Cookie:%20evil=1%0d%0a%0d%0aevil"
        for target in (f"/{evil}", f"/api/events?actor={evil}", f"/api/documents/{evil}", f"/api/export?as=csv&text={evil}", f"/api/export?as={evil}",
                       f"/api/events?{evil}=1"):
            raw = self.server.send(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            head, _, body = raw.partition(b"\r\n\r\n")
            self.assertIsNotNone(status(raw), target)
            self.assertNotIn(b"set-cookie", head.lower())
            self.assertNotIn(b"\r\nSet-Cookie", body)
        raw = self.server.send(b"GET / HTTP/1.1\r\nHost: localhost%0d%0aX: y\r\nOrigin: http://a%0d%0aSet-Cookie: b\r\nConnection: close\r\n\r\n")
        self.assertNotIn(b"set-cookie", raw.lower())

    def test_sql_in_every_parameter_of_every_endpoint(self):
        before = self.get("/api/health")["record"]
        attacks = ["'", "\"", "' OR '1'='1", "'; DROP TABLE events; --", "\") OR 1=1 --", "1 UNION SELECT text FROM documents", "%' OR 1=1 --", "a\" OR \"b", "a* NEAR b",
                   "text:a", "^a", "{a b}: c", "-1", "9" * 30, "NaN", "BLR,AZE'--", "BLR:GOV' OR 1", "2024-01-01' OR 1", "AND", "NOT", "()", "\\", "\u202e", "𝔘" * 50]
        for path, operations in self.specification.specification["paths"].items():
            if "get" not in operations or path in ("/api/live",):
                continue
            needed = {"/api/series": {"dyad": "KEN,NOR"}, "/api/search": {"text": "talks"}, "/api/export": {"as": "csv"}, "/api/actors": {"q": "Kenya"}}.get(path, {})
            names = list(self.specification.parameters(operations["get"]))
            connection = self.server.connect()
            for attack in attacks:
                if "{" in path:
                    targets = [path.split("{")[0] + urllib.parse.quote(attack, safe="")]
                else:
                    targets = [path + "?" + urllib.parse.urlencode({**needed, name: attack}) for name in names]
                for target in targets:
                    connection.request("GET", target)
                    answer = connection.getresponse()
                    data = answer.read()
                    self.assertIn(answer.status, (200, 400, 404), f"{target}: {data[:300]}")
                    for leak in (b"sqlite", b"SELECT ", b"syntax error", b"no such", b"fts5", str(self.folder).encode()):
                        self.assertNotIn(leak, data.replace(attack.encode(), b""), target)
            connection.close()
        self.assertEqual(self.get("/api/health")["record"], before)
        quick = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True).execute("PRAGMA quick_check").fetchone()
        self.assertEqual(quick, ("ok",))

    def test_too_long_is_refused(self):
        post = "POST /api/code HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        self.assertEqual(status(self.server.send(f"{post}Content-Length: {1 << 40}\r\n\r\n".encode() + b"x" * 1000)), 413)
        self.assertEqual(status(self.server.send(f"{post}Content-Length: 5000000\r\n\r\n".encode() + b"x" * 5_000_000)), 413)
        self.assertEqual(status(self.server.send(f"{post}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n".encode())), 411)
        self.assertEqual(status(self.server.send(f"{post}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nhello".encode())), 411)
        self.assertEqual(status(self.server.send(f"{post}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello".encode())), 400)
        self.assertEqual(status(self.server.send(b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")), 414)
        self.assertEqual(status(self.server.send(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 100_000)), 431)
        self.assertEqual(status(self.server.send(b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"A: b\r\n" * 100 + b"\r\n")), 431)
        self.assertEqual(status(self.server.send(b"\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03\r\n\r\n")), 400)
        self.assertEqual(status(self.server.send(b"GET / HTTP/1.1\nHost: localhost\n\n")), 400)
        self.assertEqual(status(self.server.send(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")), 505)
        self.assertIn(status(self.server.send(os.urandom(100_000))), (400, 414, 431))

    def test_slow_clients_do_not_keep_others_out(self):
        slow = [socket.create_connection(("127.0.0.1", self.server.port), timeout=30) for _ in range(100)]
        try:
            for connection in slow:
                connection.sendall(b"GET /api/events HTTP/1.1\r\nHost: localhost\r\nX-A: ")
            began = time.monotonic()
            while time.monotonic() - began < 12:  # a byte now and then, never the end
                for connection in slow:
                    try:
                        connection.sendall(b"b")
                    except OSError:
                        pass
                asked = time.monotonic()
                self.assertEqual(self.server.ask("/api/events?limit=1").status, 200)
                self.assertLess(time.monotonic() - asked, 5)
                time.sleep(0.5)
            for connection in slow:
                answer = b""
                try:
                    while piece := connection.recv(4096):
                        answer += piece
                except ConnectionResetError:
                    pass
                self.assertIn(status(answer), (408, None))
        finally:
            for connection in slow:
                connection.close()

    def test_only_our_own_name_is_answered(self):
        for host, code in (("localhost", 200), ("127.0.0.1:9", 200), ("[::1]", 200), ("evil.example", 421), ("localhost.evil.example", 421), ("0.0.0.0", 421)):
            for target in ("/", "/api/events"):
                self.assertEqual(self.server.ask(target, headers={"Host": host}).status, code, host)
        self.problem(self.server.ask("/api/events", headers={"Origin": "http://evil.example"}), 403)
        self.assertEqual(self.server.ask("/api/events", headers={"Origin": f"http://127.0.0.1:{self.server.port}"}).status, 200)

    def test_many_clients(self):
        targets = ["/api/events?limit=5", "/api/days", "/", "/api/dyads", "/api/search?text=talks", "/api/actors?q=Kenya", "/api/export?as=csv"]
        expected = {target: self.server.ask(target).data for target in targets}

        def client(number):
            connection = self.server.connect(60)
            for k in range(20):
                target = targets[(number + k) % len(targets)]
                connection.request("GET", target)
                answer = connection.getresponse()
                if (answer.status, answer.read()) != (200, expected[target]):
                    return f"{target}: {answer.status}"
            connection.close()
            return None

        with concurrent.futures.ThreadPoolExecutor(64) as pool:
            self.assertEqual([fault for fault in pool.map(client, range(64)) if fault], [])

    # A server of its own

    def own(self, *options, database=None):
        server = Server(database or self.database, *options)
        self.addCleanup(lambda: server.process.poll() is None and server.stop())
        return server

    def token_file(self, text=SECRET, mode=0o600):
        path = self.folder / "token"
        path.unlink(missing_ok=True)
        path.write_text(text + "\n")
        path.chmod(mode)
        return path

    def refused(self, *options):
        done = subprocess.run([program, "serve", self.database, "--port", "0", *map(str, options)], capture_output=True, timeout=60)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        return done.stderr.decode()

    def test_another_address_needs_a_token(self):
        self.assertIn("--token-file", self.refused("--address", "0.0.0.0"))
        self.assertIn("chmod 600", self.refused("--address", "0.0.0.0", "--token-file", self.token_file(mode=0o644)))
        self.assertIn("at least 16 bytes", self.refused("--token-file", self.token_file("short")))
        self.assertIn("--cors", self.refused("--cors", "https://example.org/path"))
        self.assertIn("Address already in use", subprocess.run([program, "serve", self.database, "--port", str(self.server.port)], capture_output=True,
                                                               timeout=60).stderr.decode())
        self.assertIn("no-such.db", subprocess.run([program, "serve", "no-such.db"], capture_output=True, timeout=60).stderr.decode())
        server = self.own("--address", "0.0.0.0", "--token-file", self.token_file(), "--cors", "https://news.example")
        self.assertEqual(server.ask("/", headers={"Host": "any.example"}).status, 200)
        for given in (None, "", "Bearer", "Bearer ", f"Bearer {SECRET}x", f"Bearer {SECRET[:-1]}", f"Bearer {SECRET[:-1]}X", f"Basic {SECRET}", SECRET, f"Bearer {SECRET} {SECRET}"):
            for target in ("/api/events", f"/api/events?token={SECRET}", "/api/live", "/api/nothing"):
                answer = server.ask(target, headers={} if given is None else {"Authorization": given, "Cookie": f"token={SECRET}"})
                self.problem(answer, 401)
                self.assertIn("Bearer", answer.getheader("WWW-Authenticate"))
        answer = server.ask("/api/events", headers={"Authorization": f"Bearer {SECRET}", "Origin": "https://news.example"})
        self.assertEqual((answer.status, answer.getheader("Access-Control-Allow-Origin")), (200, "https://news.example"))
        self.assertEqual(server.ask("/api/code", "OPTIONS", headers={"Origin": "https://news.example"}).status, 204)
        self.assertEqual(server.stop(signal.SIGINT)[0], 0)

    def test_live_tells_when_the_record_grows(self):
        database = self.folder / "growing.db"
        record(database, MORE[:1])
        server = self.own(database=database)
        events = json.loads(server.ask("/api/events").data)
        tag = server.ask("/api/events").getheader("ETag")
        connections = [server.connect() for _ in range(8)]
        listening = []
        for connection in connections:
            connection.request("GET", "/api/live")
            listening.append(connection.getresponse())
            self.assertEqual(listening[-1].getheader("Content-Type"), "text/event-stream")
        self.assertEqual(server.ask("/api/events", headers={"If-None-Match": tag}).status, 304)
        record(database, MORE[1:])
        for answer in listening:
            lines = []
            while not lines or not lines[-1].startswith(b"data:"):
                lines.append(answer.readline())
            self.assertIn(b"event: record\n", lines)
            size = json.loads(lines[-1].removeprefix(b"data:"))
            self.assertEqual(self.specification.faults(size, {"$ref": "#/components/schemas/RecordSize"}), [])
            self.assertEqual(size["documents"], 2)
            self.assertTrue(size["countries"] and size["types"])
        again = server.ask("/api/events", headers={"If-None-Match": tag})
        self.assertEqual(again.status, 200)
        self.assertGreater(json.loads(again.data)["total"], events["total"])
        self.assertEqual(json.loads(again.data)["total"], size["events"])
        began = time.monotonic()
        self.assertEqual(server.stop()[0], 0)
        self.assertLess(time.monotonic() - began, 10)
        for connection in connections:
            connection.close()

    def test_connections_have_a_limit(self):
        server = self.own("--connections", 4)
        held = [socket.create_connection(("127.0.0.1", server.port), timeout=10) for _ in range(4)]
        for connection in held:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            connection.recv(100)
        self.assertEqual(status(server.send(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")), 503)
        for connection in held:
            connection.close()
        time.sleep(0.5)
        self.assertEqual(server.ask("/").status, 200)

    def test_without_a_built_page(self):
        self.assertIn("no index.html", self.refused("--web", self.folder))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[1:]])
