"""hw3 forward propagation and cost functions"""

import numpy as np


# given
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def linear(W, A, b):
    # (n_out, n_in) x (n_in, m) -> (n_out, m), b is broadcast over the columns
    Z = np.dot(W, A) + b
    return Z


def forward(weights, biases, X):
    L = len(weights)
    zs = []
    activations = [X]
    A = X
    for i in range(L):
        Z = linear(weights[i], A, biases[i])
        A = sigmoid(Z)
        zs.append(Z)
        activations.append(A)
        # print(i, Z.shape, A.shape)
    return zs, activations


def collapse_linear(weights, biases):
    # W = W_L ... W_2 W_1
    W = np.eye(weights[0].shape[1])
    b = np.zeros((weights[0].shape[1], 1))
    for i in range(len(weights)):
        W = np.dot(weights[i], W)
        b = np.dot(weights[i], b) + biases[i]
    return W, b


def quadratic_cost(A, Y):
    m = Y.shape[1]
    cost = (1 / (2 * m)) * np.sum(np.square(Y - A))
    return cost


def cross_entropy_cost(A, Y):
    m = Y.shape[1]
    # 0 * log(0) = nan, so replace the nan by 0
    with np.errstate(divide="ignore", invalid="ignore"):
        first = np.where(Y == 0, 0, Y * np.log(A))
        second = np.where(Y == 1, 0, (1 - Y) * np.log(1 - A))
    cost = -(1 / m) * np.sum(first + second)
    return cost


def l2_penalty(weights, lam, m):
    penalty = 0
    for W in weights:
        penalty += np.sum(np.square(W))
    return lam / (2 * m) * penalty


# try it
print(linear(np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]), np.array([[0.5]])))
