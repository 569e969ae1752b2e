"""The features of each segment. lib/text/learned/features.ts counts the same; change both or neither."""
import collections
import json
import math
import os
import re

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
SPEC = json.load(open(os.path.join(HERE, '../../lib/text/learned/forms.json'), encoding='utf-8'))
OPENERS = set(SPEC['openers'])
NAMES = list(SPEC['forms'])
# Counted in the text as written, besides the forms.
MARKS = ['question_marks', 'exclamations', 'commas', 'capitals', 'names']
COUNTED = NAMES + MARKS
MOST_OPENERS = 6
# Position, length and share; see `shape`.
SHAPE = 25

TOKEN = re.compile(r"[a-z']+|\d+|[?!]", re.ASCII)
WORD3 = re.compile(r"[a-z']{3,}", re.ASCII)
WORD4 = re.compile(r"[a-z]{4,}", re.ASCII)
SENTENCE = re.compile(r'(?<=[.?!])\s+', re.ASCII)
CAPITALS = re.compile(r'\b[A-Z]{3,}\b', re.ASCII)
NAME = re.compile(r'[a-z,] [A-Z][a-z]+', re.ASCII)


def plain(text):
    """Lower case, straight apostrophes, and contractions that a tokenizer split ("do n't") joined."""
    text = text.replace('\u2019', "'").replace('\u2018', "'").lower()
    text = re.sub(r" n't\b", "n't", text, flags=re.ASCII)
    text = re.sub(r" '(s|re|ve|ll|d|m)\b", r"'\1", text, flags=re.ASCII)
    text = re.sub(r'\b(wan|got) (na|ta)\b', r'\1\2', text, flags=re.ASCII)
    return re.sub(r'\bgon na\b', 'gonna', text, flags=re.ASCII)


def tokens(text):
    return TOKEN.findall(text)


class Forms:
    """Counts where phrases begin: `^` at the beginning of a segment (after openers), `#` a number, `*` the rest of a word."""

    def __init__(self):
        self.inside = collections.defaultdict(list)
        self.first = collections.defaultdict(list)
        for index, name in enumerate(NAMES):
            for phrase in SPEC['forms'][name]:
                table = self.first if phrase.startswith('^') else self.inside
                words = phrase.lstrip('^').split(' ')
                table['*' if '*' in words[0] or words[0] == '#' else words[0]].append((index, words))

    @staticmethod
    def _fits(pattern, word):
        if pattern == '#':
            return word.isdigit()
        if pattern.endswith('*'):
            return word.startswith(pattern[:-1])
        if pattern.startswith('*'):
            return word.endswith(pattern[1:])
        return pattern == word

    def _at(self, table, words, at):
        """Which forms have a phrase here."""
        hit = set()
        for index, phrase in table.get(words[at], []) + table.get('*', []):
            if len(phrase) <= len(words) - at and all(self._fits(p, words[at + i]) for i, p in enumerate(phrase)):
                hit.add(index)
        return hit

    def count(self, words):
        out = [0] * len(NAMES)
        for at in range(len(words)):
            for index in self._at(self.inside, words, at):
                out[index] += 1
        begin = 0
        while begin <= MOST_OPENERS and begin < len(words):
            for index in self._at(self.first, words, begin):
                out[index] = 1
            if words[begin] not in OPENERS:
                break
            begin += 1
        return out


FORMS = Forms()


def marks(raw):
    return [raw.count('?'), raw.count('!'), raw.count(','), len(CAPITALS.findall(raw)), len(NAME.findall(raw))]


def cosine(a, b):
    dot = sum(count * b[word] for word, count in a.items() if word in b)
    size = math.sqrt(sum(v * v for v in a.values()) * sum(v * v for v in b.values()))
    return dot / size if size else 0.0


def windows(bags, k):
    """The similarity of the words before and after the beginning of segment k, in blocks of 3 and of 8 segments."""
    out = []
    for width in (3, 8):
        before, after = collections.Counter(), collections.Counter()
        for bag in bags[max(0, k - width):k]:
            before.update(bag)
        for bag in bags[k:k + width]:
            after.update(bag)
        out.append(cosine(before, after))
    return out


