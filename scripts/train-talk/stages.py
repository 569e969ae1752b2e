"""The two stages. Stage 1: a logistic regression for each target on words, pieces of words, the neighbours' words and what is
counted. Stage 2: boosted trees for each target on what is counted and the first scores of all targets near the segment.
Its label is whether a claim here would count as right, within the scorer's distance."""
import numpy as np
import scipy.sparse as sparse
from scipy.stats import rankdata
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from corpus import DISTANCE, FOLDS, labels
from features import dense, plain, shift

TARGETS = ['decision', 'action', 'question', 'claim', 'reason', 'emotion', 'strain', 'pressure', 'checkable', 'key',
           'turning', 'start', 'disagree', 'position', 'anger', 'fear', 'joy', 'sadness', 'surprise']
# Enough cases for trees.
BOOSTED = ['decision', 'action', 'question', 'claim', 'reason', 'checkable', 'key', 'turning', 'start', 'disagree',
           'position']
# Judged by several models together: in the folds better than one forest alone (key), or no worse, and so preferred where few
# examples make one forest depend on chance (decision). The others were worse.
TOGETHER = ['decision', 'key']
TOKENS = r"[a-z']+|\d+|[?!]"
# The distance at which stage 2 counts a segment as right; less than the scorer's if that makes fewer false claims.
NEAR = dict(DISTANCE, decision=1)
CLIP, COUNTED_WEIGHT, NEIGHBOUR_WEIGHT = 4, .15, .5
STEPS = (-3, -2, -1, 1, 2, 3)
# Digits of the first scores from which stage 2 learns.
DIGITS = 5


def vectorizers(words=12000, pieces=12000, neighbours=4000):
    shared = dict(sublinear_tf=True, dtype=np.float32, lowercase=False)
    return dict(
        words=TfidfVectorizer(ngram_range=(1, 2), min_df=3, token_pattern=TOKENS, max_features=words, **shared),
        pieces=TfidfVectorizer(analyzer='char_wb', ngram_range=(3, 5), min_df=8, max_features=pieces, **shared),
        neighbours=TfidfVectorizer(ngram_range=(1, 2), min_df=8, token_pattern=TOKENS, max_features=neighbours, **shared))


class First:
    """Stage 1: fit on talks, then a score per segment and target (the decision value, in log odds)."""

    def __init__(self, talks, tables, sizes=None):
        texts = [plain(segment['text']) for talk in talks for segment in talk['segments']]
        self.vectors = vectorizers(**(sizes or {}))
        for vector in self.vectors.values():
            vector.fit(texts)
        self.scaler = StandardScaler().fit(tables)
        self.models = {}

    def matrix(self, talks, tables):
        texts = [plain(segment['text']) for talk in talks for segment in talk['segments']]
        near = self.vectors['neighbours'].transform(texts)
        counted = np.clip(self.scaler.transform(tables), -CLIP, CLIP).astype(np.float32) * COUNTED_WEIGHT
        return sparse.hstack([
            self.vectors['words'].transform(texts), self.vectors['pieces'].transform(texts),
            shift(near, talks, -1) * NEIGHBOUR_WEIGHT, shift(near, talks, 1) * NEIGHBOUR_WEIGHT,
            sparse.csr_matrix(counted)]).tocsr()


def logistic(rows, marks, strength=1.):
    model = LogisticRegression(C=strength, solver='liblinear', max_iter=60, tol=1e-3, random_state=1)
    return model.fit(rows, marks)


def trees(seed=1, rounds=160):
    return HistGradientBoostingClassifier(max_iter=rounds, learning_rate=.04, max_leaf_nodes=8, min_samples_leaf=30,
                                          l2_regularization=10., random_state=seed, early_stopping=False)


class Alone:
    """Stage 2 for one target: one forest."""

    def fit(self, rows, marks, _talk_of):
        self.trees = [(None, trees().fit(rows, marks))]
        self.linear = None
        return self

    def log_odds(self, rows):
        return self.trees[0][1].decision_function(rows)


