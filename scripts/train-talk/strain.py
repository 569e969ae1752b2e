"""Strain in words: a small logistic regression over stage 1's scores and whether a phrase of strain stands there, which names the
sign. Claims need a phrase, since what sign it is was not learned (.5 of a second reader's signs agree). Strongly regularised."""
import numpy as np

from corpus import labels, listed
from feelings import SIGNS, STRAINED, chances, crossed, fit, listing, measure
from stages import TARGETS

FIRST = ('strain', 'emotion', 'fear', 'sadness', 'question')
STRENGTH = .02
LEAST = .2


def features(rows, first):
    return np.column_stack([first, (rows[:, STRAINED:STRAINED + len(SIGNS)] == 1).any(1)]).astype(float)


def items(talk):
    return [(listed(item['seg']), 'strain') for item in talk['gold']['strain']]


def train(talks, folds, rows, scores):
    seen = features(rows, scores[:, [TARGETS.index(name) for name in FIRST]])
    marks = np.array(labels(talks, 'strain', 0))
    found = crossed(seen, marks, folds, STRENGTH)
    claims = [['strain'] if chance >= LEAST and phrase else [] for chance, phrase in zip(found, seen[:, -1])]
    phrases = rows[:, STRAINED:STRAINED + len(SIGNS)] == 1
    signs = [[SIGNS[int(row.argmax())]] if claim else [] for row, claim in zip(phrases, claims)]
    named = measure(talks, signs, lambda talk: [(listed(item['seg']), item['sign']) for item in talk['gold']['strain']])
    return dict(least=LEAST, model=fit(seen, marks, STRENGTH)), dict(**measure(talks, claims, items), sign_right=named['precision'])


def score(weights, rows, first):
    return listing(chances(weights['model'], features(rows, np.column_stack([first[name] for name in FIRST]))))
