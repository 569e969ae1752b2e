#!/usr/bin/env python3
"""Trains what the readings have learned from conversations, and writes the weights to lib/text/learned/weights.

usage: python3 scripts/train-talk/train.py FOLDER

FOLDER holds train/, dev/, gold/train and gold/dev (the format is in docs/EVIDENCE.md). Weights and thresholds come from `train`
alone, by five folds over whole conversations; of `dev` only the names are read, to leave out meetings of its series. Needs
numpy, scipy and scikit-learn 1.2 (Debian: python3-sklearn), and Node for what the product counts of feelings.
Deterministic: the same data give the same bytes (fixed.py). pressure.py comes after it, since it uses the words of stage 1."""
import fixed  # noqa: F401, before numpy
import argparse
import json
import os

import feelings
from answers import train as train_answers
from corpus import learnable
from intents import train as train_intents
from segments import train
from stages import BOOSTED, TARGETS, fold_rows
from topics import train as train_topics

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, '../../lib/text/learned/weights')
# Talks for which both languages must give the same scores.
EXAMPLES = ('own_standup', 'own_quarrel_money')


def fixtures(score, intents, words):
    """Scores of a few conversations in the repository, for the test that compares both languages."""
    folder = os.path.join(HERE, '../eval/data/talk')
    out = {}
    for name in EXAMPLES:
        talk = json.load(open(os.path.join(folder, name + '.json'), encoding='utf-8'))
        first, final = score([dict(id=name, segments=talk['segments'])])
        key = [round(float(x), 4) for x in final['key']]
        out[name] = dict(
            # From the scores as they are recorded, so that both languages rank the words of the same ones.
            words=words(dict(id=name, segments=talk['segments']), key),
            intents={who: {intent: round(value, 4) for intent, value in scores.items()}
                     for who, scores in intents(dict(id=name, segments=talk['segments'])).items()},
            first={target: [round(float(x), 4) for x in first[:, j]] for j, target in enumerate(TARGETS)},
            final={target: [round(float(x), 4) for x in final[target]] for target in BOOSTED})
    with open(os.path.join(OUT, '../testing/scores.json'), 'w', encoding='utf-8') as file:
        json.dump(out, file, sort_keys=True)
        file.write('\n')
    return out


def main():
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument('folder')
    cli = cli.parse_args()
    talks = learnable(cli.folder)
    score, report, unseen = train(talks, OUT)
    fold, crossed, finals = unseen['fold'], unseen['crossed'], unseen['finals']
    at = lambda name: os.path.join(OUT, name)
    report['answers'] = train_answers(talks, at('answers.json.gz'), fold, crossed, finals['question'])
    words, naming = train_topics(talks, [at('topics.json.gz'), at('gist.json.gz')], fold, finals['key'])
    report.update(naming)
    intents, report['intents'] = train_intents(talks, at('intents.json.gz'))
    known = fixtures(score, intents, words)
    feelings.train(cli.folder, talks, fold_rows(talks, fold), crossed,
                   [os.path.join(HERE, '../eval/data/talk', name + '.json') for name in EXAMPLES],
                   {name: scores['first'] for name, scores in known.items()})
    with open(os.path.join(OUT, 'report.json'), 'w', encoding='utf-8') as file:
        json.dump(dict(conversations=len(talks), segments=sum(len(t['segments']) for t in talks), targets=report), file, indent=2)
        file.write('\n')


main()