class Together:
    """Stage 2 for one target by several models of two kinds: the mean log odds of three forests, each grown on some of the columns
    and of the conversations, and of a strongly regularised logistic regression."""
    COUNT, COLUMNS, TALKS, ROUNDS, STRENGTH = 3, .4, .8, 140, .003

    def fit(self, rows, marks, talk_of):
        self.trees, known = [], np.unique(talk_of)
        for seed in range(self.COUNT):
            chance = np.random.RandomState(seed + 1)
            columns = np.sort(chance.permutation(rows.shape[1])[:int(self.COLUMNS * rows.shape[1])])
            kept = np.isin(talk_of, chance.permutation(known)[:int(self.TALKS * len(known))])
            self.trees.append((columns, trees(seed, self.ROUNDS).fit(rows[kept][:, columns], marks[kept])))
        self.scaler = StandardScaler().fit(rows)
        self.linear = LogisticRegression(C=self.STRENGTH, max_iter=300).fit(self._scaled(rows), marks)
        return self

    def _scaled(self, rows):
        return np.clip(self.scaler.transform(rows), -CLIP, CLIP)

    def log_odds(self, rows):
        forests = np.mean([model.decision_function(rows[:, columns]) for columns, model in self.trees], 0)
        return (forests + self.linear.decision_function(self._scaled(rows))) / 2


def second_stage(target):
    return Together() if target in TOGETHER else Alone()


def probability(log_odds):
    return 1 / (1 + np.exp(-log_odds))


def table_of(talks):
    return np.vstack([dense(talk) for talk in talks])


def fold_rows(talks, fold):
    return np.array([fold[talk['id']] for talk in talks for _ in talk['segments']])


def talk_rows(talks):
    return np.array([index for index, talk in enumerate(talks) for _ in talk['segments']])


def second_rows(talks, tables, scores):
    """The features of stage 2: float32 [segments, features]. `scores` is [segments, targets] of stage 1."""
    scores = scores.astype(np.float32)
    ranks = np.zeros_like(scores)
    at = 0
    for talk in talks:
        n = len(talk['segments'])
        part = scores[at:at + n]
        ranks[at:at + n] = np.stack([(rankdata(-part[:, j]) - 1) / (1 + n / 40) for j in range(part.shape[1])], 1)
        at += n
    near = {by: shift(scores, talks, by) for by in STEPS}
    return np.hstack([tables, scores, ranks, near[-1], near[1]]).astype(np.float32), near


def with_own(rows, near, scores, target):
    """The rows with the target's own scores at up to three segments around, and the highest of three."""
    own = TARGETS.index(target)
    around = np.stack([near[by][:, own] for by in STEPS], 1)
    top = np.max(np.stack([scores[:, own], near[-1][:, own], near[1][:, own]], 1), 1, keepdims=True)
    return np.hstack([rows, around, top]).astype(np.float32)


def fit_first(talks, tables, targets=TARGETS):
    first = First(talks, tables)
    rows = first.matrix(talks, tables)
    first.models = {target: logistic(rows, np.array(labels(talks, target, 0))) for target in targets}
    return first


def cross_first(talks, fold, tables, targets=TARGETS, keep=None):
    """Scores of stage 1 for each segment by a model that has not seen its conversation: [segments, targets]. The model of each
    fold, which has seen the others, is appended to `keep`. Rounded, so that the last bits of a machine's sums do not count."""
    rows = fold_rows(talks, fold)
    out = np.zeros((len(rows), len(targets)))
    for index in range(FOLDS):
        inside = [talk for talk in talks if fold[talk['id']] != index]
        outside = [talk for talk in talks if fold[talk['id']] == index]
        first = fit_first(inside, tables[rows != index], targets)
        test = first.matrix(outside, tables[rows == index])
        out[rows == index] = np.stack([first.models[target].decision_function(test) for target in targets], 1)
        if keep is not None:
            keep.append(first)
    return np.round(out, DIGITS)


def cross_second(talks, fold, tables, scores, target, keep=None):
    """Probabilities of stage 2 for each segment by a model that has not seen its conversation; `keep` as above."""
    rows = fold_rows(talks, fold)
    base, near = second_rows(talks, tables, scores)
    seen = with_own(base, near, scores.astype(np.float32), target)
    marks = np.array(labels(talks, target, NEAR[target]))
    out, talk_of = np.zeros(len(marks)), talk_rows(talks)
    for index in range(FOLDS):
        inside, outside = rows != index, rows == index
        model = second_stage(target).fit(seen[inside], marks[inside], talk_of[inside])
        out[outside] = probability(model.log_odds(seen[outside]))
        if keep is not None:
            keep.append(model)
    return out
