"""From scores to claims: highest first, above a threshold, some segments apart, and a limited number per conversation."""
import numpy as np

from corpus import DISTANCE, places

# The least distance between two claims of one kind, in segments.
APART = dict(decision=4, action=3, claim=1, key=1, turning=2, start=3, disagree=3, position=1)
# The most claims in 2,600 words (the longest conversations in training); longer talk may have proportionally more.
MOST = dict(claim=15, checkable=12, reason=15, key=5, turning=4, disagree=6, position=6)
# One item of the gold makes one claim right.
ONCE = ('decision', 'action')


def picked(scores, threshold, target, most=None):
    out = []
    limit = most or MOST.get(target, 10 ** 6)
    for k in np.argsort(-scores, kind='stable'):
        if scores[k] < threshold or len(out) >= limit:
            break
        if all(abs(int(k) - other) > APART.get(target, 0) for other in out):
            out.append(int(k))
    return out


def counts(said, items, distance, once):
    """right, found: how many of `said` lie near an item, how many items have one near."""
    hit, right = set(), 0
    for place in said:
        near = [j for j, item in enumerate(items) if any(abs(place - at) <= distance for at in item)]
        if once:
            near = sorted((j for j in near if j not in hit), key=lambda j: min(abs(place - at) for at in items[j]))[:1]
        if near:
            right += 1
            hit.update(near)
    return right, len(hit)


def measured(talks, scores, threshold, target):
    """precision, recall, said over all talks; `scores` has one per segment in the order of the talks."""
    said = right = there = found = at = 0
    for talk in talks:
        n = len(talk['segments'])
        claims = picked(scores[at:at + n], threshold, target)
        at += n
        items = places(talk)[target]
        ok, hit = counts(claims, items, DISTANCE[target], target in ONCE)
        said += len(claims)
        right += ok
        there += len(items)
        found += hit
    return right / max(1, said), found / max(1, there), said


def threshold_for(talks, scores, target, precision, least=8):
    """The threshold with the largest recall at no less than this precision: (threshold, precision, recall, said), or None."""
    quantiles = np.concatenate([np.linspace(.5, .98, 60), np.linspace(.98, .9998, 60)])
    tried = [(q, *measured(talks, scores, q, target)) for q in np.unique(np.quantile(scores, quantiles))]
    fit = [row for row in tried if row[1] >= precision and row[3] >= least]
    return max(fit, key=lambda row: row[2]) if fit else None