def dense(talk):
    """float32 [segments, features]: shape, forms, forms per word, neighbours' forms and lengths, cohesion."""
    segments = talk['segments']
    n = len(segments)
    raw = [segment['text'] for segment in segments]
    low = [plain(text) for text in raw]
    words = [tokens(text) for text in low]
    counted = [FORMS.count(words[k]) + marks(raw[k]) for k in range(n)]
    lengths = [len(text.split()) for text in low]
    total = sum(lengths) or 1
    speakers = [segment['speaker'] for segment in segments]
    share, turns, asking = collections.Counter(), collections.Counter(), collections.Counter()
    first_word = COUNTED.index('wh0')
    for k in range(n):
        share[speakers[k]] += lengths[k]
        turns[speakers[k]] += 1
        asking[speakers[k]] += bool('?' in raw[k] or counted[k][first_word])
    rank = {name: place for place, (name, _) in enumerate(share.most_common())}
    spread = collections.Counter(word for text in low for word in set(WORD3.findall(text)))
    ordered = sorted(lengths)
    long_from = ordered[int(0.8 * (n - 1))]
    mean = total / n
    asked = [text.count('?') for text in raw]
    bags = [collections.Counter(WORD4.findall(text)) for text in low]
    seen = set()
    before = 0
    rows = []
    for k in range(n):
        own = WORD3.findall(low[k])
        new = [word for word in set(own) if word not in seen]
        seen.update(own)
        stripped = raw[k].rstrip()
        shape = [
            lengths[k], math.log1p(lengths[k]), len([part for part in SENTENCE.split(raw[k]) if part]), k / n,
            before / total, min(n, 400), math.log(min(total, 4000)), min(len(share), 8), min(k, 20), min(n - 1 - k, 20),
            share[speakers[k]] / total, min(rank[speakers[k]], 8), speakers[k] == speakers[0],
            asking[speakers[k]] / turns[speakers[k]], k > 0 and speakers[k - 1] != speakers[k],
            k + 1 < n and speakers[k + 1] != speakers[k], len(new), len(new) / (len(own) + 1),
            sum(math.log1p(spread[word]) for word in own) / len(own) if own else 0, lengths[k] / (1 + mean),
            lengths[k] >= long_from, stripped.endswith('?'), stripped.endswith('-'),
            sum(asked[max(0, k - 3):k]), sum(asked[k + 1:k + 4])]
        before += lengths[k]
        rows.append(shape + counted[k] + [count / (lengths[k] + 1) for count in counted[k]])
    table = np.array(rows, dtype=np.float64)
    forms = table[:, SHAPE:SHAPE + len(COUNTED)]
    nothing = np.zeros((1, len(COUNTED)))
    size = np.array(lengths, dtype=np.float64)[:, None]
    cohesion = np.array([windows(bags, k) for k in range(n)])
    return np.hstack([
        table, np.vstack([nothing, forms[:-1]]), np.vstack([forms[1:], nothing]),
        np.vstack([[[0]], size[:-1]]), np.vstack([size[1:], [[0]]]), cohesion]).astype(np.float32)


def shift(rows, talks, by):
    """Each segment's neighbour `by` segments away in its own talk; zeros outside."""
    import scipy.sparse as sparse
    index, at = [], 0
    for talk in talks:
        n = len(talk['segments'])
        index += [at + k + by if 0 <= k + by < n else -1 for k in range(n)]
        at += n
    index = np.array(index)
    if sparse.issparse(rows):
        padded = sparse.vstack([rows, sparse.csr_matrix((1, rows.shape[1]), dtype=rows.dtype)]).tocsr()
        return padded[np.where(index < 0, rows.shape[0], index)]
    padded = np.vstack([rows, np.zeros((1, rows.shape[1]), rows.dtype)])
    return padded[np.where(index < 0, len(rows), index)]
