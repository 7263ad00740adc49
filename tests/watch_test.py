#!/usr/bin/env python3
"""`priscus watch` against real servers on loopback: feeds, articles, folders, and all that can go wrong with them.

    watch_test.py PROGRAM [NAME…]     all tests, or those whose name contains one of the words
"""
import gzip
import http.server
import json
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import zlib

program = pathlib.Path(sys.argv[1]).resolve()
LONG = 200  # seconds after which something that should have happened counts as failed; the machine may be busy
MB = 1 << 20

STATES = [("Kenya", "Kenyan"), ("Norway", "Norwegian"), ("Peru", "Peruvian"), ("Chad", "Chadian"), ("Japan", "Japanese"), ("Greece", "Greek"), ("Chile", "Chilean")]
DEEDS = [
    "{a} soldiers shelled the village of {place} in {b} on Monday, killing {n} people.",
    "The president of {a} met the foreign minister of {b} in {place} on Tuesday and signed a trade agreement.",
    "{a_adj} police arrested {n} protesters in {place} on Wednesday, the interior ministry said.",
    "{a} accused {b} on Thursday of sending {n} gunmen across the border near {place}.",
    "{a} imposed sanctions on {n} {b_adj} companies on Friday, officials in {place} said.",
]


def article(number, extra=""):
    """An invented article, unlike any with another number."""
    random_ = random.Random(number)
    (a, a_adj), (b, b_adj) = random_.sample(STATES, 2)
    place = "".join(random_.choice(["ba", "ko", "ri", "ta", "mo", "len", "dar", "shi", "vo", "na"]) for _ in range(4)).capitalize()
    deeds = [deed.format(a=a, b=b, a_adj=a_adj, b_adj=b_adj, place=place, n=random_.randint(3, 90)) for deed in random_.sample(DEEDS, 3)]
    title = f"{a} and {b} quarrel over {place}, report {number}"
    paragraphs = "".join(f"<p>{deed} A spokeswoman in {place} told reporters that the government would publish its report next week.</p>\n" for deed in deeds)
    return f"""<!DOCTYPE html><html lang="en"><head><title>{title}</title><meta property="article:published_time" content="2024-05-{1 + number % 28:02}">
<meta property="og:site_name" content="Harbour Wire"></head><body><nav><a href="/">Home</a></nav><article><h1>{title}</h1>
{paragraphs}{extra}</article></body></html>"""


def rss(items, title="The Harbour Wire"):
    """`items`: links, or (link, description)."""
    lines = [f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>']
    for item in items:
        link, text = item if isinstance(item, tuple) else (item, "")
        lines.append(f"<item><title>Report {link}</title><link>{link}</link><pubDate>Wed, 22 May 2024 08:00:00 GMT</pubDate><description>{text}</description></item>")
    return "\n".join(lines) + "</channel></rss>"


class Server:
    """Pages by path: a string or bytes (200), or a function of the handler. `log`: (time, path, headers) of each request."""

    def __init__(self, host="127.0.0.1"):
        self.pages, self.log = {}, []
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                server.log.append((time.monotonic(), self.path, dict(self.headers)))
                page = server.pages.get(self.path)
                if page is None:
                    page = answer(404, "<p>not here</p>")
                if not callable(page):
                    page = answer(200, page)
                try:
                    page(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, *args):
                pass

        self.http = http.server.ThreadingHTTPServer((host, 0), Handler)
        self.http.daemon_threads = True
        self.http.handle_error = lambda *args: None  # connections that were broken off
        self.url = f"http://{host}:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def paths(self, since=0):
        return [path for _, path, _ in self.log[since:]]


def answer(status, body=b"", headers=(), content_type=None):
    """A page with its length; the type by its first bytes."""
    def send(handler):
        content = body.encode() if isinstance(body, str) else body
        kind = content_type or ("application/rss+xml" if content.startswith(b"<?xml") else "text/plain" if handler.path == "/robots.txt" else "text/html; charset=utf-8")
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(content)))
        for key, value in headers:
            handler.send_header(key, value)
        handler.end_headers()
        handler.wfile.write(content)
    return send


