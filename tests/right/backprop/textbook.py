"""HW 4 - backpropagation"""

import numpy as np


# ---- given ----
def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_prime(z):
    s = sigmoid(z)
    return s * (1 - s)


def forward(weights, biases, X):
    a = X
    zs = []
    activations = [X]
    for i in range(len(weights)):
        z = np.dot(weights[i], a) + biases[i]
        a = sigmoid(z)
        zs.append(z)
        activations.append(a)
    return zs, activations


# ---- my answers ----
def output_delta(A, Y, Z):
    # derivative of 1/2 (a - y)^2 is (a - y), then chain rule
    error = A - Y
    s_prime = sigmoid_prime(Z)
    delta = np.multiply(error, s_prime)
    return delta


def cross_entropy_delta(A, Y):
    # the sigma' cancels!
    delta = A - Y
    return delta


def hidden_delta(W_next, delta_next, Z):
    # print("shapes", W_next.shape, delta_next.shape, Z.shape)
    error = np.dot(W_next.T, delta_next)
    delta = error * sigmoid_prime(Z)
    return delta


def bias_gradient(delta):
    m = delta.shape[1]
    db = np.sum(delta, axis=1) / m
    db = db.reshape(-1, 1)  # must be a column!!
    return db


def weight_gradient(delta, A_prev):
    m = delta.shape[1]
    dW = (1 / m) * np.dot(delta, A_prev.T)
    return dW


def backprop(weights, biases, X, Y):
    nabla_w = [np.zeros(w.shape) for w in weights]
    nabla_b = [np.zeros(b.shape) for b in biases]

    # step 1: forward pass
    zs, activations = forward(weights, biases, X)

    # step 2: last layer
    delta = output_delta(activations[-1], Y, zs[-1])
    nabla_b[-1] = bias_gradient(delta)
    nabla_w[-1] = weight_gradient(delta, activations[-2])

    # step 3: go back, layer by layer (negative indices, l = 2 is the second-last layer)
    num_layers = len(weights) + 1
    for k in range(2, num_layers):
        delta = hidden_delta(weights[-k + 1], delta, zs[-k])
        nabla_b[-k] = bias_gradient(delta)
        nabla_w[-k] = weight_gradient(delta, activations[-k - 1])

    return nabla_w, nabla_b


# quick test
rng = np.random.default_rng(0)
test_w = [rng.normal(size=(3, 2)), rng.normal(size=(1, 3))]
test_b = [rng.normal(size=(3, 1)), rng.normal(size=(1, 1))]
gw, gb = backprop(test_w, test_b, rng.normal(size=(2, 5)), np.ones((1, 5)))
for g, w in zip(gw, test_w, strict=True):
    print("dW", g.shape, "W", w.shape)
