"""The hidden suite of `digits`: a ladder of accuracies on images that nobody trained on.

A model stays with the student, so each law trains its own: seven trainings in all, which the time
limits in `assignment.toml` allow for. The digits are public, and a submission could carry the
labels of the held-back ones along. So above the first rung the ten classes come under other
names, and all images mirrored, both halves alike: who learns from X and Y does not notice.
"""

from pathlib import Path

import numpy as np
import pytest

from autograder.examiner import Broken, numbers, seeded

HERE = Path(__file__).resolve().parent
DIGITS = np.arange(10)
OTHER_NAMES = np.array([7, 0, 3, 6, 9, 2, 5, 8, 1, 4])  # no digit keeps its name


def columns(path, names=DIGITS, mirrored=False):
    """X (64, m) in [0, 1] and labels (m,) of one half of the digits."""
    with np.load(path) as data:
        images, labels = data["images"], data["labels"]
    images = images[:, :, ::-1] if mirrored else images
    X = np.ascontiguousarray(images.reshape(-1, 64).T / 16)
    labels = names[labels]
    X.flags.writeable = labels.flags.writeable = False
    return X, labels


def both_halves(**how):
    """X, Y to train on; the held-back X and its labels."""
    X, labels = columns(HERE / "data" / "train.npz", **how)
    Y = np.eye(10)[:, labels]
    Y.flags.writeable = False
    return X, Y, *columns(HERE / "hidden" / "digits.npz", **how)


PLAIN = both_halves()
RENAMED = both_halves(names=OTHER_NAMES, mirrored=True)


WHAT = "what `predict` returned"


def labels_in(got, m):
    """The labels (m,) that `predict` returned, whole numbers; a float 7.0 is a 7."""
    found = numbers(got, None, WHAT)
    if found.shape == (10, m):
        raise Broken(
            f"{WHAT} has shape (10, {m}), one row per class: the label of an image is the index "
            f"of the largest entry in its column",
            None,
            found,
        )
    labels = numbers(found, (m,), WHAT)
    if not np.all((labels == np.round(labels)) & (labels >= 0) & (labels <= 9)):
        kind = f"numbers from {labels.min():g} to {labels.max():g}, not labels"
        raise Broken(f"{WHAT} are {kind}: those are whole numbers from 0 to 9", None, labels)
    return labels.astype(int)


def read(got, m):
    """The same, but scores (10, m) or a column of labels will do: `predict` pays for its shape."""
    array = numbers(got, None, WHAT)
    if array.shape == (10, m):
        return np.argmax(array, axis=0)
    return labels_in(array.reshape(-1) if array.size == m else array, m)


def accuracy(labels, truth):
    return float(np.mean(labels == truth))


# --- train ------------------------------------------------------------------------------


def agree_on_rung(student, data, rung):
    X, Y, held_back, truth = data
    model = student.train.keep(X, Y, seeded(0))
    labels = read(student.predict(model, held_back), len(truth))
    reached = accuracy(labels, truth)
    if reached < rung:
        raise Broken(
            f"{reached:.3f} of the held-back digits are read correctly, less than {rung}"
            f"{hint(labels, reached)}"
        )


def hint(labels, reached):
    """Where to look first, if the labels say so."""
    if np.all(labels == labels[0]):
        return (
            f": every image is read as a {labels[0]}. Print the cost while you train: if it is "
            f"nan, the steps are too long or a softmax overflows; if it stands still, the weights "
            f"all began at zero, or the steps are too short"
        )
    if reached < 0.2:
        return (
            ", which is no better than guessing: are X and Y shuffled by the same permutation, and "
            "does every step go down the cost?"
        )
    return ""


@pytest.mark.weight(2)
def test_train__to_read_four_in_five(student):
    """At least 0.80 of the held-back digits are read correctly."""
    agree_on_rung(student, PLAIN, 0.80)


@pytest.mark.weight(2)
def test_train__to_read_nine_in_ten(student):
    """At least 0.90 of the held-back digits are read correctly. (Here the ten classes have other
    names and all images, to train on and to read, are mirrored: what was learned counts, and
    nothing that was known before.)"""
    agree_on_rung(student, RENAMED, 0.90)


