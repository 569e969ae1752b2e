#!/usr/bin/env python3
"""Measures the product on conversations that its readings have not learned from, in five folds over those of `train`.

usage: python3 scripts/train-talk/folds.py FOLDER [--keep DIR] [--measure DIR]

FOLDER is that of train.py. For each fold, the product's sources are copied, the readings are trained into the copy on the other
folds, and the copy reads the fold's conversations. It prints one table: right of what is said, found of what is there, and the
share that is right in each fold. Thresholds are the shipped ones, which were chosen in these folds.
  --keep     leaves the copies in this folder
  --measure  trains nothing and measures copies that were kept, with the sources and thresholds of now

Stage 2 of a fold learns from scores of stage 1 that other folds gave, so stage 1 has seen the fold's conversations there, but
never where it is measured. Feelings and pressure have folds of their own, in feelings.py and pressure.py."""
import fixed  # noqa: F401, before numpy
import argparse
import collections
import json
import os
import shutil
import subprocess
import tempfile

from answers import train as train_answers
from corpus import FOLDS, folds_of, learnable
from intents import Intents, wanted_of, write_model
from segments import write_models
from stages import BOOSTED, cross_first, cross_second, fold_rows, table_of
from topics import train as train_topics

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), '../..'))
WEIGHTS = 'lib/text/learned/weights'
LISTS = ('decisions', 'tasks', 'questions asked', 'questions left open', 'answers', 'claims', 'reasons', 'checkable facts',
         'positions', 'turning points', 'disagreements')


def copied(path):
    """The product's sources in `path`. Weights that a copy already has stay; thresholds do not."""
    kept = os.path.join(path, WEIGHTS)
    names = os.listdir(kept) if os.path.isdir(kept) else []
    skipped = {os.path.join(ROOT, WEIGHTS): {name for name in names if name.endswith('.gz')}}
    for name in ('lib', 'scripts'):
        shutil.copytree(os.path.join(ROOT, name), os.path.join(path, name), dirs_exist_ok=True,
                        ignore=lambda folder, _: skipped.get(folder, set()))
    for name in ('package.json', 'tsconfig.json'):
        shutil.copy(os.path.join(ROOT, name), path)
    if not os.path.lexists(os.path.join(path, 'node_modules')):
        os.symlink(os.path.join(ROOT, 'node_modules'), os.path.join(path, 'node_modules'))
    return path


def trained(talks, work):
    """Writes the weights of each fold into a copy of its own."""
    fold, tables = folds_of(talks), table_of(talks)
    rows, firsts = fold_rows(talks, fold), []
    crossed = cross_first(talks, fold, tables, keep=firsts)
    finals, seconds = {}, {}
    for target in BOOSTED:
        seconds[target] = []
        finals[target] = cross_second(talks, fold, tables, crossed, target, keep=seconds[target])
    for index in range(FOLDS):
        inside, seen = [talk for talk in talks if fold[talk['id']] != index], rows != index
        out = os.path.join(copied(os.path.join(work, str(index))), WEIGHTS)
        at = lambda name: os.path.join(out, name)
        write_models(out, firsts[index], {target: models[index] for target, models in seconds.items()})
        train_answers(inside, at('answers.json.gz'), fold, crossed[seen], finals['question'][seen])
        train_topics(inside, [at('topics.json.gz'), at('gist.json.gz')], {talk['id']: fold[talk['id']] for talk in inside},
                     finals['key'][seen])
        speakers, wanted, _ = wanted_of(inside)
        write_model(at('intents.json.gz'), Intents(speakers, wanted))


def counted(app, folder, ids):
    made = subprocess.run(['npx', 'node', 'scripts/train-talk/fold-counts.ts', os.path.join(folder, 'train'), *ids], cwd=app,
                          check=True, capture_output=True, text=True)
    return json.loads(made.stdout)


def ratio(part, whole):
    return f'{part / whole:.2f}' if whole else '-'


def table(counts):
    for name in LISTS:
        each = [count['lists'][name] for count in counts]
        said, right, there, found = map(sum, zip(*each))
        print(f"{name:22}{ratio(right, said)} / {ratio(found, there)}   {right} of {said}; {found} of {there}   "
              + ' '.join(f'{ratio(one[1], one[0])}/{ratio(one[3], one[2])}' for one in each))
    for name in counts[0]['shares']:
        each = [count['shares'][name] for count in counts]
        right, of = map(sum, zip(*each))
        print(f"{name:22}{ratio(right, of)}   {right} of {of}   " + ' '.join(ratio(*one) for one in each))
    talks = sum(count['conversations'] for count in counts)
    for name in counts[0]['means']:
        mean = sum(count['means'][name] * count['conversations'] for count in counts) / talks
        print(f'{name:22}{mean:.3f}   ' + ' '.join(f"{count['means'][name]:.3f}" for count in counts))


def main():
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument('folder')
    cli.add_argument('--keep')
    cli.add_argument('--measure')
    cli = cli.parse_args()
    folder, talks = os.path.abspath(cli.folder), learnable(cli.folder)
    groups = collections.defaultdict(list)
    for name, index in folds_of(talks).items():
        groups[index].append(name)
    with tempfile.TemporaryDirectory() as own:
        work = cli.measure or cli.keep or own
        if cli.measure:
            for index in range(FOLDS):
                copied(os.path.join(work, str(index)))
        else:
            trained(talks, work)
        table([counted(os.path.join(work, str(index)), folder, groups[index]) for index in range(FOLDS)])


main()
