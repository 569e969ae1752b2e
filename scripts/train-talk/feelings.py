"""Shared by emotions.py and strain.py: the product's counts of each segment, and a small logistic regression.

The counts (probabilities by the weights learned from GoEmotions' comments, sentiment, and phrases of lib/text/feelings/rules) are
made by the product itself, so that there is one way to make them: scripts/train-talk/feelings-rows.ts writes them as JSON lines."""
import json
import os
import subprocess

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from corpus import EMOTIONS, FOLDS

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, '../..')
OUT = os.path.join(ROOT, 'lib/text/feelings')
SIGNS = ('worry', 'overwhelm', 'fatigue', 'uncertainty', 'distress')
# Columns of a row: seven probabilities (neutral last), valence, six phrases of emotions, five of strain, words.
COMMENTS, VALENCE, SAID, STRAINED, WORDS = 0, 7, 8, 14, 19
CLIP = 5


def rows_of(paths):
    """id -> float [segments, 20]."""
    made = subprocess.run(['npx', 'node', 'scripts/train-talk/feelings-rows.ts', *map(os.path.abspath, paths)], cwd=ROOT,
                          check=True, capture_output=True, text=True).stdout
    return {entry['id']: np.array(entry['rows'], dtype=float) for entry in map(json.loads, made.splitlines())}


def log_odds(chance):
    chance = np.clip(chance, 1e-3, 1 - 1e-3)
    return np.log(chance / (1 - chance))


def fit(rows, marks, strength):
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=strength, max_iter=400).fit(np.clip(scaler.transform(rows), -CLIP, CLIP), marks)
    rounded = lambda values: [round(float(value), 6) for value in values]
    return dict(mean=rounded(scaler.mean_), scale=rounded(scaler.scale_), weights=rounded(model.coef_[0]),
                bias=round(float(model.intercept_[0]), 6))


def chances(model, rows):
    seen = np.clip((rows - np.array(model['mean'])) / np.array(model['scale']), -CLIP, CLIP)
    return 1 / (1 + np.exp(-(seen @ np.array(model['weights']) + model['bias'])))


def crossed(rows, marks, folds, strength):
    """Chances by a model that has not seen the segment's conversation."""
    out = np.zeros(len(marks))
    for index in range(FOLDS):
        out[folds == index] = chances(fit(rows[folds != index], marks[folds != index], strength), rows[folds == index])
    return out


def measure(talks, claims, items):
    """claims: one list of labels a segment; items: talk -> [(segments, label)]. Right means the same segment and label.
    Returns precision, recall, said, and the number of claims in segments where the reader has nothing of the kind."""
    said = right = there = found = false = at = 0
    for talk in talks:
        wanted = items(talk)
        there += len(wanted)
        hit = set()
        for place in range(len(talk['segments'])):
            for label in claims[at + place]:
                said += 1
                near = {j for j, (segments, own) in enumerate(wanted) if place in segments and own == label}
                right += bool(near)
                hit |= near
                false += not any(place in segments for segments, _ in wanted)
        found += len(hit)
        at += len(talk['segments'])
    return dict(precision=round(right / max(1, said), 3), recall=round(found / max(1, there), 3), said=said, false=false)


def train(folder, talks, folds, scores, examples, example_scores):
    """Writes weights/feelings.json, weights/report.json and testing/scores.json. `scores` are stage 1's, crossed; examples: paths."""
    import emotions
    import strain
    counted = rows_of([os.path.join(folder, 'train', talk['id'] + '.json') for talk in talks])
    rows = np.vstack([counted[talk['id']] for talk in talks])
    words = rows[:, WORDS].sum()
    weights, report = {}, {}
    for name, module in (('emotions', emotions), ('strain', strain)):
        weights[name], report[name] = module.train(talks, folds, rows, scores)
        report[name]['false_per_1000_words'] = round(1000 * report[name].pop('false') / words, 2)
        print(name, report[name], flush=True)
    put('weights/feelings.json', weights)
    put('weights/report.json', report)
    seen = rows_of(examples)
    put('testing/scores.json', {
        name: dict(**emotions.score(weights['emotions'], seen[name], first),
                   strain=strain.score(weights['strain'], seen[name], first))
        for name, first in example_scores.items()})


def put(name, content):
    with open(os.path.join(OUT, name), 'w', encoding='utf-8') as file:
        file.write(json.dumps(content, indent=1) + '\n')


def listing(values):
    return [round(float(value), 4) for value in values]


__all__ = ['EMOTIONS', 'SIGNS', 'train']
