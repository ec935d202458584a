# Homework: optimizers
# I wrote each formula down line by line, like in the notes.

import numpy as np


def ewma(xs, gamma):
    y = 0
    result = []
    for i in range(len(xs)):
        # new average = part of the old one + part of the new number
        y = gamma * y + (1 - gamma) * xs[i]
        result.append(y)
    return np.array(result)


def momentum(x, v, g, lr, gamma):
    # step 1: the velocity
    v_new = np.multiply(gamma, v) + np.multiply(lr, g)
    # step 2: walk
    x_new = np.subtract(x, v_new)
    return x_new, v_new


def adagrad(x, s, g, lr, eps=1e-6):
    x_new = np.copy(x)  # copies, because we must not change the arguments!
    s_new = np.copy(s)
    s_new += g * g
    learning_rate = lr / np.sqrt(s_new + eps)
    x_new -= learning_rate * g
    return x_new, s_new


def rmsprop(x, s, g, lr, gamma, eps=1e-6):
    x_new = np.copy(x)
    s_new = np.copy(s)
    s_new *= gamma
    s_new += (1 - gamma) * g * g
    learning_rate = lr / np.sqrt(s_new + eps)
    x_new -= learning_rate * g
    return x_new, s_new


def adadelta(x, s, d, g, rho, eps=1e-6):
    s_new = rho * s + (1 - rho) * g * g
    top = np.sqrt(d + eps)  # the old d, we don't know the new one yet
    bottom = np.sqrt(s_new + eps)
    u = top / bottom * g
    x_new = x - u
    d_new = rho * d + (1 - rho) * u * u
    return x_new, s_new, d_new


# quick test
x, v = np.array([1.0, 2.0]), np.zeros(2)
for i in range(3):
    x, v = momentum(x, v, 2 * x, 0.1, 0.5)
    print("step", i, "x =", x, "v =", v)
print("ewma:", ewma([1.0, 1.0, 1.0], 0.5))