def redirect(to):
    return answer(302, b"", [("Location", to)])


def drip(handler):
    """A byte a fifth of a second, for minutes."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(3000):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.2)


def bomb(size):
    """`size` zero bytes as a small gzip body."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = b"".join(packer.compress(bytes(MB)) for _ in range(size // MB)) + packer.flush()
    return answer(200, body, [("Content-Encoding", "gzip")], "text/html")


class Versioned:
    """A feed that knows its version: 304 when the request names it."""

    def __init__(self, body):
        self.body, self.version, self.not_modified = body, 1, 0

    def set(self, body):
        self.body, self.version = body, self.version + 1

    def __call__(self, handler):
        tag = f'"v{self.version}"'
        if handler.headers.get("If-None-Match") == tag:
            self.not_modified += 1
            handler.send_response(304)
            handler.send_header("ETag", tag)
            handler.end_headers()
        else:
            answer(200, self.body, [("ETag", tag), ("Last-Modified", "Wed, 22 May 2024 08:00:00 GMT")])(handler)


class Watch:
    """A folder with a configuration, and the program at work on it."""

    def __init__(self, folder, feeds=(), extra="", limits="", top=""):
        self.folder = pathlib.Path(folder)
        self.config, self.db = self.folder / "watch.toml", self.folder / "news.db"
        self.process = None
        self.write(feeds, extra, limits, top)

    def write(self, feeds=(), extra="", limits="", top=""):
        """`feeds`: addresses, or an address with further lines."""
        text = f'record = "news.db"\ncontact = "https://example.org/watch-test"\ninterval = "1s"\nallow_private = ["127.0.0.1"]\n{top}\n'
        text += f'[limits]\npause = "10ms"\nretry = "1s"\nsettle = "100ms"\n{limits}\n'
        for feed in feeds:
            url, more = feed if isinstance(feed, tuple) else (feed, "")
            text += f'[[feed]]\nurl = "{url}"\n{more}\n'
        self.config.write_text(text + extra)

    def once(self, code=0):
        done = subprocess.run([program, "watch", self.config, "--once", "--verbose"], capture_output=True, text=True, timeout=300)
        assert done.returncode == code, f"exit code {done.returncode}, not {code}\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    def start(self):
        self.lines = []
        self.process = subprocess.Popen([program, "watch", self.config, "--json", "--verbose"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

        def read(stream):
            for line in stream:
                self.lines.append(json.loads(line) if line.startswith("{") else {"level": "text", "what": "text", "message": line})
        threading.Thread(target=read, args=(self.process.stderr,), daemon=True).start()

    def wait_line(self, why, test):
        """Until the log has a line that passes; gives it."""
        return wait(why, lambda: next((line for line in list(self.lines) if test(line)), None), lambda: self.lines[-15:])

    def stop(self, how=signal.SIGTERM):
        """Seconds that it took to end."""
        begin = time.monotonic()
        self.process.send_signal(how)
        code = self.process.wait(timeout=LONG)
        assert code == (0 if how != signal.SIGKILL else -9), (code, self.lines[-10:])
        return time.monotonic() - begin

    def rows(self, sql):
        if not self.db.exists():
            return []
        connection = sqlite3.connect(self.db, timeout=60)
        try:
            return connection.execute(sql).fetchall()
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                return []
            raise
        finally:
            connection.close()

    def urls(self):
        return sorted(url for (url,) in self.rows("SELECT url FROM documents WHERE url IS NOT NULL"))

    def rejects(self):
        return dict(self.rows("SELECT source, cause FROM rejects"))


def wait(why, test, context=lambda: ""):
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        found = test()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited {LONG} s for {why}; {context()}")


def equal(found, expected):
    assert found == expected, f"\n  found    {found}\n  expected {expected}"


def test_once_records_and_adds_nothing_twice(folder):
    server = Server()
    feed = Versioned(rss(["/1.html", server.url + "/2.html", "/3.html#part"]))
    server.pages.update({"/rss": feed, "/1.html": article(1), "/2.html": redirect("/two.html"), "/two.html": answer(200, gzip.compress(article(2).encode()), [("Content-Encoding", "gzip")])})
    server.pages["/3.html"] = article(3)
    server.pages["/text"] = rss([("/t1.html", "The president of Kenya visited Oslo on Monday and met the prime minister of Norway there."), ("/t2.html", "Soldiers of Chad shelled a village on Sunday.")])
    watch = Watch(folder, [server.url + "/rss", (server.url + "/text", "articles = false")])
    out = watch.once()
    assert "documents: 5 new, 0 known, 0 rejected" in out, out
    equal(watch.urls(), sorted(server.url + path for path in ("/1.html", "/two.html", "/3.html", "/t1.html", "/t2.html")))
    equal(watch.rows("SELECT title, date, publisher FROM documents WHERE url LIKE '%/1.html'")[0][1:], ("2024-05-02", "Harbour Wire"))
    equal(watch.rows("SELECT date, publisher FROM documents WHERE url LIKE '%/t1.html'"), [("2024-05-22", "The Harbour Wire")])
    assert watch.rows("SELECT count(*) FROM events")[0][0] >= 3
    agents = {headers["User-Agent"] for _, _, headers in server.log}
    assert all(agent.startswith("priscus/") and agent.endswith(" (+https://example.org/watch-test)") for agent in agents), agents
    assert server.paths().count("/robots.txt") == 1 and "/t1.html" not in server.paths(), server.paths()
    assert not any("Cookie" in headers or "Authorization" in headers for _, _, headers in server.log)
    # The second round asks for changes only, and fetches no article.
    before = len(server.log)
    out = watch.once()
    assert "documents: 0 new" in out, out
    equal(feed.not_modified, 1)
    assert set(server.paths(before)) == {"/robots.txt", "/rss", "/text"}, server.paths(before)
    equal(next(headers for _, path, headers in server.log[before:] if path == "/rss").get("If-Modified-Since"), "Wed, 22 May 2024 08:00:00 GMT")
    # Without the state the record still knows what it has.
    for name in folder.glob("news.watch.db*"):
        name.unlink()
    before = len(server.log)
    out = watch.once()
    assert "documents: 0 new" in out, out
    assert "/1.html" not in server.paths(before) and "/3.html" not in server.paths(before)
    equal(len(watch.urls()), 5)


def test_what_is_refused_and_why(folder):
    server, forbidden, failing = Server(), Server("127.0.0.2"), Server()
    port = forbidden.url.rsplit(":", 1)[1]
    pages = {
        "/private/a.html": (article(1), "robots.txt does not allow it"),
        "/file.html": (redirect("file:///etc/passwd"), 'is redirected, but "file:///etc/passwd" is refused: expected http or https, not file'),
        "/gopher.html": (redirect("gopher://127.0.0.1/1"), "expected http or https, not gopher"),
        "/near.html": (redirect(forbidden.url + "/secret.html"), f"leads to {forbidden.url}/secret.html: 127.0.0.2 is a loopback address, which is not allowed"),
        "/ten.html": (redirect("http://10.0.0.1/x"), "leads to http://10.0.0.1/x: 10.0.0.1 is a private address, which is not allowed"),
        "/cloud.html": (redirect("http://169.254.169.254/latest/meta-data/"), "169.254.169.254 is a link-local address, which is not allowed"),
        "/mapped.html": (redirect(f"http://[::ffff:127.0.0.2]:{port}/x"), "127.0.0.2 is a loopback address, which is not allowed"),
        "/decimal.html": (redirect(f"http://2130706434:{port}/x"), "127.0.0.2 is a loopback address, which is not allowed"),
        "/login.html": (redirect("http://user:secret@127.0.0.1/"), "an address with a user name in it is refused"),
        "/loop.html": (redirect("/loop.html?again"), f"leads to {server.url}/loop.html?again: more than 5 redirects"),
        "/loop.html?again": (redirect("/loop.html?again"), "more than 5 redirects"),
        "/big.html": (article(2, "x" * 300_000), "longer than 204800 bytes, the limit"),
        "/bomb.html": (bomb(200 * MB), "longer than 204800 bytes, the limit"),
        "/drip.html": (drip, "too slow: fewer than 100 bytes a second for 1 s; given up after 2 tries"),
        "/gone.html": (answer(410), "the server answers 410: gone"),
        "/paper.html": (answer(200, b"%PDF-1.7", content_type="application/pdf"), "is application/pdf, expected a web page"),
        "/empty.html": ("<html><body><a href='/'>Home</a></body></html>", "holds no article"),
        "/cut.html": (answer(200, gzip.compress(article(3).encode()) + b"\0" * 9, [("Content-Encoding", "br")]), None),
        "/german.html": ("<html lang='de'><body><article>" + "<p>Die Ministerin sagte am Montag in Berlin, dass die Regierung den neuen Vertrag noch in dieser Woche unterzeichnen werde.</p>" * 3 +
                         "</article></body></html>", "is in German"),
        "/good.html": (article(4), None),
    }
    server.pages.update({path: page for path, (page, _) in pages.items()})
    server.pages["/robots.txt"] = "User-agent: other\nDisallow: /\n\nUser-agent: *\nAllow: /private/open\nDisallow: /private/\n"
    server.pages["/rss"] = rss(list(pages) + ["file:///etc/hostname", "/private/open.html"])
    server.pages["/private/open.html"] = article(5)
    server.pages["/rss-file"] = redirect("file:///etc/passwd")
    server.pages["/rss-near"] = redirect(forbidden.url + "/rss")
    server.pages["/rss-page"] = article(6)
    server.pages["/rss-broken"] = rss(["/b1.html", "/b2.html"]).replace("</channel></rss>", "<item><title>Half &")
    server.pages.update({"/b1.html": article(7), "/b2.html": article(8)})
    server.pages["/rss-bomb"] = bomb(300 * MB)
    forbidden.pages.update({"/secret.html": article(9), "/rss": rss([])})
    failing.pages["/robots.txt"] = answer(503)
    failing.pages["/rss"] = rss([])
    names = ["/rss", "/rss-file", "/rss-near", "/rss-page", "/rss-broken", "/rss-bomb"]
    watch = Watch(folder, [server.url + name for name in names] + [failing.url + "/rss"], limits='article = 204800\nslow_time = "1s"\ntries = 2\nfeed = "1 MB"')
    begin = time.monotonic()
    out = watch.once(code=2)
    equal(watch.urls(), sorted(server.url + path for path in ("/good.html", "/private/open.html", "/b1.html", "/b2.html")))
    # What failed for the time being has its second try in the next round.
    assert f"{server.url}/drip.html: too slow: fewer than 100 bytes a second for 1 s; again in 1 s" in out, out
    time.sleep(1)
    watch.once(code=2)
    rejects = watch.rejects()
    for path, (_, cause) in pages.items():
        if path == "/german.html":
            assert any("German" in text for source, text in rejects.items()), rejects
        elif cause is not None:
            assert cause in rejects.get(server.url + path, ""), (path, rejects.get(server.url + path))
    assert server.url + "/cut.html" in rejects and server.url + "/good.html" not in rejects
    assert "/private/a.html" not in server.paths()
    assert "file:///etc/hostname" in rejects[server.url + "/rss"] or "file:///etc/hostname" in str(watch.rows("SELECT * FROM rejects"))
    assert f'{server.url}/rss-file: is redirected, but "file:///etc/passwd" is refused' in out, out
    assert f"{server.url}/rss-near: leads to {forbidden.url}/rss: 127.0.0.2 is a loopback address" in out, out
    assert f"{server.url}/rss-page: expected RSS or Atom, found a web page" in out, out
    assert f"{server.url}/rss-bomb: longer than 1048576 bytes, the limit" in out, out
    assert any("the rest of the file is left out" in cause for cause in rejects.values()), rejects
    assert "robots.txt cannot be read, so nothing may be fetched for now: the server answers 503" in out, out
    equal(failing.paths().count("/rss"), 0)
    equal(forbidden.log, [])
    assert "secret" not in str(rejects[server.url + "/login.html"]) and "root:" not in out
    # What was set aside is not fetched again.
    before = len(server.log)
    watch.once(code=2)
    assert not {"/gone.html", "/big.html", "/drip.html", "/empty.html"} & set(server.paths(before)), server.paths(before)
    print(f"  {len(rejects)} rejects, {time.monotonic() - begin:.0f} s")


def test_runs_reloads_and_stops(folder):
    server, second = Server(), Server()
    feed = Versioned(rss(["/1.html"]))
    server.pages.update({"/rss": feed, "/1.html": article(1), "/2.html": article(2)})
    second.pages.update({"/rss": rss(["/drip.html"]), "/drip.html": drip})
    watch = Watch(folder, [server.url + "/rss"], top='status = "2s"')
    watch.start()
    wait("the first article", lambda: watch.urls() == [server.url + "/1.html"], lambda: watch.lines)
    feed.set(rss(["/2.html", "/1.html"]))
    wait("the second article", lambda: len(watch.urls()) == 2, lambda: watch.lines)
    equal(server.paths().count("/1.html"), 1)
    status = watch.wait_line("a line of the status", lambda line: line["what"] == "status" and line.get("documents") == 2)
    assert status["feeds"] == 1 and status["memory_mb"] > 0 and status["level"] == "info" and status["time"].endswith("Z"), status
    # A second program must not work on the same state.
    other = subprocess.run([program, "watch", watch.config, "--once"], capture_output=True, text=True, timeout=LONG)
    assert other.returncode == 2 and "another `priscus watch` is at work with it" in other.stderr, other.stderr
    # A faulty configuration changes nothing.
    good = watch.config.read_text()
    watch.config.write_text(good + "\n[[feed]]\nurl = 7\n")
    watch.process.send_signal(signal.SIGHUP)
    line = watch.wait_line("the fault", lambda line: line["what"] == "config" and line["level"] == "error")
    assert "the old one stays" in line["message"] and "feed.url: expected a string" in line["message"] and "watch.toml:" in line["message"], line
    polls = len(server.log)
    wait("another poll", lambda: len(server.log) > polls)
    # A good one counts at once.
    watch.write([second.url + "/rss"], limits='slow_bytes = 1\ntime = "5m"')
    watch.process.send_signal(signal.SIGHUP)
    wait("the slow page", lambda: "/drip.html" in second.paths(), lambda: watch.lines)
    polls = len(server.log)
    time.sleep(2.5)
    assert len(server.log) <= polls + 1, server.paths(polls)
    # In the middle of a download that would take minutes.
    seconds = watch.stop()
    assert seconds < 15, f"{seconds:.1f} s to stop"
    equal(watch.lines[-2]["message"], "stopped")
    print(f"  stopped within {seconds:.1f} s")


def test_backs_off(folder):
    server = Server()
    times = []

    def feed(handler):
        times.append(time.monotonic())
        if len(times) == 1:
            answer(503, b"later", [("Retry-After", "4")])(handler)
        elif len(times) <= 4:
            answer(500, b"fault")(handler)
        else:
            answer(200, rss(["/1.html"]))(handler)
    tries = []

    def page(handler):
        tries.append(time.monotonic())
        answer(500)(handler) if len(tries) < 3 else answer(200, article(1))(handler)
    server.pages.update({"/rss": feed, "/1.html": page})
    watch = Watch(folder, [server.url + "/rss"])
    watch.start()
    wait("the article in the end", lambda: watch.urls(), lambda: watch.lines)
    watch.stop()
    gaps = [b - a for a, b in zip(times, times[1:])]
    assert gaps[0] >= 4 and gaps[1] >= 2 and gaps[2] >= 4 and gaps[3] >= 8, gaps
    waits = [line["wait_ms"] for line in watch.lines if line["what"] == "feed" and "wait_ms" in line]
    equal(waits, [4000, 2000, 4000, 8000])
    equal([line["wait_ms"] for line in watch.lines if line["what"] == "article" and "wait_ms" in line], [1000, 2000])
    # Over a restart too: a round leaves the site alone.
    server.pages["/rss"] = answer(429, b"", [("Retry-After", "3600")])
    watch.once(code=2)
    before = len(server.log)
    out = watch.once(code=2)
    assert "failed before and is left alone for" in out, out
    equal(server.paths(before), [])


def test_keeps_its_distance(folder):
    server = Server()
    server.pages["/robots.txt"] = "User-agent: priscus\nCrawl-delay: 1\n"
    server.pages["/rss"] = rss([f"/{i}.html" for i in range(4)])
    server.pages.update({f"/{i}.html": article(i) for i in range(4)})
    watch = Watch(folder, [server.url + "/rss"])
    watch.once()
    equal(len(watch.urls()), 4)
    times = [when for when, path, _ in server.log if path != "/robots.txt"]
    gaps = [b - a for a, b in zip(times, times[1:])]
    assert len(gaps) == 4 and min(gaps) >= 0.95, gaps


def test_folders(folder):
    inbox = folder / "in"
    (inbox / "deep").mkdir(parents=True)
    (inbox / "a.html").write_text(article(1))
    (inbox / "deep/b.html").write_text(article(2))
    (inbox / "c.note").write_text("Soldiers shelled the town.")
    watch = Watch(folder, extra='[[folder]]\npath = "in"\npattern = "*.html"\n')
    watch.start()
    wait("two files", lambda: len(watch.rows("SELECT 1 FROM documents")) == 2, lambda: watch.lines)
    (inbox / "d.html").write_text(article(3))
    (inbox / "a.html").write_text(article(4))
    wait("a new and a changed file", lambda: len(watch.rows("SELECT 1 FROM documents")) == 4, lambda: watch.lines)
    (inbox / "e.html").write_text("<html><body><a href='/'>Home</a></body></html>")
    wait("a reject", watch.rejects, lambda: watch.lines)
    watch.stop()
    out = watch.once()
    assert "documents: 0 new, 0 known, 0 rejected" in out, out


def test_killed_again_and_again(folder):
    server, count = Server(), 60
    server.pages["/rss"] = Versioned(rss([f"/{i}.html" for i in range(count)]))
    def slow(i):
        def page(handler):
            time.sleep(0.2)  # so that a run takes long enough to be killed in the middle
            answer(200, article(i))(handler)
        return page
    server.pages.update({f"/{i}.html": slow(i) for i in range(count)})
    inbox = folder / "in"
    inbox.mkdir()
    (inbox / "lines.jsonl").write_text("".join(json.dumps({"id": f"line {i}", "date": "2024-05-22", "text": f"Soldiers of Chad shelled village number {i} on Sunday, killing {i + 2} people."}) + "\n" for i in range(count)))
    watch = Watch(folder, [server.url + "/rss"], extra='[[folder]]\npath = "in"\n')
    random_, kills, begin = random.Random(5), 0, time.monotonic()
    while time.monotonic() - begin < 40:
        watch.start()
        try:
            watch.process.wait(timeout=random_.uniform(1, 3) * (1 + kills / 10))
        except subprocess.TimeoutExpired:
            pass
        assert watch.process.poll() is None, watch.lines[-5:]
        watch.stop(signal.SIGKILL)
        kills += 1
        if len(watch.rows("SELECT 1 FROM documents")) == 2 * count:
            break
    out = watch.once()
    assert "failed" not in out.split("failing")[0], out
    equal(len(watch.rows("SELECT 1 FROM documents")), 2 * count)
    equal(watch.urls(), sorted(f"{server.url}/{i}.html" for i in range(count)))
    equal(watch.rows("SELECT id FROM documents GROUP BY id HAVING count(*) > 1"), [])
    equal(watch.rows("PRAGMA integrity_check"), [("ok",)])
    equal(watch.rejects(), {})
    fetched = [path for path in server.paths() if path.endswith(".html")]
    assert len(fetched) <= count + 20 * (kills + 1), (len(fetched), kills)
    # An undisturbed run has the same articles and events.
    (folder / "calm").mkdir()
    calm = Watch(folder / "calm", [server.url + "/rss"], extra=f'[[folder]]\npath = "{inbox}"\n')
    calm.once()
    events = "SELECT d.id, e.type, e.mode, e.trigger, e.date FROM events e JOIN documents d ON d.number = e.document ORDER BY 1, 2, 3, 4, 5"
    equal(watch.rows("SELECT id, hash, date, title FROM documents ORDER BY id"), calm.rows("SELECT id, hash, date, title FROM documents ORDER BY id"))
    equal(watch.rows(events), calm.rows(events))
    assert kills >= 3, kills
    print(f"  {kills} kills, {len(fetched)} fetches for {count} articles, {len(watch.rows(events))} events")


def test_waits_for_a_locked_record(folder):
    server = Server()
    feed = Versioned(rss(["/1.html"]))
    server.pages.update({"/rss": feed, "/1.html": article(1), "/2.html": article(2), "/3.html": article(3)})
    watch = Watch(folder, [server.url + "/rss"], extra='[[folder]]\npath = "in"\n')
    (folder / "in").mkdir()
    watch.start()
    wait("the first article", watch.urls, lambda: watch.lines)
    other = sqlite3.connect(watch.db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    feed.set(rss(["/2.html"]))
    (folder / "in/3.html").write_text(article(3))
    line = watch.wait_line("an error of the record", lambda line: line["what"] == "record" and line["level"] == "error")
    assert "is locked" in line["message"] and "then it is tried again" in line["message"], line
    other.execute("ROLLBACK")
    other.close()
    wait("the second article and the file", lambda: len(watch.rows("SELECT 1 FROM documents")) == 3, lambda: watch.lines[-20:])
    watch.stop()
    assert "/2.html" in server.paths()


def test_the_configuration(folder):
    watch = Watch(folder, ["http://127.0.0.1:9/rss"])
    done = subprocess.run([program, "watch", watch.config, "--check"], capture_output=True, text=True)
    assert done.returncode == 0 and "1 feeds, 0 folders" in done.stdout, done
    assert not watch.db.exists()
    watch.config.write_text(watch.config.read_text().replace("interval =", "intervall ="))
    for arguments, code in ((["--check"], 1), ([], 2)):
        done = subprocess.run([program, "watch", watch.config, *arguments], capture_output=True, text=True)
        assert done.returncode == code and f"{watch.config}:3: intervall: no such key" in done.stderr, done
    done = subprocess.run([program, "watch", folder / "none.toml"], capture_output=True, text=True)
    assert done.returncode == 2 and "no such file" in done.stderr, done
    # The full example of docs/watch.md is one that the program takes.
    page = (pathlib.Path(__file__).resolve().parent.parent / "docs/watch.md").read_text()
    example = max(page.split("```toml\n")[1:], key=lambda part: len(part.split("```")[0])).split("```")[0]
    watch.config.write_text(example)
    done = subprocess.run([program, "watch", watch.config, "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done


wanted = sys.argv[2:]
for key in [key for key in os.environ if key.lower().endswith("_proxy")]:
    os.environ[key] = "http://127.0.0.1:9"  # nothing may go by it
failed = 0
for name, test in list(globals().items()):
    if not name.startswith("test_") or (wanted and not any(word in name for word in wanted)):
        continue
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        try:
            test(pathlib.Path(folder))
            print(f"{name}: {time.monotonic() - begin:.1f} s", flush=True)
        except Exception as error:
            import traceback
            failed += 1
            traceback.print_exc()
            print(f"{name}: FAILED {error}"[:20000], flush=True)
sys.exit(1 if failed else 0)
