#!/usr/bin/env python3
"""Checks what 'corridor --format geojson' writes against the rules of RFC 7946.

    python3 Tests/Browser/check_geojson.py .build/release/corridor

Asks for an itinerary, for several, for all bundled networks and for the network beside this script,
whose legs cross the antimeridian, and checks in each: the members and types of collections,
features and geometries (sections 1.4 and 3), longitude before latitude and both within the globe
(3.1.1, 4), lines of two positions or more (3.1.4), nothing that jumps half the globe because it was
not cut at the antimeridian, pieces that meet there (3.1.9), no coordinate reference system (4), no
more decimals than the RFC calls for (11.2). Where GDAL's ogrinfo or geopandas is there, a second
reader opens the files and must find as many features with the same names.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
QUESTIONS = [
    ["route", "Kigali", "Almaty"],
    ["route", "Mombasa", "Poti", "--least", "time", "--avoid", "tag:suez"],
    ["compare", "Xi'an", "Duisburg"],
    ["terminals"],
    ["terminals", "--network", str(HERE / "pacific")],
    ["compare", "CNSHA", "USCHI", "--network", str(HERE / "pacific")],
]
PROPERTIES = {"Point": {"id", "name", "country", "kind"}, "LineString": {"mode", "from", "to", "km"}}


def main(command):
    failures, read = [], []

    def expect(holds, message):
        if not holds:
            failures.append(message)

    crossings = 0
    with tempfile.TemporaryDirectory() as folder:
        for place, question in enumerate(QUESTIONS):
            name = " ".join(question[:3])
            path = pathlib.Path(folder, f"{place}.geojson")
            answer = subprocess.run(
                [command, *question, "--format", "geojson", "-o", str(path)], capture_output=True, text=True)
            if answer.returncode:
                sys.exit(f"{name}: {answer.stderr}")
            text = path.read_text(encoding="utf-8")
            collection = json.loads(text, parse_constant=lambda word: failures.append(f"{name}: {word}"))
            expect(collection.get("type") == "FeatureCollection", f"{name}: not a FeatureCollection")
            expect(set(collection) == {"type", "features"}, f"{name}: members {set(collection)}")
            expect("crs" not in collection, f"{name}: a coordinate reference system")
            features = collection["features"]
            expect(len(features) > 2, f"{name}: {len(features)} features")
            for feature in features:
                crossings += check(feature, name, expect)
            read.append((second_reader(path, features, name, expect), len(features)))
    expect(crossings > 2, f"{crossings} lines cross the antimeridian: too few to check the cut")
    reader = read[0][0]
    print(f"{sum(count for _, count in read)} features of {len(read)} answers follow RFC 7946, {crossings} lines cut; "
          + (f"{reader} reads the same" if reader else "no second reader (ogrinfo, geopandas) is installed"))
    for failure in failures:
        print("FAILED", failure)
    return 1 if failures else 0


def check(feature, name, expect):
    """One feature; how often its line is cut."""
    expect(set(feature) == {"type", "properties", "geometry"}, f"{name}: members {set(feature)}")
    expect(feature["type"] == "Feature", f"{name}: type {feature['type']}")
    expect(isinstance(feature["properties"], dict), f"{name}: properties")
    geometry = feature["geometry"]
    kind = geometry["type"]
    expect(set(geometry) == {"type", "coordinates"}, f"{name}: geometry members {set(geometry)}")
    known = PROPERTIES["Point" if kind == "Point" else "LineString"]
    expect(known <= set(feature["properties"]), f"{name}: {known - set(feature['properties'])} missing")
    coordinates = geometry["coordinates"]
    lines = {"Point": [], "LineString": [coordinates], "MultiLineString": coordinates}.get(kind)
    if lines is None:
        expect(False, f"{name}: geometry {kind}")
        return 0
    positions = [coordinates] if kind == "Point" else [each for line in lines for each in line]
    for position in positions:
        expect(isinstance(position, list) and len(position) == 2
               and all(isinstance(value, (int, float)) for value in position), f"{name}: {position}")
        expect(abs(position[0]) <= 180 and abs(position[1]) <= 90, f"{name}: {position} off the globe")
        expect(all(round(value, 7) == value for value in position), f"{name}: {position} too fine")
    for line in lines:
        expect(len(line) >= 2, f"{name}: a line of {len(line)}")
        for a, b in zip(line, line[1:]):
            expect(abs(a[0] - b[0]) <= 180, f"{name}: {a} to {b} is not cut")
            expect(a != b or len(line) == 2, f"{name}: {a} twice")
    if kind == "MultiLineString":
        expect(len(lines) > 1, f"{name}: one piece alone")
    for before, after in zip(lines, lines[1:]):
        end, start = before[-1], after[0]
        expect(abs(end[0]) == 180 and start[0] == -end[0] and end[1] == start[1],
               f"{name}: pieces end at {end} and start at {start}")
    return max(0, len(lines) - 1)


def second_reader(path, features, name, expect):
    """What another program reads, by the program's name."""
    names = sorted(one["properties"]["name"] for one in features if "name" in one["properties"])
    if shutil.which("ogrinfo"):
        answer = subprocess.run(
            ["ogrinfo", "-ro", "-al", "-geom=SUMMARY", str(path)], capture_output=True, text=True)
        expect(answer.returncode == 0 and not answer.stderr, f"{name}: ogrinfo: {answer.stderr}")
        counts = re.findall(r"Feature Count: (\d+)", answer.stdout)
        expect(counts == [str(len(features))], f"{name}: ogrinfo counts {counts}")
        expect("WGS 84" in answer.stdout, f"{name}: ogrinfo finds another reference system")
        read = re.findall(r"^  name \(String\) = (.*)$", answer.stdout, re.M)
        expect(sorted(read) == names, f"{name}: ogrinfo reads other names")
        return "ogrinfo"
    try:
        import geopandas
    except ImportError:
        return None
    frame = geopandas.read_file(path)
    expect(len(frame) == len(features) and frame.crs.to_epsg() == 4326 and frame.is_valid.all(),
           f"{name}: geopandas reads {len(frame)} features")
    expect(sorted(frame["name"].dropna()) == names, f"{name}: geopandas reads other names")
    return "geopandas"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: check_geojson.py CORRIDOR")
    sys.exit(main(sys.argv[1]))
