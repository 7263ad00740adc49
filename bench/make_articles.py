#!/usr/bin/env python3
"""Writes invented news articles as JSON lines, for tests and measurements of the record.

    bench/make_articles.py COUNT [--sentences 8] [--per-day 140] [--seed 1] > articles.jsonl

The same arguments give the same bytes. Days go on from 2023-01-02, so many articles each; about one article in twenty is a reprint of an earlier one under another agency line,
and one in five tells of an event that another article told. The places of the world and the kinds of events are few, so the record has much to compare:
harder than real news, not easier. Each story has a place of its own, which its sentences name.
"""
import argparse
import datetime
import json
import random
import sys

STATES = [("Kenya", "Kenyan", "Nairobi"), ("Norway", "Norwegian", "Oslo"), ("Peru", "Peruvian", "Lima"), ("Ecuador", "Ecuadorian", "Quito"),
          ("Sudan", "Sudanese", "Khartoum"), ("Chad", "Chadian", "N'Djamena"), ("Japan", "Japanese", "Tokyo"), ("South Korea", "South Korean", "Seoul"),
          ("Georgia", "Georgian", "Tbilisi"), ("Armenia", "Armenian", "Yerevan"), ("Turkey", "Turkish", "Ankara"), ("Greece", "Greek", "Athens"),
          ("India", "Indian", "New Delhi"), ("Pakistan", "Pakistani", "Islamabad"), ("Poland", "Polish", "Warsaw"), ("Ukraine", "Ukrainian", "Kyiv"),
          ("Mali", "Malian", "Bamako"), ("Niger", "Nigerien", "Niamey"), ("Chile", "Chilean", "Santiago"), ("Bolivia", "Bolivian", "La Paz"),
          ("Egypt", "Egyptian", "Cairo"), ("Ethiopia", "Ethiopian", "Addis Ababa"), ("Vietnam", "Vietnamese", "Hanoi"), ("Laos", "Laotian", "Vientiane")]
SYLLABLES = ["ba", "ko", "ri", "ta", "mo", "len", "dar", "shi", "vo", "na", "gur", "pel", "os", "tim", "ra", "zen", "lu", "kar", "bel", "do"]
PUBLISHERS = ["Harbour Wire", "Northern Post", "Daily Ledger", "Radio Meridian", "Morning Courier", "Press Union", "City Observer", "Global Dispatch"]
LEADS = [
    "{adj1} soldiers shelled the village of {place} in {state2} on {day}, killing {n} people.",
    "The foreign ministers of {state1} and {state2} met in {place} on {day} to discuss {thing}.",
    "{state1} accused {state2} on {day} of sending {n} gunmen across the border near {place}.",
    "Thousands of people protested in {cap1} on {day} against {thing}. Police arrested {n} demonstrators near {place}.",
    "{state1} imposed sanctions on {n} {adj2} companies on {day} because of {thing}.",
    "{state1} will give {state2} {n} million dollars for {thing}, the {adj1} government said on {day}.",
    "Armed men attacked a convoy near {place} in {state1} on {day} and abducted {n} drivers.",
    "The president of {state1} visited {cap2} on {day} and signed an agreement on {thing} with {state2}.",
    "{adj1} police fired tear gas at farmers who blocked the road to {place} on {day}.",
    "{state1} expelled {n} {adj2} diplomats on {day} after a quarrel over {thing}.",
]
MORE = [
    "A spokesman for the {adj1} Foreign Ministry said that talks on {place} would go on in {cap1}.",
    "{state2} denied the report and called on {state1} to publish what it knew about {place}.",
    "Hospitals in {place} counted {n} wounded, most of them workers from the market.",
    "The {adj2} opposition demanded that the government explain its part in the affair of {place}.",
    "The United Nations urged both countries to protect {thing} in {place}.",
    "Trade between {state1} and {state2} fell by {n} per cent last year, according to the chamber of commerce in {place}.",
    "Residents of {place} said that they had seen lorries on the road to {cap1} during the night.",
    "In {year} the two governments had agreed to share the cost of {thing} for {place}.",
    "The mayor of {place} asked for tents and flour for {n} families.",
    "A court in {cap2} will decide next month whether {thing} for {place} may be paid for from the budget.",
    "{state1} threatened to close its border if the quarrel over {place} is not settled.",
    "Soldiers from {state2} withdrew from the hills above {place} a week ago.",
]
THINGS = ["fishing rights", "a railway", "the price of bread", "water from the river", "a gas pipeline", "grain exports", "the border road", "a new airport",
          "electricity prices", "customs duties", "the harvest", "a dam", "school books", "visas for students", "the harbour", "stolen cattle"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def story(random_, day):
    one, two = random_.sample(STATES, 2)
    place = "".join(random_.choice(SYLLABLES) for _ in range(3)).capitalize()
    return {"state1": one[0], "adj1": one[1], "cap1": one[2], "state2": two[0], "adj2": two[1], "cap2": two[2], "place": place, "n": random_.randint(3, 90),
            "thing": random_.choice(THINGS), "year": random_.randint(2005, 2019), "lead": random_.choice(LEADS), "at": day}


def articles(count, sentences, per_day, seed):
    random_ = random.Random(seed)
    first = datetime.date(2023, 1, 2)
    stories, written = [], []
    for i in range(count):
        day = first + datetime.timedelta(days=i // per_day)
        head = {"id": f"a{i:06}", "date": day.isoformat(), "publisher": random_.choice(PUBLISHERS)}
        if written and random_.random() < 0.05:
            text = random_.choice([text for written_on, text in written[-50:] if (day - written_on).days <= 10] or [written[-1][1]])
            yield head | {"text": f"{random_.choice(STATES)[2].upper()} ({head['publisher']}) - {text}"}
            continue
        if stories and random_.random() < 0.2:
            told = random_.choice(stories[-40:])
        else:
            told = story(random_, day)
            stories.append(told)
        fields = told | {"day": DAYS[told["at"].weekday()]}
        body = [told["lead"].format(**fields)]
        for sentence in random_.sample(MORE, min(sentences - 1, len(MORE))):
            body.append(sentence.format(**(fields | {"n": random_.randint(3, 90), "thing": random_.choice(THINGS)})))
        text = " ".join(body)
        written.append((day, text))
        yield head | {"text": text}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("--sentences", type=int, default=8)
    parser.add_argument("--per-day", type=int, default=140)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for article in articles(options.count, options.sentences, options.per_day, options.seed):
        sys.stdout.write(json.dumps(article) + "\n")
