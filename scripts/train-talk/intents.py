"""Each speaker's aims: one logistic regression per intent, on the words of the speaker and of the others, and their manner."""
import collections

import numpy as np
import scipy.sparse as sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from corpus import FOLDS, folds_of
from export import linear, packed, tfidf, write
from features import COUNTED, SHAPE, dense, plain
from stages import TOKENS

CLIP, COUNTED_WEIGHT, OTHERS_WEIGHT = 3, .15, .5
# An intent with fewer speakers cannot be learned.
FEWEST = 4
# The least log odds of the first and the second intent, and how far the second may be below the first.
FIRST, SECOND, BELOW = -.5, -1., 2.5


def speakers_of(talk):
    """[(speaker, own text, others' text, counts)] in order of their share of the words."""
    table = dense(talk)
    forms = table[:, SHAPE:SHAPE + len(COUNTED)].astype(np.float64)
    segments = talk['segments']
    share = collections.Counter()
    for segment, row in zip(segments, table):
        share[segment['speaker']] += float(row[0])
    total = sum(share.values())
    out = []
    for rank, (name, words) in enumerate(share.most_common()):
        own = np.array([segment['speaker'] == name for segment in segments])
        others = forms[~own].sum(0) / (total - words + 20) * 10
        counts = list(forms[own].sum(0) / (words + 20) * 10) + list(others) + [
            words / max(1, total), rank == 0, min(len(share), 8), np.log(min(max(total, 1), 4000)),
            words / own.sum(), own.sum() / len(segments), segments[0]['speaker'] == name]
        texts = [' '.join(plain(s['text']) for s, mine in zip(segments, own) if mine == side) for side in (True, False)]
        out.append((name, *texts, counts))
    return out


class Intents:
    def __init__(self, rows, wanted, strength=1.):
        self.vector = TfidfVectorizer(ngram_range=(1, 2), min_df=4, max_features=5000, sublinear_tf=True, lowercase=False,
                                      token_pattern=TOKENS, dtype=np.float32).fit([row[1] for row in rows])
        self.scaler = StandardScaler().fit([row[3] for row in rows])
        table = self.matrix(rows)
        counts = collections.Counter(intent for intents in wanted for intent in intents)
        self.models = {}
        for intent in sorted(name for name, count in counts.items() if count >= FEWEST):
            marks = np.array([intent in intents for intents in wanted], int)
            self.models[intent] = LogisticRegression(C=strength, solver='liblinear', max_iter=100, random_state=1).fit(table, marks)

    def matrix(self, rows):
        counted = np.clip(self.scaler.transform([row[3] for row in rows]), -CLIP, CLIP) * COUNTED_WEIGHT
        return sparse.hstack([self.vector.transform([row[1] for row in rows]),
                              self.vector.transform([row[2] for row in rows]) * OTHERS_WEIGHT,
                              sparse.csr_matrix(counted)]).tocsr()

    def scores(self, rows):
        table = self.matrix(rows)
        return {intent: model.decision_function(table) for intent, model in self.models.items()}


def said(scores):
    """At most two intents of one speaker, none if the first is not clear."""
    order = sorted(scores, key=lambda intent: -scores[intent])[:2]
    if not order or scores[order[0]] < FIRST:
        return []
    return order[:1] + [intent for intent in order[1:] if scores[intent] >= max(SECOND, scores[order[0]] - BELOW)]


def wanted_of(talks):
    """rows, intents, talks of the speakers whose intents the reader gives."""
    rows, wanted, owner = [], [], []
    for talk in talks:
        for row in speakers_of(talk):
            intents = talk['gold']['intents'].get(row[0], [])
            if intents:
                rows.append(row)
                wanted.append(intents)
                owner.append(talk)
    return rows, wanted, owner


def write_model(path, model):
    write(path, dict(terms=tfidf(model.vector), mean=packed(model.scaler.mean_, '<f4'), scale=packed(model.scaler.scale_, '<f4'),
                     models={intent: linear(each.coef_[0], each.intercept_[0]) for intent, each in model.models.items()}))


def train(talks, path):
    rows, wanted, owner = wanted_of(talks)
    fold = folds_of(talks)
    right = collections.Counter()
    for groups in ('fold', 'kind'):
        place = [fold[talk['id']] if groups == 'fold' else talk['kind'] for talk in owner]
        right.clear()
        for key in sorted(set(place), key=str):
            inside = [i for i, at in enumerate(place) if at != key]
            outside = [i for i, at in enumerate(place) if at == key]
            model = Intents([rows[i] for i in inside], [wanted[i] for i in inside])
            scores = model.scores([rows[i] for i in outside])
            for position, i in enumerate(outside):
                claim = said({intent: values[position] for intent, values in scores.items()})
                right['speakers'] += 1
                right['said'] += bool(claim)
                right['right'] += bool(set(claim) & set(wanted[i]))
                right['claims'] += len(claim)
                right['hits'] += len(set(claim) & set(wanted[i]))
        print('intents, leaving out a', groups, dict(right), flush=True)
        if groups == 'fold':
            report = dict(right)
    model = Intents(rows, wanted)
    write_model(path, model)

    def score(talk):
        own = speakers_of(talk)
        scores = model.scores(own)
        return {row[0]: {intent: float(values[i]) for intent, values in scores.items()} for i, row in enumerate(own)}

    return score, report
