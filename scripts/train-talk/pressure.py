#!/usr/bin/env python3
"""Trains which passages press on the other person, and writes the weights to lib/text/pressure/weights.

usage: python3 scripts/train-talk/pressure.py FOLDER

FOLDER is that of train.py, which has to be run first: what is learned here looks at stage 1's scores of a passage and of the whole
conversation (pressure comes in talks that press, mostly by one of the speakers), and at what is counted of the passage. Stage 1's own
score of pressure is learned anew over its columns, with eighteen more conversations of our own (pressure-talks/, a line "! Name: words"
presses). Two models, a strongly regularised logistic regression and boosted trees; the mean of their log odds decides.
lib/text/pressure/scores.ts does the same. Threshold by cross-validation over whole conversations of FOLDER alone. Deterministic."""
import fixed  # noqa: F401, before numpy
import argparse
import base64
import glob
import gzip
import json
import os
import subprocess

import numpy as np
import scipy.sparse as sparse
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import StandardScaler

from corpus import FOLDS, folds_of, learnable, listed, places
from export import forest, linear, write
from feelings import chances, fit
from features import COUNTED, SHAPE, shift
from stages import TARGETS, First, cross_first, fold_rows, logistic, table_of, vectorizers

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, '../..')
OUT = os.path.join(ROOT, 'lib/text/pressure')
EXAMPLES = ('own_standup', 'own_quarrel_money')
PRESSURE = TARGETS.index('pressure')
# Scores that are summarised over the whole conversation.
AROUND = [TARGETS.index(name) for name in ('pressure', 'anger', 'emotion', 'disagree', 'strain', 'claim')]
STEPS = (-2, -1, 1, 2)
WINDOW, TOP, STRENGTH = 6, 3, .01
COUNTS = SHAPE + len(COUNTED)
# The least precision of a claim in cross-validation.
WANTED = .6


def top(values, otherwise):
    return np.sort(values)[-TOP:].mean() if len(values) else otherwise


def around(talk, scores):
    """[segments, 8 a score]: means of the others and of the speaker's other passages, the highest three of the speaker's, of all and
    of the others', the mean nearby, the median, and how far the passage is above the speaker's mean."""
    speakers = np.array([segment['speaker'] for segment in talk['segments']])
    n = len(speakers)
    out = np.zeros((n, 8 * len(AROUND)))
    for j, column in enumerate(AROUND):
        own = scores[:, column]
        lowest, median = own.min(), np.median(own)
        for k in range(n):
            other = np.arange(n) != k
            same, differ = own[other & (speakers == speakers[k])], own[speakers != speakers[k]]
            mean = same.mean() if len(same) else 0
            out[k, 8 * j:8 * j + 8] = [
                own[other].mean() if n > 1 else 0, mean, top(same, lowest), top(own[other], lowest), top(differ, lowest),
                own[max(0, k - WINDOW):k + WINDOW + 1].mean(), median, own[k] - mean]
    return out


def features(talks, scores, tables):
    """The features of the logistic regression, and the additional ones of the trees."""
    at, wide = 0, []
    for talk in talks:
        n = len(talk['segments'])
        wide.append(around(talk, scores[at:at + n]))
        at += n
    near = np.hstack([shift(scores[:, AROUND], talks, by) for by in STEPS])
    narrow = np.hstack([scores, np.vstack(wide), near])
    return narrow.astype(np.float32), np.hstack([narrow, tables[:, :COUNTS]]).astype(np.float32)


def trees():
    return HistGradientBoostingClassifier(max_iter=200, learning_rate=.03, max_leaf_nodes=6, min_samples_leaf=20,
                                          l2_regularization=10., random_state=1, early_stopping=False)


def log_odds(chance):
    chance = np.clip(chance, 1e-6, 1 - 1e-6)
    return np.log(chance / (1 - chance))


def together(fitted, model, rows, wide):
    return (log_odds(chances(fitted, rows)) + log_odds(model.predict_proba(wide)[:, 1])) / 2


def pressing(talks):
    """One 0 or 1 per segment."""
    return np.array([int(any(k in listed(item['seg']) for item in talk['gold']['pressure']))
                     for talk in talks for k in range(len(talk['segments']))])


class Shipped(First):
    """Stage 1's columns in the product's order."""

    def __init__(self):
        with gzip.open(os.path.join(ROOT, 'lib/text/learned/weights/first.json.gz')) as file:
            content = json.load(file)
        floats = lambda text: np.frombuffer(base64.b64decode(text), '<f4')
        self.vectors = vectorizers()
        for name, vector in self.vectors.items():
            vector.vocabulary = {term: column for column, term in enumerate(content[name]['terms'])}
            vector._validate_vocabulary()
            vector.idf_ = floats(content[name]['idf']).astype(np.float32)
        self.scaler = StandardScaler()
        self.scaler.mean_, self.scaler.scale_ = floats(content['mean']).astype(float), floats(content['scale']).astype(float)
        self.scaler.n_features_in_ = len(self.scaler.mean_)


