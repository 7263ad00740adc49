#!/usr/bin/env python3
"""Measures coreference on GUM: LEA, B-cubed and MUC of build/priscus beside a baseline that links equal head words.

    scripts/coref_score.py GUM.conllu [--genre news --genre interview] [--program build/priscus] [--json]

GUM writes its entities into the last column (`Entity=`). Two measurements:

  gold mentions   the spans are GUM's; what is measured is which of them are put together
  raw text        Priscus gets the text alone, with its own sentences, words and mentions

A mention is known by its head word (in GUM: the word of the span whose governor lies outside), as in CorefUD. Of
several gold mentions with one head the longest counts. Entities of one mention are left out on both sides.
LEA: Moosavi and Strube 2016; B-cubed: Bagga and Baldwin 1998; MUC: Vilain et al. 1995.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import tempfile

root = pathlib.Path(__file__).resolve().parent.parent
PRONOUNS = ("i me my mine myself we us our ours ourselves you your yours he him his himself she her hers herself "
            "it its itself they them their theirs themselves").split()


class Document:
    def __init__(self, name):
        self.name, self.text, self.heads, self.forms, self.entity = name, "", [], [], {}
        self.start_of = []  # of each word: where it begins in text, in characters
        self.mentions = {}  # start of the head word -> entity


def read_gum(path):
    documents, document, rows, paragraph = [], None, [], False

    def end_sentence():
        nonlocal rows
        if not rows:
            return
        if document.text:
            document.text += "\n\n" if paragraph else " "
        words = []
        for row in rows:
            identity, form, misc = row[0], row[1], row[9]
            if "-" in identity:
                begin, end = map(int, identity.split("-"))
                covered = (begin, end, len(document.text), form)
                document.text += form + ("" if "SpaceAfter=No" in misc else " ")
                words.append(covered)
                continue
            if "." in identity:
                continue
            inside = [w for w in words if w[0] <= int(identity) <= w[1]] if words else []
            if inside:  # part of a contraction: its letters stand in the text already, one part after the other
                begin, end, start, whole = inside[-1]
                done = sum(len(r[1]) for r in rows if r[0].isdigit() and begin <= int(r[0]) < int(identity))
                start += min(done, len(whole) - 1)
            else:
                start = len(document.text)
                document.text += form + ("" if "SpaceAfter=No" in misc else " ")
            row.append(start)
        document.text = document.text.rstrip(" ")
        read_entities([r for r in rows if r[0].isdigit()])
        rows = []

    spans = {}

    def read_entities(words):
        open_spans, found = [], []
        for at, row in enumerate(words):
            entity = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
            for part in re.findall(r"\([^()]*\)?|[^()]+\)", entity):
                name = re.split(r"[-\[)]", part.lstrip("("))[0]
                if part.startswith("("):
                    open_spans.append((name, at))
                    if not part.endswith(")"):
                        continue
                for i in range(len(open_spans) - 1, -1, -1):
                    if open_spans[i][0] == name:
                        found.append((open_spans.pop(i)[1], at, name))
                        break
        for first, last, name in found:
            head = next((i for i in range(first, last + 1) if not first <= int(words[i][6]) - 1 <= last), first)
            start = words[head][10]
            kept = spans.get((document.name, start))
            if kept is None or last - first > kept:
                spans[document.name, start] = last - first
                document.mentions[start] = name
                document.entity[start] = (words[head][1].lower(), words[head][2].lower(), words[head][3])

    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            end_sentence()
            document = Document(line[14:])
            documents.append(document)
        elif line.startswith("# newpar"):
            end_sentence()
            paragraph = True
        elif line.startswith("#"):
            continue
        elif line:
            rows.append(line.split("\t"))
        else:
            end_sentence()
            paragraph = False
    end_sentence()
    return documents


def clusters(entity_of):
    sets = collections.defaultdict(set)
    for mention, entity in entity_of.items():
        sets[entity].add(mention)
    return [s for s in sets.values() if len(s) > 1]


def lea(key, response):
    of = {m: i for i, c in enumerate(response) for m in c}
    total = score = 0
    for cluster in key:
        links = len(cluster) * (len(cluster) - 1) / 2
        parts = collections.Counter(of[m] for m in cluster if m in of)
        score += len(cluster) * sum(n * (n - 1) / 2 for n in parts.values()) / links
        total += len(cluster)
    return score, total


def b_cubed(key, response):
    of = {m: i for i, c in enumerate(response) for m in c}
    total = score = 0
    for cluster in key:
        for m in cluster:
            total += 1
            if m in of:
                score += len(cluster & response[of[m]]) / len(cluster)
    return score, total


def muc(key, response):
    of = {m: i for i, c in enumerate(response) for m in c}
    total = score = 0
    for cluster in key:
        parts = len({of[m] for m in cluster if m in of}) + sum(m not in of for m in cluster)
        score += len(cluster) - parts
        total += len(cluster) - 1
    return score, total


MEASURES = {"LEA": lea, "B3": b_cubed, "MUC": muc}


def figures(pairs):
    result = {}
    for name, measure in MEASURES.items():
        r = [measure(key, response) for key, response in pairs]
        p = [measure(response, key) for key, response in pairs]
        recall = sum(s for s, _ in r) / (sum(t for _, t in r) or 1)
        precision = sum(s for s, _ in p) / (sum(t for _, t in p) or 1)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        result[name] = [round(100 * v, 1) for v in (precision, recall, f1)]
    return result


def same_head(mentions, forms):
    """The baseline: two mentions are one when their heads are the same lemma; pronouns of one form too."""
    return clusters({m: forms[m][1] if forms[m][0] not in PRONOUNS else forms[m][0] for m in mentions})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gum")
    parser.add_argument("--genre", action="append", help="only documents of these genres (default: news, interview)")
    parser.add_argument("--program", default=str(root / "build/priscus"))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    genres = options.genre or ["news", "interview"]
    documents = [d for d in read_gum(options.gum) if d.name.split("_")[1] in genres]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for d in documents:
            file.write(json.dumps({"id": d.name, "text": d.text}) + "\n")
        file.flush()
        command = [options.program, "mentions", "--json", "--all", file.name]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = collections.defaultdict(dict)
    heads = collections.defaultdict(dict)
    for line in out.splitlines():
        mention = json.loads(line)
        start, word = mention["head"]["start"], mention["head"]["text"].lower()
        found[mention["doc"]][start] = mention["entity"]
        heads[mention["doc"]][start] = (word, word)
    gold, raw, base, raw_base = [], [], [], []
    count = 0
    for d in documents:
        to_byte, byte = [], 0
        for character in d.text:
            to_byte.append(byte)
            byte += len(character.encode())
        key_of = {to_byte[m]: e for m, e in d.mentions.items()}
        forms = {to_byte[m]: f for m, f in d.entity.items()}
        key = clusters(key_of)
        count += sum(map(len, key))
        # A gold mention that Priscus has no mention for stands alone.
        ours = {m: found[d.name].get(m, ("alone", m)) for m in key_of}
        gold.append((key, clusters(ours)))
        raw.append((key, clusters(found[d.name])))
        base.append((key, same_head(key_of, forms)))
        raw_base.append((key, same_head(found[d.name], heads[d.name])))
    result = {"documents": len(documents), "mentions": count,
              "gold mentions": figures(gold), "gold mentions, baseline": figures(base),
              "raw text": figures(raw), "raw text, baseline": figures(raw_base)}
    if options.json:
        print(json.dumps(result))
        return
    print(f"{len(documents)} documents, {count} mentions of entities that are named more than once")
    for name, scores in result.items():
        if isinstance(scores, dict):
            print(f"{name:26}" + "   ".join(f"{m} P {p:5} R {r:5} F1 {f:5}" for m, (p, r, f) in scores.items()))


if __name__ == "__main__":
    main()
