"""Make the two halves of the digits: data/train.npz for students, hidden/digits.npz for grading.

The images are the 1797 handwritten 8x8 digits that scikit-learn ships: Alpaydin and Kaynak,
"Optical Recognition of Handwritten Digits", UCI Machine Learning Repository (1998), CC BY 4.0.
The split is fixed and stratified, without a random number: of the samples of each class, in
their original order, every third is held back (1201 to train on, 596 held back). Both files hold
`images (n, 8, 8)`, uint8, 0 to 16, and `labels (n,)`, uint8.

scikit-learn is needed here and nowhere else, so run this from an environment of its own:

    python -m venv /tmp/digits && /tmp/digits/bin/pip install scikit-learn
    /tmp/digits/bin/python assignments/digits/make_data.py
"""

from pathlib import Path

import numpy as np


def held_back(labels):
    """A mask: True at every third sample of each class. labels (n,)  ->  (n,) of bool."""
    mask = np.zeros(len(labels), dtype=bool)
    for label in np.unique(labels):
        mask[np.flatnonzero(labels == label)[2::3]] = True
    return mask


def main():
    """Write both files beside this script."""
    from sklearn.datasets import load_digits

    digits = load_digits()
    images, labels = digits.images.astype(np.uint8), digits.target.astype(np.uint8)
    hidden, here = held_back(labels), Path(__file__).resolve().parent
    for name, chosen in (("data/train.npz", ~hidden), ("hidden/digits.npz", hidden)):
        path = here / name
        path.parent.mkdir(exist_ok=True)
        np.savez_compressed(path, images=images[chosen], labels=labels[chosen])
        print(f"{path}: {chosen.sum()} images, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
