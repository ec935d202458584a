"""What several known mistakes share."""

from autograder.examiner import misconception_of
from solutions.architectures import layer


def of_kind(kind, rule):
    """`rule` for the layers of one kind only."""
    return lambda entry, shape: rule(entry, shape) if entry["kind"] == kind else None


def edited(layers, change):
    """`change(n, entry)` gives what stands in place of each layer: an entry, a list or None."""
    new = []
    for n, entry in enumerate(layers):
        put = change(n, dict(entry))
        new += put if isinstance(put, list) else [] if put is None else [put]
    return new


def with_entries(layers, kind, **entries):
    return edited(layers, lambda _, e: {**e, **entries} if e["kind"] == kind else e)


def without(layers, kind):
    return edited(layers, lambda _, e: None if e["kind"] == kind else e)


def first(layers, kind, **entries):
    """The first layer of a kind changed."""
    place = next(n for n, entry in enumerate(layers) if entry["kind"] == kind)
    return edited(layers, lambda n, e: {**e, **entries} if n == place else e)


def last_of(layers, kind):
    return max(n for n, entry in enumerate(layers) if entry["kind"] == kind)


def placed(layers, kind, *before):
    """`before` put in front of each layer of a kind."""
    return edited(layers, lambda _, e: [*before, e] if e["kind"] == kind else e)


def followed(layers, kind, *behind):
    """`behind` put behind each layer of a kind."""
    return edited(layers, lambda _, e: [e, *behind] if e["kind"] == kind else e)


def renamed(layers, kind, new):
    """Every layer of a kind as one of another kind, with the same entries."""
    return edited(layers, lambda _, e: {**e, "kind": new} if e["kind"] == kind else e)


def without_last(layers, kind):
    place = last_of(layers, kind)
    return edited(layers, lambda n, e: None if n == place else e)


NORM = layer("batch_norm")


DROPOUT = layer("dropout", p=0.5)


def a_thousand_by_default(network):
    @misconception_of(network.__name__)
    def wrong(classes=1000):
        """Without an argument the network has a thousand classes, as in the original papers; the
        default is ten."""
        return network(classes)

    return wrong


def never_flattened(network):
    @misconception_of(network.__name__)
    def wrong(classes=10):
        """The flatten is missing: a dense layer needs its numbers in one row, (n,), also behind a
        global_avg_pool, which leaves (C, 1, 1)."""
        return without(network(classes), "flatten")

    return wrong


def pools_by_averages(network):
    @misconception_of(network.__name__)
    def wrong(classes=10):
        """The windows are pooled by averages; all these networks take maxima, only LeNet (and
        DenseNet's transitions) average."""
        return renamed(network(classes), "max_pool", "avg_pool")

    return wrong


def batch_norm_added(network):
    @misconception_of(network.__name__)
    def wrong(classes=10):
        """There is a batch norm behind each convolution, as in later variants; the network of the
        notes has none."""
        return followed(network(classes), "conv", NORM)

    return wrong
