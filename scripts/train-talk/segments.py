"""The models of single segments: both stages for all targets, their thresholds by cross-validation, and their weights."""
import json
import os

import numpy as np
from sklearn.metrics import average_precision_score

from corpus import DISTANCE, folds_of, labels
from export import linear, packed, second, tfidf, write
from pick import threshold_for
from stages import (BOOSTED, NEAR, TARGETS, cross_first, cross_second, fit_first, probability, second_rows, second_stage, table_of,
                    talk_rows, with_own)

# The precision that a claim of each kind has to have in cross-validation.
WANTED = dict(decision=.72, action=.65, question=.87, claim=.75, reason=.72, checkable=.67, key=.75, turning=.65,
              start=.5, disagree=.8, position=.72)


# Chosen with what the product makes of a picked passage: it may hold several tasks or decisions, and plain phrases of tasks
# count beside it (lib/text/statements).
CHOSEN = dict(action=.38, decision=.5, claim=.5, reason=.53, checkable=.5, key=0, turning=.48)


def quantised(first, target):
    """The model as it is shipped: its coefficients in steps of a 127th of the largest."""
    model = first.models[target]
    step = float(np.abs(model.coef_).max() / 127) or 1.
    return np.round(model.coef_[0] / step) * step, float(model.intercept_[0])


def first_scores(first, talks, tables):
    rows = first.matrix(talks, tables)
    out = []
    for target in TARGETS:
        weights, bias = quantised(first, target)
        out.append(np.asarray(rows @ weights).ravel() + bias)
    return np.stack(out, 1)


def write_models(out, first, boosted):
    write(os.path.join(out, 'first.json.gz'), dict(
        **{name: tfidf(vector) for name, vector in first.vectors.items()},
        mean=packed(first.scaler.mean_, '<f4'), scale=packed(first.scaler.scale_, '<f4'),
        models={target: linear(model.coef_[0], model.intercept_[0]) for target, model in first.models.items()}))
    write(os.path.join(out, 'second.json.gz'), {target: second(model) for target, model in boosted.items()})


def train(talks, out):
    """Writes first.json.gz, second.json.gz and thresholds.json; returns a function that scores other talks."""
    fold, tables = folds_of(talks), table_of(talks)
    crossed = cross_first(talks, fold, tables)
    report, thresholds, finals = {}, {}, {}
    for target in BOOSTED:
        scores = cross_second(talks, fold, tables, crossed, target)
        finals[target] = scores
        marks = np.array(labels(talks, target, DISTANCE[target]))
        chosen = threshold_for(talks, scores, target, WANTED[target])
        report[target] = dict(average_precision=round(float(average_precision_score(marks, scores)), 3))
        if chosen:
            thresholds[target] = CHOSEN.get(target, round(float(chosen[0]), 4))
            report[target].update(precision=round(chosen[1], 3), recall=round(chosen[2], 3), said=chosen[3])
        print(target, report[target], flush=True)

    first = fit_first(talks, tables)
    # Trees learn from scores of talks that stage 1 has not seen, as it will be in use.
    base, near = second_rows(talks, tables, crossed)
    boosted = {}
    for target in BOOSTED:
        seen = with_own(base, near, crossed.astype(np.float32), target)
        boosted[target] = second_stage(target).fit(seen, np.array(labels(talks, target, NEAR[target])), talk_rows(talks))
    write_models(out, first, boosted)
    with open(os.path.join(out, 'thresholds.json'), 'w', encoding='utf-8') as file:
        json.dump(dict(sorted(thresholds.items())), file, indent=2)
        file.write('\n')

    def score(others):
        table = table_of(others)
        scores = first_scores(first, others, table)
        base, near = second_rows(others, table, scores)
        final = {t: probability(m.log_odds(with_own(base, near, scores.astype(np.float32), t))) for t, m in boosted.items()}
        return scores, final

    return score, report, dict(fold=fold, crossed=crossed, finals=finals)
