#!/usr/bin/env python3
"""Writes what dictionaries know of English words, for `priscus train --word-classes`.

  apt-get install wordnet-base wamerican-large
  src/training/make_word_classes.py > word_classes.txt

One word a line, lower case, then letters: l listed in lower case, c listed with a capital, n noun, p name, s plural or third
person, v verb, d inflected verb, a adjective, r adverb. Sources: WordNet 3.0 (its own free licence) and the word lists of SCOWL
(free, several notices), both as packaged by Debian.
"""
import collections
import re
import sys

WORDNET = "/usr/share/wordnet/"
WORD_LIST = "/usr/share/dict/american-english-large"
PLAIN = re.compile(r"^[a-z]{2,}$")


def lemmas(part):
    """Single words of one part of speech as WordNet writes them, capitals kept."""
    with open(WORDNET + "data." + part, encoding="latin-1") as lines:
        for line in lines:
            if line.startswith("  "):
                continue
            fields = line.split()
            for i in range(int(fields[3], 16)):
                yield fields[4 + 2 * i].split("(")[0]


def exceptions(part):
    with open(WORDNET + part + ".exc", encoding="latin-1") as lines:
        for line in lines:
            inflected, base = line.split()[:2]
            yield inflected, base


def with_s(word):
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + "s"


def verb_forms(word):
    if word.endswith("e"):
        return [word + "d", word[:-1] + "ing"]
    if re.search(r"[^aeiou]y$", word):
        return [word[:-1] + "ied", word + "ing"]
    forms = [word + "ed", word + "ing"]
    if re.search(r"[^aeiou][aeiou][bdgklmnprt]$", word):
        forms += [word + word[-1] + "ed", word + word[-1] + "ing"]
    return forms


def main():
    classes = collections.defaultdict(set)
    with open(WORD_LIST, encoding="utf-8") as words:
        for word in map(str.strip, words):
            classes[word.lower()].add("l" if word.islower() else "c")
    listed = {word for word in classes}
    for word in lemmas("noun"):
        classes[word.lower()].add("n" if word.islower() else "p")
        if word.islower():
            classes[with_s(word)].add("s")
    for word in lemmas("verb"):
        classes[word].add("v")
        classes[with_s(word)].add("s")
        for form in verb_forms(word):
            if form in listed:
                classes[form].add("d")
    for word in lemmas("adj"):
        classes[word.lower()].add("a")
    for word in lemmas("adv"):
        classes[word.lower()].add("r")
    for part, letter in (("noun", "s"), ("verb", "d")):
        for inflected, _ in exceptions(part):
            classes[inflected].add(letter)
    for word in sorted(classes):
        if PLAIN.match(word):
            print(word, "".join(sorted(classes[word])))


if __name__ == "__main__":
    sys.exit(main())