@pytest.mark.weight(2)
def test_train__to_read_nineteen_in_twenty(student):
    """At least 0.95 of the held-back digits are read correctly. (Classes renamed and images
    mirrored, as for 0.90.)"""
    agree_on_rung(student, RENAMED, 0.95)


def noise(m):
    """Images that show nothing, on which two models that are not the same disagree."""
    X = np.random.default_rng(15).integers(0, 17, (64, m)) / 16
    X.flags.writeable = False
    return X


NOISE = noise(300)


def test_train__by_the_chance_of_rng_alone(student):
    """The same generator gives the same model: all chance comes from `rng`, none from the clock,
    np.random or an earlier training; and the model reads at least 0.80 of the held-back digits."""
    X, Y, held_back, truth = RENAMED
    models = [student.train.keep(X, Y, seeded(1)) for _ in range(2)]
    reached = accuracy(read(student.predict(models[0], held_back), len(truth)), truth)
    answers = [read(student.predict(model, NOISE), NOISE.shape[1]) for model in models]
    if reached < 0.80:
        raise Broken(f"{reached:.3f} of the held-back digits are read correctly, less than 0.8")
    same = accuracy(*answers)
    if same < 0.98:  # rounding may turn an answer that hangs in the balance, not one in fifty
        raise Broken(
            f"two trainings with the same data and the same generator gave two models: they agree "
            f"on only {same:.3f} of 300 images of noise"
        )


# --- predict ----------------------------------------------------------------------------


def batches(X, truth):
    """[(indices, X of them)]: ten single images, four batches of one digit, all turned round."""
    of_digit = [np.flatnonzero(truth == digit) for digit in range(10)]
    chosen = [*(some[3:4] for some in of_digit), *of_digit[::3], np.arange(len(truth))[::-1]]
    pieces = [(indices, np.ascontiguousarray(X[:, indices])) for indices in chosen]
    for _, piece in pieces:
        piece.flags.writeable = False
    return pieces


BATCHES = batches(*PLAIN[2:])


def faint(X):
    """The images at a third of their contrast; the same, with those at full contrast behind."""
    pieces = X / 3, np.hstack([X / 3, X])
    for piece in pieces:
        piece.flags.writeable = False
    return pieces


FAINT, FAINT_AND_BRIGHT = faint(PLAIN[2][:, ::3])


def test_predict__each_image_on_its_own(student):
    """A label from 0 to 9 for each image, of shape (m,), also for a single one; the same label in
    whatever batch the image comes; and at least 0.80 of the held-back digits are read correctly."""
    X, Y, held_back, truth = PLAIN
    model = student.train.keep(X, Y, seeded(0))
    student.train.keep(*RENAMED[:2], seeded(0))  # another model, which is not asked
    labels = student.predict(model, held_back)
    again = [student.predict(model, piece) for _, piece in BATCHES]
    alone, beside = student.predict(model, FAINT), student.predict(model, FAINT_AND_BRIGHT)
    labels = labels_in(labels, len(truth))
    m = FAINT.shape[1]
    alone, beside = labels_in(alone, m), labels_in(beside, FAINT_AND_BRIGHT.shape[1])
    if accuracy(labels, truth) < 0.80:
        raise Broken(
            f"{accuracy(labels, truth):.3f} of the held-back digits are read correctly, less than "
            f"0.8: does `predict` compute what `train` trained, and with the model it is given, "
            f"not with one kept elsewhere?"
        )
    other = [
        labels_in(got, len(indices)) != labels[indices]
        for got, (indices, _) in zip(again, BATCHES, strict=True)
    ]
    # Rounding may turn an answer that hangs in the balance: one image in fifty, not more.
    for batch in (np.concatenate(other[:10]), *other[10:], alone != beside[:m]):
        if batch.sum() > max(1, len(batch) / 50):
            raise Broken(
                f"{batch.sum()} of {len(batch)} images get another label when they come in another "
                f"batch: in another order, with others of the same digit, beside brighter ones, or "
                f"alone"
            )
