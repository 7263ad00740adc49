#!/usr/bin/env python3
"""Holds src/README.md and the order of the rooms to the tree.

    rooms_test.py CHECKOUT

Fails when a folder of src/ has no paragraph in src/README.md or a paragraph has no folder; when the order there differs from ROOMS in
CMakeLists.txt; when a file includes a room that comes later; or when a public header belongs to no room.
"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
faults = []

rooms = re.search(r"set\(ROOMS ([^)]*)\)", (root / "CMakeLists.txt").read_text()).group(1).split()
page = (root / "src/README.md").read_text()
described = re.findall(r"^## `(\w+)`", page, re.M)
folders = sorted(p.name for p in (root / "src").iterdir() if p.is_dir())

if described != rooms:
    faults.append(f"src/README.md describes {described}, CMakeLists.txt lists {rooms}")
if sorted(rooms) != folders:
    faults.append(f"folders of src/ are {folders}, CMakeLists.txt lists {sorted(rooms)}")
for room in described:
    paragraph = page.split(f"## `{room}`")[1].split("\n## ")[0]
    for word in ("**Takes**", "**Gives**", "**Must not know**"):
        if word not in paragraph:
            faults.append(f"src/README.md: `{room}` does not say what it {word}")

# Which room a public header is the promise of: the page says so in "Headers: `x.h`, `y.h`".
header_room = {}
for room in described:
    paragraph = page.split(f"## `{room}`")[1].split("\n## ")[0]
    for line in re.findall(r"^Headers: (.*)$", paragraph, re.M):
        for header in re.findall(r"`(\w+\.h)`", line):
            header_room[header] = room
headers = {p.name for p in (root / "include/priscus").glob("*.h")}
if headers != set(header_room):
    faults.append(f"public headers without a room or the other way round: {sorted(headers ^ set(header_room))}")

order = {room: i for i, room in enumerate(rooms)}
# The coder is the façade above the formats in the order of the build, but readers and writers must not need it.
forbidden = {("formats", "coder")}


def room_of(include):
    if include.startswith("priscus/"):
        return header_room.get(include.split("/")[1])
    return include.split("/")[0] if "/" in include else None


files = list((root / "src").rglob("*.h")) + list((root / "src").rglob("*.cpp"))
checked = 0
for path in files:
    here = path.relative_to(root / "src").parts[0]
    for number, line in enumerate(path.read_text().splitlines(), 1):
        match = re.match(r'#include "([^"]+)"', line)
        if not match:
            continue
        there = room_of(match.group(1))
        if there not in order:
            faults.append(f"{path}:{number}: {match.group(1)} is in no room")
        elif order[there] > order[here] or (here, there) in forbidden:
            faults.append(f"{path}:{number}: `{here}` must not include `{there}` ({match.group(1)})")
        checked += 1
for header in headers:
    for number, line in enumerate((root / "include/priscus" / header).read_text().splitlines(), 1):
        match = re.match(r'#include "priscus/([^"]+)"', line)
        there = header_room.get(match.group(1)) if match else None
        if there and order[there] > order[header_room.get(header, rooms[0])]:
            faults.append(f"include/priscus/{header}:{number}: points down to `{there}`")

if checked < 50:
    faults.append(f"only {checked} includes seen: is the tree there?")
for fault in faults:
    print(fault)
print(f"{checked} includes in {len(files)} files, {len(rooms)} rooms, {len(faults)} faults")
sys.exit(1 if faults else 0)
