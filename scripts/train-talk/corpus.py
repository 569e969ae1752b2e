"""Conversations with a careful reader's annotations: parsing, folds, and the labels per segment."""
import collections
import glob
import json
import os
import random
import re

REAL = ('information', 'confirmation', 'request')
EMOTIONS = ('anger', 'disgust', 'fear', 'joy', 'sadness', 'surprise')
FOLDS = 5

# How many segments a claim may be away from the reader's and still count as right (the scorer's distances).
DISTANCE = dict(decision=2, action=2, question=0, claim=1, reason=1, pressure=0, strain=0, emotion=0, checkable=0,
                key=1, turning=2, start=1, disagree=2, position=2, **{name: 0 for name in EMOTIONS})


def listed(value):
    """The gold writes one segment as a number and several as a list."""
    return value if isinstance(value, list) else [value]


def series_of(name):
    """Meetings of one series are by the same people about the same thing: ES2016a to ES2016d, or ICSI's Bmr, Bed, Bro."""
    found = re.match(r'qm_((?:ES|IS|TS)\d{4}|B[a-z]{2})', name)
    return found.group(1) if found else name


def load(folder, split):
    """[{ id, kind, series, segments, gold }] of one split, sorted by id."""
    out = []
    for path in sorted(glob.glob(os.path.join(folder, split, '*.json'))):
        name = os.path.basename(path)[:-5]
        talk = json.load(open(path, encoding='utf-8'))
        gold = json.load(open(os.path.join(folder, 'gold', split, name + '.json'), encoding='utf-8'))
        out.append(dict(id=name, kind=name.split('_')[0], series=series_of(name), segments=talk['segments'], gold=gold))
    return out


def learnable(folder):
    """`train` without the meetings whose series has a meeting in `dev`."""
    numbered = {talk['series'] for talk in load(folder, 'dev') if re.fullmatch(r'[A-Z]{2}\d{4}', talk['series'])}
    return [talk for talk in load(folder, 'train') if talk['series'] not in numbered]


def folds_of(talks):
    """id -> fold. Whole conversations, a series in one fold, each kind spread over all folds."""
    shuffle = random.Random(7)
    fold = {}
    for position, kind in enumerate(sorted({talk['kind'] for talk in talks})):
        groups = collections.defaultdict(list)
        for talk in talks:
            if talk['kind'] == kind:
                groups[talk['series']].append(talk['id'])
        names = sorted(groups)
        shuffle.shuffle(names)
        for index, name in enumerate(sorted(names, key=lambda key: -len(groups[key]))):
            for talk_id in groups[name]:
                fold[talk_id] = (index + position) % FOLDS
    return fold


def places(talk):
    """target -> [segments of one item of the gold]."""
    gold = talk['gold']
    out = {
        'decision': [listed(item['seg']) for item in gold['decisions']],
        'action': [listed(item['seg']) for item in gold['actions']],
        'question': [listed(item['seg']) for item in gold['questions'] if item['kind'] in REAL],
        'claim': [listed(item['seg']) for item in gold['claims'] + gold['positions']],
        'reason': [listed(item['seg']) for claim in gold['claims'] for item in claim['reasons']],
        'position': [listed(item['seg']) for item in gold['positions']],
        'emotion': [listed(item['seg']) for item in gold['emotions']],
        'pressure': [listed(item['seg']) for item in gold['pressure']],
        'strain': [listed(item['seg']) for item in gold['strain']],
        'checkable': [listed(item['seg']) for item in gold['checkable']],
        'key': [listed(item['seg']) for item in gold['key_segments']],
        'turning': [listed(item['seg']) for item in gold['turning_points']],
        'start': [[item['from']] for item in gold['topics'][1:]],
        'disagree': [list(range(item['from'], item['to'] + 1)) for item in gold['disagreements']],
    }
    for name in EMOTIONS:
        out[name] = [listed(item['seg']) for item in gold['emotions'] if item['emotion'] == name]
    return out


def labels(talks, target, distance):
    """One 0 or 1 per segment: whether an item of the gold lies within `distance` segments."""
    out = []
    for talk in talks:
        marks = [0] * len(talk['segments'])
        for item in places(talk)[target]:
            for place in item:
                for at in range(max(0, place - distance), min(len(marks), place + distance + 1)):
                    marks[at] = 1
        out += marks
    return out
