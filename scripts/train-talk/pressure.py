#!/usr/bin/env python3
"""Trains which passages press on the other person, and writes the weights to lib/text/pressure/weights.

usage: OMP_NUM_THREADS=1 python3 scripts/train-talk/pressure.py FOLDER

FOLDER is that of train.py, which has to be run first: what is learned here looks at stage 1's scores of a passage and of the whole
conversation (pressure comes in talks that press, mostly by one of the speakers), and at what is counted of the passage. Two models,
a strongly regularised logistic regression and boosted trees; the mean of their log odds decides. lib/text/pressure/scores.ts
does the same. Threshold by cross-validation over whole conversations. Deterministic."""
import argparse
import json
import os

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score

from corpus import FOLDS, folds_of, labels, learnable, places
from export import forest, write
from feelings import chances, fit
from features import COUNTED, SHAPE, shift
from stages import TARGETS, cross_first, fold_rows, table_of

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, '../../lib/text/pressure')
EXAMPLES = ('own_standup', 'own_quarrel_money')
# Scores looked at over the whole conversation.
AROUND = [TARGETS.index(name) for name in ('pressure', 'anger', 'emotion', 'disagree', 'strain', 'claim')]
STEPS = (-2, -1, 1, 2)
WINDOW, TOP, STRENGTH = 6, 3, .01
COUNTS = SHAPE + len(COUNTED)
# Precision that a claim has to have in cross-validation.
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
    """What the logistic regression looks at, and what the trees look at besides."""
    at, wide = 0, []
    for talk in talks:
        n = len(talk['segments'])
        wide.append(around(talk, scores[at:at + n]))
        at += n
    near = np.hstack([shift(scores[:, AROUND], talks, by) for by in STEPS])
    linear = np.hstack([scores, np.vstack(wide), near])
    return linear.astype(np.float32), np.hstack([linear, tables[:, :COUNTS]]).astype(np.float32)


def trees():
    return HistGradientBoostingClassifier(max_iter=200, learning_rate=.03, max_leaf_nodes=6, min_samples_leaf=20,
                                          l2_regularization=10., random_state=1, early_stopping=False)


def log_odds(chance):
    chance = np.clip(chance, 1e-6, 1 - 1e-6)
    return np.log(chance / (1 - chance))


def together(linear, model, rows, wide):
    return (log_odds(chances(linear, rows)) + log_odds(model.predict_proba(wide)[:, 1])) / 2


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
    folds = fold_rows(talks, fold)
    rows, wide = features(talks, cross_first(talks, fold, tables).astype(np.float32), tables)
    marks = np.array(labels(talks, 'pressure', 0))
    scores = np.zeros(len(marks))
    for index in range(FOLDS):
        inside, outside = folds != index, folds == index
        linear = fit(rows[inside], marks[inside], STRENGTH)
        scores[outside] = together(linear, trees().fit(wide[inside], marks[inside]), rows[outside], wide[outside])
    tried = [(float(least), measured(talks, scores >= least)) for least in np.arange(-4, 1, .05)]
    least, best = max((each for each in tried if each[1]['precision'] >= WANTED), key=lambda each: each[1]['recall'])
    report = dict(average_precision=round(float(average_precision_score(marks, scores)), 3), least=round(least, 2), **best)
    print(report)
    linear, model = fit(rows, marks, STRENGTH), trees().fit(wide, marks)
    write(os.path.join(OUT, 'weights/pressure.json.gz'), dict(linear=linear, forest=forest(model)))
    with open(os.path.join(OUT, 'weights/report.json'), 'w', encoding='utf-8') as file:
        file.write(json.dumps(dict(conversations=len(talks), places=sum(len(places(t)['pressure']) for t in talks), **report), indent=2) + '\n')
    fixture(linear, model)
    return talks, scores, marks


def fixture(linear, model):
    """Scores of a few conversations in the repository, from stage 1's as train.py wrote them down."""
    first = json.load(open(os.path.join(HERE, '../../lib/text/learned/testing/scores.json'), encoding='utf-8'))
    out = {}
    for name in EXAMPLES:
        talk = json.load(open(os.path.join(HERE, '../eval/data/talk', name + '.json'), encoding='utf-8'))
        scores = np.array([first[name]['first'][target] for target in TARGETS], dtype=np.float32).T
        rows, wide = features([talk], scores, table_of([talk]))
        out[name] = [round(float(value), 3) for value in together(linear, model, rows, wide)]
    with open(os.path.join(OUT, 'testing/scores.json'), 'w', encoding='utf-8') as file:
        file.write(json.dumps(out) + '\n')


if __name__ == '__main__':
    main()
