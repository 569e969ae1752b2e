"""Weights in the product's format: gzip JSON, the same bytes for the same weights."""
import base64
import gzip
import json
from decimal import Context, ROUND_CEILING

import numpy as np


def packed(values, kind):
    return base64.b64encode(np.asarray(values, dtype=kind).tobytes()).decode('ascii')


def linear(coefficients, bias):
    """int8 weights with one scale: w = scale * q."""
    scale = float(np.abs(coefficients).max() / 127) or 1.
    return dict(scale=scale, bias=float(bias), weights=packed(np.round(coefficients / scale), np.int8))


def tfidf(vector):
    """The vocabulary in the order of its columns, and the inverse document frequencies (little-endian float32)."""
    words = [None] * len(vector.vocabulary_)
    for word, column in vector.vocabulary_.items():
        words[column] = word
    return dict(terms=words, idf=packed(vector.idf_, '<f4'))


def upwards(value):
    """In nine digits, never below: a split often lies at a value that occurs, which has to stay on its left."""
    return float(Context(prec=9, rounding=ROUND_CEILING).create_decimal_from_float(float(value)))


def forest(model):
    return forests([(None, model)])


def forests(models):
    """The mean of boosted trees, [(the columns that they look at or None for all, model)], as flat lists over all nodes; a leaf has
    feature -1. x <= threshold goes left."""
    out = dict(bias=float(np.mean([np.ravel(model._baseline_prediction)[0] for _, model in models])), roots=[], feature=[],
               threshold=[], left=[], right=[], value=[])
    for columns, tree in [(columns, tree) for columns, model in models for (tree,) in model._predictors]:
        base = len(out['feature'])
        out['roots'].append(base)
        for node in tree.nodes:
            leaf = bool(node['is_leaf'])
            seen = int(node['feature_idx'])
            out['feature'].append(-1 if leaf else seen if columns is None else int(columns[seen]))
            out['threshold'].append(0 if leaf else upwards(node['num_threshold']))
            out['left'].append(0 if leaf else base + int(node['left']))
            out['right'].append(0 if leaf else base + int(node['right']))
            out['value'].append(float(f"{node['value'] / len(models):.6g}") if leaf else 0)
    return out


def second(model):
    """Stage 2 for one target: trees, and where it has one a linear model over the scaled columns."""
    if model.linear is None:
        return dict(forest=forests(model.trees))
    return dict(forest=forests(model.trees), linear=dict(
        mean=packed(model.scaler.mean_, '<f4'), scale=packed(model.scaler.scale_, '<f4'),
        weights=packed(model.linear.coef_[0], '<f4'), bias=float(model.linear.intercept_[0])))


def write(path, content):
    text = json.dumps(content, separators=(',', ':'), sort_keys=True).encode('utf-8')
    with open(path, 'wb') as file:
        file.write(gzip.compress(text, compresslevel=9, mtime=0))
