"""Which words name what a talk is about, and which a reader uses who sums it up: a small forest for each on how often, where and
by whom a word is said. lib/text/topics/ranked.ts counts the same."""
import collections
import math
import re

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from export import forest, write

# Function words and words about talking; lib/text/topics/ranked.ts reads the same list from the weights.
STOP = sorted(set('''the a an of and or to in on for with at by from is are was were be been being it its this that these those he she they we
i you his her their our my your me him them us as but not no so if then than there what which who how when why where do does did have has had will
would can could should about into over up out all more some any just like well yeah okay yes right know think thing really very much also because get got
going gonna wanna want one two three four five six seven eight nine ten lot bit kind sort way mean see say said look come make take give let need good
great nice fine sure maybe actually probably still even only now here back again too off down alright hmm mhm uhm huh thank thanks hello bye please sorry
oh ah eh um uh er mm hm kay isnt dont doesnt didnt cant wont wasnt werent arent couldnt wouldnt shouldnt havent hasnt im ive ill id youre youve youll theyre
theyve theyll weve well were hes shes its thats theres whats lets aint gon tak everything something anything nothing somebody anybody everybody someone
anyone everyone people guy guys man time day today morning afternoon evening first last next other another same different many most little big whole every
each both own such through after before around between while until since though although however doctor dr mister mr mrs ms sir madam okay quite rather
already always never ever often sometimes enough stuff put tell told talk talking feel sit try keep went came done doing made
yep yup nope nah mmm huh wow hey cheers welcome cool awesome perfect exactly absolutely definitely basically obviously course anyway guess suppose
monday tuesday wednesday thursday friday saturday sunday tomorrow yesterday tonight week month year minute hour half couple eleven twelve thirteen
fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million professor councillor
senator minister madame monsieur ladies gentlemen yourself myself itself himself herself ourselves themselves must might shall dear honey love darling
mate okey mkay hm whatever whole problem question point part place case idea fact reason'''.split()))
LEAST_LETTERS, COMMON = 3, 2


def norm(word):
    """Only letters and digits, in the singular as far as the ending shows."""
    word = re.sub(r'[^a-z0-9]', '', word.lower())
    return re.sub(r'ies$', 'y', re.sub(r'(?<=[^s])s$', '', word) if not word.endswith('ies') else word)


def words_of(talk):
    """{word: [(segment, whether it has a capital inside a sentence)]}"""
    out = collections.defaultdict(list)
    stop = set(STOP)
    for k, segment in enumerate(talk['segments']):
        for j, raw in enumerate(segment['text'].split()):
            word = norm(raw)
            if len(word) >= LEAST_LETTERS and not word.isdigit() and word not in stop:
                out[word].append((k, j > 0 and raw[:1].isupper()))
    return out


def rows_of(talk, key, spread, named, conversations):
    """words, features. `key` is stage 2's score of key passages; `spread` in how many conversations a word is said, `named` in how
    many of them the reader named it."""
    segments = talk['segments']
    n = len(segments)
    found = words_of(talk)
    words, rows = list(found), []
    most = max((len(places) for places in found.values()), default=1)
    for word in words:
        places = [k for k, _ in found[word]]
        count = len(places)
        rarity = math.log((conversations + 1) / (spread.get(word, 0) + 1))
        rows.append([
            math.log1p(count), rarity, math.log1p(count) * rarity, count / most, len(set(places)), len(set(places)) / n,
            (places[-1] - places[0]) / n, places[0] / n, sum(capital for _, capital in found[word]) / count, len(word),
            len({segments[k]['speaker'] for k in places}), max(key[k] for k in places), sum(key[k] for k in places) / count,
            word.endswith('ing'), word.endswith('ed'), word.endswith('ly'),
            word.endswith(('tion', 'ment', 'ness', 'ity', 'er', 'or')), math.log(n),
            (named.get(word, 0) + .1) / (spread.get(word, 0) + 1)])
    return words, np.array(rows, dtype=np.float64).reshape(len(words), 19)


def named_in(talk):
    """Words of the reader's titles and terms for the subjects."""
    text = ' '.join(' '.join(topic['terms']) + ' ' + topic['title'] for topic in talk['gold']['topics'])
    return {norm(word) for word in text.split()}


def summed_up_in(talk):
    return {norm(word) for word in talk['gold']['gist'].split()}


def grow():
    return HistGradientBoostingClassifier(max_iter=100, learning_rate=.06, max_leaf_nodes=8, min_samples_leaf=40,
                                          l2_regularization=5., early_stopping=False, random_state=1)


def learned(talks, fold, key, wanted_of):
    """The forest of all talks, the number of talks in which each word was wanted, and how often the first five were, on unseen talks."""
    spread = collections.Counter(word for talk in talks for word in words_of(talk))
    named = collections.Counter(word for talk in talks for word in words_of(talk) if word in wanted_of(talk))
    sets, at = [], 0
    for talk in talks:
        n = len(talk['segments'])
        # A talk's own words are counted over the other talks only.
        wanted, own = wanted_of(talk), set(words_of(talk))
        words, rows = rows_of(talk, key[at:at + n], {word: spread[word] - 1 for word in own},
                              {word: named[word] - (word in wanted) for word in own}, len(talks) - 1)
        at += n
        sets.append((words, rows, np.array([word in wanted for word in words], int)))
    right = said = 0
    for index in sorted(set(fold.values())):
        inside = [s for talk, s in zip(talks, sets) if fold[talk['id']] != index]
        model = grow().fit(np.vstack([s[1] for s in inside]), np.concatenate([s[2] for s in inside]))
        for talk, (words, rows, marks) in zip(talks, sets):
            if fold[talk['id']] == index and len(words):
                best = np.argsort(-model.predict_proba(rows)[:, 1], kind='stable')[:5]
                said += len(best)
                right += int(marks[best].sum())
    model = grow().fit(np.vstack([s[1] for s in sets]), np.concatenate([s[2] for s in sets]))
    return model, spread, named, dict(said=said, right=right)


def train(talks, paths, fold, key):
    """`paths`: the files of the topics and of the summaries; the second uses the words of the first."""
    model, spread, named, report = learned(talks, fold, key, named_in)
    kept = {word: count for word, count in sorted(spread.items()) if count >= COMMON}
    of_kept = lambda counts: {word: counts[word] for word in kept if counts[word]}
    topics = dict(model=model, named=of_kept(named))
    write(paths[0], dict(forest=forest(model), stop=STOP, spread=kept, named=topics['named'], conversations=len(talks)))
    model, _, named, summing = learned(talks, fold, key, summed_up_in)
    gist = dict(model=model, named=of_kept(named))
    write(paths[1], dict(forest=forest(model), named=gist['named']))
    print('topics', report, 'words that sum up', summing, flush=True)

    def score(talk, key):
        """Log odds of every word of a talk, by both rankings; `key` is stage 2's score of key passages."""
        out = {}
        for name, each in (('topics', topics), ('gist', gist)):
            words, rows = rows_of(talk, key, kept, each['named'], len(talks))
            out[name] = {word: round(float(value), 4) for word, value in zip(words, each['model'].decision_function(rows))}
        return out

    return score, dict(topics=report, summing_up=summing)
