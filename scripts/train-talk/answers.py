"""Whether a question was answered, and by which passage: two small forests on the question, the next words of another speaker, and
how many speak."""
import collections

import numpy as np

from corpus import REAL, listed
from export import forest, write
from features import COUNTED, SHAPE, WORD4, dense, plain
from sklearn.ensemble import HistGradientBoostingClassifier
from stages import TARGETS

# Forms that are counted in the reply and in the question, in this order; lib/text/questions/replies.ts has the same.
FORMS = ['yes0', 'no0', 'dunno', 'dodge', 'question_marks', 'neg', 'hedge', 'num', 'you', 'i', 'thanks', 'wh0', 'if', 'should']
AT = [SHAPE + COUNTED.index(name) for name in FORMS]
NEXT, REPLY = 5, 7
MOST_SPEAKERS = 8
ASKS = .5
# The least probabilities at which a question counts as open, and a reply is shown as its answer.
OPEN, ANSWERED = .4, .65


def replies(segments, table, asking, k):
    """The next passage of another speaker, and the next one that asks nothing; None if there is no reply."""
    n = len(segments)
    other = [j for j in range(k + 1, min(n, k + REPLY + 1)) if segments[j]['speaker'] != segments[k]['speaker'] and table[j][0] > 0]
    first = next((j for j in other if j <= k + NEXT), None)
    if first is None:
        return None, None
    return first, next((j for j in other if asking[j] < ASKS), first)


def words_of(segment):
    return set(WORD4.findall(plain(segment['text'])))


def row(segments, table, first_scores, asking, k, several):
    first, reply = replies(segments, table, asking, k)
    if first is None:
        return [-1.] * (2 * len(AT) + 18), None
    n = len(segments)
    after = min(n - 1, first + 1)
    own = words_of(segments[k])
    shared = len(own & words_of(segments[reply]))
    among = [len({segment['speaker'] for segment in part}) for part in (segments, segments[k + 1:k + REPLY + 1])]
    between = sum(segment['speaker'] == segments[k]['speaker'] for segment in segments[k + 1:reply])
    return ([first - k, table[first][0], asking[first], table[k][0], several, n - k, table[after][0], asking[after], reply - k,
             table[reply][0], first_scores[first][TARGETS.index('pressure')], first_scores[first][TARGETS.index('claim')]]
            + [table[first][j] for j in AT] + [table[k][j] for j in AT]
            + [min(among[0], MOST_SPEAKERS), among[1], between, len(own & words_of(segments[first])), shared,
               shared / (1 + len(own))]), reply


def grow():
    return HistGradientBoostingClassifier(max_iter=100, learning_rate=.06, max_leaf_nodes=6, min_samples_leaf=30,
                                          l2_regularization=10., early_stopping=False, random_state=1)


def train(talks, path, fold, crossed, asking):
    rows, is_open, is_answer, folds = [], [], [], []
    at = answers = 0
    for talk in talks:
        n = len(talk['segments'])
        table, scores, asks = dense(talk), crossed[at:at + n], asking[at:at + n]
        at += n
        groups = collections.OrderedDict()
        for question in talk['gold']['questions']:
            if question['kind'] in REAL:
                groups.setdefault(listed(question['seg'])[-1], []).append(question)
                answers += bool(question['answer'])
        for k, questions in groups.items():
            features, reply = row(talk['segments'], table, scores, asks, k, len(questions))
            places = {place for question in questions for place in listed(question['answer'])}
            rows.append(features)
            is_open.append(any(question['status'] in ('open', 'deflected') for question in questions))
            is_answer.append(reply is not None and any(abs(place - reply) <= 1 for place in places))
            folds.append(fold[talk['id']])
    rows, is_open, is_answer, folds = np.array(rows, float), np.array(is_open, int), np.array(is_answer, int), np.array(folds)
    unseen = [np.zeros(len(rows)), np.zeros(len(rows))]
    for index in sorted(set(folds)):
        for scores, marks in zip(unseen, (is_open, is_answer)):
            scores[folds == index] = grow().fit(rows[folds != index], marks[folds != index]).predict_proba(rows[folds == index])[:, 1]
    left, shown = unseen[0] >= OPEN, (unseen[0] < OPEN) & (unseen[1] >= ANSWERED)
    report = dict(questions=len(rows), open=dict(said=int(left.sum()), right=int(is_open[left].sum()), there=int(is_open.sum())),
                  answers=dict(said=int(shown.sum()), right=int(is_answer[shown].sum()), there=answers))
    print('answers', report, flush=True)
    write(path, dict(open=forest(grow().fit(rows, is_open)), answer=forest(grow().fit(rows, is_answer))))
    return report