def written():
    """Our own conversations, with scores of a stage 1 that was not trained on them."""
    paths = sorted(glob.glob(os.path.join(HERE, 'pressure-talks/*.txt')))
    talks = []
    for path in paths:
        with open(path, encoding='utf-8') as file:
            lines = file.read().strip().split('\n')
        said = [line[2:] if line.startswith('! ') else line for line in lines]
        segments = [dict(id=k, speaker=line.split(':', 1)[0], text=line.split(':', 1)[1].strip()) for k, line in enumerate(said)]
        marks = [dict(seg=k) for k, line in enumerate(lines) if line.startswith('! ')]
        talks.append(dict(id=os.path.basename(path)[:-4], segments=segments, gold=dict(pressure=marks)))
    made = subprocess.run(['npx', 'node', 'scripts/train-talk/first-scores.ts', *map(os.path.abspath, paths)], cwd=ROOT, check=True,
                          capture_output=True, text=True).stdout
    first = {entry['id']: entry['first'] for entry in map(json.loads, made.splitlines())}
    return talks, np.vstack([np.array([first[talk['id']][target] for target in TARGETS]).T for talk in talks])


def measured(talks, claimed):
    """precision, recall, said, false claims in conversations without any pressure in 10,000 words."""
    said = right = there = found = false = words = at = 0
    for talk in talks:
        n = len(talk['segments'])
        items = places(talk)['pressure']
        own = set(np.flatnonzero(claimed[at:at + n]))
        at += n
        said += len(own)
        right += sum(any(k in item for item in items) for k in own)
        there += len(items)
        found += sum(bool(own & set(item)) for item in items)
        if not items:
            false += len(own)
            words += sum(len(segment['text'].split()) for segment in talk['segments'])
    return dict(precision=round(right / max(1, said), 3), recall=round(found / max(1, there), 3), said=said,
                false_in_10000_words_of_ordinary_talk=round(1e4 * false / max(1, words), 2))


def main():
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument('folder')
    cli = cli.parse_args()
    talks = learnable(cli.folder)
    fold, tables = folds_of(talks), table_of(talks)
    own, own_scores = written()
    own_tables = table_of(own)
    # The folder's conversations first; ours are in the folds, too, but only for training.
    folds = np.concatenate([fold_rows(talks, fold), [k % FOLDS for k, talk in enumerate(own) for _ in talk['segments']]])
    marks = np.concatenate([pressing(talks), pressing(own)])
    scores = np.vstack([cross_first(talks, fold, tables), own_scores])
    columns = sparse.vstack([Shipped().matrix(talks, tables), Shipped().matrix(own, own_tables)]).tocsr()
    for index in range(FOLDS):
        inside, outside = folds != index, folds == index
        scores[outside, PRESSURE] = logistic(columns[inside], marks[inside]).decision_function(columns[outside])
    # The second stage is trained on the folder alone: ours contain more pressure than talk that was not written for this.
    known, folds = marks[:len(tables)], folds[:len(tables)]
    rows, wide = features(talks, scores[:len(tables)].astype(np.float32), tables)
    final = np.zeros(len(known))
    for index in range(FOLDS):
        inside, outside = folds != index, folds == index
        fitted = fit(rows[inside], known[inside], STRENGTH)
        final[outside] = together(fitted, trees().fit(wide[inside], known[inside]), rows[outside], wide[outside])
    tried = [(float(least), measured(talks, final >= least)) for least in np.arange(-4, 1, .05)]
    least, best = max((each for each in tried if each[1]['precision'] >= WANTED), key=lambda each: each[1]['recall'])
    report = dict(average_precision=round(float(average_precision_score(known, final)), 3), least=round(least, 2), **best)
    print(report)
    words = logistic(columns, marks)
    fitted, model = fit(rows, known, STRENGTH), trees().fit(wide, known)
    write(os.path.join(OUT, 'weights/pressure.json.gz'), dict(
        words=linear(words.coef_[0], words.intercept_[0]), linear=fitted, forest=forest(model)))
    with open(os.path.join(OUT, 'weights/report.json'), 'w', encoding='utf-8') as file:
        file.write(json.dumps(dict(conversations=len(talks), own=len(own), places=sum(len(places(t)['pressure']) for t in talks), **report), indent=2) + '\n')
    fixture(words, fitted, model)
    return talks, final


def fixture(words, fitted, model):
    """Scores of a few conversations in the repository, from the stage 1 scores that train.py has written."""
    with open(os.path.join(ROOT, 'lib/text/learned/testing/scores.json'), encoding='utf-8') as file:
        first = json.load(file)
    step = float(np.abs(words.coef_).max() / 127)
    out = {}
    for name in EXAMPLES:
        with open(os.path.join(HERE, '../eval/data/talk', name + '.json'), encoding='utf-8') as file:
            talk = json.load(file)
        scores = np.array([first[name]['first'][target] for target in TARGETS]).T
        table = table_of([talk])
        scores[:, PRESSURE] = Shipped().matrix([talk], table) @ (np.round(words.coef_[0] / step) * step) + words.intercept_[0]
        rows, wide = features([talk], scores.astype(np.float32), table)
        out[name] = [round(float(value), 3) for value in together(fitted, model, rows, wide)]
    with open(os.path.join(OUT, 'testing/scores.json'), 'w', encoding='utf-8') as file:
        file.write(json.dumps(out) + '\n')


if __name__ == '__main__':
    main()
