"""Emotions in words: for each a small logistic regression over stage 1's scores, the weights learned from comments, and phrases.

Some 240 examples teach no more than how far to trust a phrase: eight features each, strongly regularised (chosen by
cross-validation; without phrases one claim in three was right at best). Disgust has too few examples and goes by its phrases alone."""
import numpy as np

from corpus import labels, listed
from feelings import COMMENTS, EMOTIONS, SAID, chances, crossed, fit, listing, log_odds, measure
from stages import TARGETS

LEARNED = ('anger', 'fear', 'joy', 'sadness', 'surprise')
STRENGTH = .02
# Least chance of a claim. Without a phrase one in eight was right from 0.1 on, so claims need both.
LEAST = .05


def features(rows, first, emotion):
    at = EMOTIONS.index(emotion)
    said = rows[:, SAID + at]
    return np.column_stack([first, log_odds(rows[:, COMMENTS + at]), said == 1, said == .5]).astype(float)


def first_of(scores):
    return scores[:, [TARGETS.index(name) for name in LEARNED]]


def claims_of(found, rows):
    """The likeliest of the emotions that a phrase names, if it is likely enough; otherwise disgust, if a phrase names it."""
    out = []
    for k, row in enumerate(rows):
        named = [name for name in EMOTIONS if row[SAID + EMOTIONS.index(name)] == 1]
        likely = [name for name in named if name in found and found[name][k] >= LEAST]
        out.append([max(likely, key=lambda name: found[name][k])] if likely else ['disgust'] if 'disgust' in named else [])
    return out


def items(talk):
    return [(listed(item['seg']), item['emotion']) for item in talk['gold']['emotions']]


def train(talks, folds, rows, scores):
    first = first_of(scores)
    models, found, each = {}, {}, {}
    for name in LEARNED:
        seen, marks = features(rows, first, name), np.array(labels(talks, name, 0))
        found[name] = crossed(seen, marks, folds, STRENGTH)
        models[name] = fit(seen, marks, STRENGTH)
    claims = claims_of(found, rows)
    for name in EMOTIONS:
        mine = [[label for label in claim if label == name] for claim in claims]
        own = measure(talks, mine, lambda talk: [item for item in items(talk) if item[1] == name])
        each[name] = {key: own[key] for key in ('precision', 'recall', 'said')}
    return dict(least=LEAST, models=models), dict(**measure(talks, claims, items), each=each)


def score(weights, rows, first):
    own = np.column_stack([first[name] for name in LEARNED])
    return {name: listing(chances(weights['models'][name], features(rows, own, name))) for name in LEARNED}
