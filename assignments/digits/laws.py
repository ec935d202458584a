"""Public laws of `digits`: tried on ten made-up signs, so they need no file.

They train, which takes its time; so each is tried on one case only.
"""

import numpy as np

from autograder.laws import agree, law, numbers

WHAT = "what `predict` returned"


def signs(case, m, seed=0):
    """X (64, m) in [0, 1] and labels (m,): ten blotched signs in ink of varying strength."""
    drawn = np.random.default_rng([case.number, seed])
    signs = np.random.default_rng(case.number).integers(0, 2, (64, 10)) * 0.8
    labels = drawn.permutation(np.arange(m) % 10)
    X = signs[:, labels] * drawn.uniform(0.8, 1.2, m) + drawn.normal(0, 0.1, (64, m))
    return np.round(16 * np.clip(X, 0, 1)) / 16, labels


def trained(student, case):
    X, labels = signs(case, 400)
    return student.train(X, np.eye(10)[:, labels], case.rng())


def labels_of(student, model, X):
    """What `predict` says, as (m,) whole numbers from 0 to 9."""
    labels = numbers(student.predict(model, X), (X.shape[1],), WHAT)
    strange = labels[(labels != np.round(labels)) | (labels < 0) | (labels > 9)]
    assert not len(strange), f"{strange[0]:g} is no label: they are whole numbers from 0 to 9"
    return labels


@law("train")
def learns_to_read_made_up_signs(student, case):
    """Ten signs that look nothing like digits: after training, most new ones are read correctly."""
    if case.number:
        return
    X, labels = signs(case, 100, seed=1)
    right = np.mean(labels_of(student, trained(student, case), X) == labels)
    assert right >= 0.6, f"{right:.2f} of the new signs are read correctly"


@law("train")
def draws_from_rng_only(student, case):
    """Two trainings with generators of the same seed give models that say the same."""
    if case.number:
        return
    X, labels = signs(case, 100, seed=1)
    noise = np.random.default_rng(1).integers(0, 17, (64, 200)) / 16
    first, second = (
        student.train(X, np.eye(10)[:, labels], np.random.default_rng(0)) for _ in range(2)
    )
    same = np.mean(labels_of(student, first, noise) == labels_of(student, second, noise))
    assert same >= 0.98, f"two models of the same seed agree on {same:.2f} of images of noise only"


@law("predict")
def reads_each_image_on_its_own(student, case):
    """Alone, or in another order, an image has the same label as in the batch."""
    if case.number:
        return
    X, labels = signs(case, 60, seed=2)
    model = trained(student, case)
    together = labels_of(student, model, X)
    right = np.mean(together == labels)
    assert right >= 0.4, f"{right:.2f} of the signs are read correctly"
    turned = labels_of(student, model, X[:, ::-1].copy())[::-1]
    agree(turned, together, what="the labels in another order")
    alone = [labels_of(student, model, X[:, i : i + 1].copy())[0] for i in range(10)]
    agree(alone, list(together[:10]), what="the labels of single images")
