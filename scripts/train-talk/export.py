"""Weights in the product's format: gzip JSON, the same bytes for the same weights."""
import base64
import gzip
import json

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


def forest(model):
    """Boosted trees as flat lists over all nodes; a leaf has feature -1. x <= threshold goes left."""
    out = dict(bias=float(np.ravel(model._baseline_prediction)[0]), roots=[], feature=[], threshold=[], left=[], right=[],
               value=[])
    for (tree,) in model._predictors:
        base = len(out['feature'])
        out['roots'].append(base)
        for node in tree.nodes:
            leaf = bool(node['is_leaf'])
            out['feature'].append(-1 if leaf else int(node['feature_idx']))
            out['threshold'].append(0 if leaf else float(node['num_threshold']))
            out['left'].append(0 if leaf else base + int(node['left']))
            out['right'].append(0 if leaf else base + int(node['right']))
            out['value'].append(float(f"{node['value']:.6g}") if leaf else 0)
    return out


def write(path, content):
    text = json.dumps(content, separators=(',', ':'), sort_keys=True).encode('utf-8')
    with open(path, 'wb') as file:
        file.write(gzip.compress(text, compresslevel=9, mtime=0))
