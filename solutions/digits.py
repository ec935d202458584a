"""The capstone: a network that reads handwritten digits."""

import numpy as np


def train(X, Y, rng):
    """Learn to read digits.

    X (64, m): one image a column, pixels in [0, 1]; Y (10, m): its one-hot label; rng: a
    numpy.random.Generator, the only source of randomness  ->  a model, of any kind you like.
    """
    ### BEGIN SOLUTION
    hidden, epochs, batch_size, lr, gamma, decay = 100, 12, 32, 0.2, 0.9, 1e-4
    (n_in, m), n_out = X.shape, len(Y)
    model = [
        rng.normal(0, np.sqrt(2 / n_in), (hidden, n_in)),
        np.zeros((hidden, 1)),
        rng.normal(0, np.sqrt(2 / hidden), (n_out, hidden)),
        np.zeros((n_out, 1)),
    ]
    velocity = [np.zeros_like(theta) for theta in model]
    for epoch in range(epochs):
        order = rng.permutation(m)
        for start in range(0, m, batch_size):
            batch = order[start : start + batch_size]
            W1, b1, W2, b2 = model
            A0 = X[:, batch]
            A1 = np.maximum(W1 @ A0 + b1, 0)
            Z2 = W2 @ A1 + b2
            P = np.exp(Z2 - Z2.max(axis=0))
            delta2 = (P / P.sum(axis=0) - Y[:, batch]) / len(batch)
            delta1 = (W2.T @ delta2) * (A1 > 0)
            gradient = [
                delta1 @ A0.T + decay * W1,
                delta1.sum(axis=1, keepdims=True),
                delta2 @ A1.T + decay * W2,
                delta2.sum(axis=1, keepdims=True),
            ]
            step = lr * (1 - epoch / epochs)
            velocity = [gamma * v + step * g for v, g in zip(velocity, gradient, strict=True)]
            model = [theta - v for theta, v in zip(model, velocity, strict=True)]
    return model
    ### END SOLUTION


def predict(model, X):
    """Read the digits: the label of each image, found without looking at the others.

    model: what train returned; X (64, m), pixels in [0, 1]  ->  (m,) of ints, 0 to 9.
    """
    ### BEGIN SOLUTION
    W1, b1, W2, b2 = model
    return np.argmax(W2 @ np.maximum(W1 @ X + b1, 0) + b2, axis=0)
    ### END SOLUTION
