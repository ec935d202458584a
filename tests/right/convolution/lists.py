"""Plain Python: images are lists of rows."""


def conv_output_size(n, k, stride=1, padding=0):
    return len(range(0, n + 2 * padding - k + 1, stride))


def zeros(*shape):
    if len(shape) == 1:
        return [0.0] * shape[0]
    return [zeros(*shape[1:]) for _ in range(shape[0])]


def size2(image):
    return len(image), len(image[0])


def pad(image, p):
    width = len(image[0]) + 2 * p
    middle = [[0.0] * p + row + [0.0] * p for row in image]
    return zeros(p, width) + middle + zeros(p, width) if p else middle


def crop(image, p, H, W):
    return [row[p : p + W] for row in image[p : p + H]]


def window(image, top, left, kh, kw):
    return [row[left : left + kw] for row in image[top : top + kh]]


def dot(A, B):
    return sum(a * b for r, s in zip(A, B, strict=True) for a, b in zip(r, s, strict=True))


def corners(H, W, kh, kw, stride):
    return range(0, H - kh + 1, stride), range(0, W - kw + 1, stride)


def slide(image, kh, kw, stride, f):
    tops, lefts = corners(*size2(image), kh, kw, stride)
    return [[f(window(image, top, left, kh, kw)) for left in lefts] for top in tops]


def cross_correlate(X, K):
    X, K = X.tolist(), K.tolist()
    return slide(X, *size2(K), 1, lambda patch: dot(patch, K))


def conv2d(X, K, b, stride=1, padding=0):
    X, K, b = X.tolist(), K.tolist(), b.tolist()
    out = []
    for sample in X:
        channels = [pad(image, padding) for image in sample]
        maps = []
        for kernel, bias in zip(K, b, strict=True):
            parts = [
                slide(image, *size2(k), stride, lambda patch, k=k: dot(patch, k))
                for image, k in zip(channels, kernel, strict=True)
            ]
            maps.append([[sum(cell) + bias for cell in zip(*rows, strict=True)]
                         for rows in zip(*parts, strict=True)])
        out.append(maps)
    return out


def conv2d_backward(dY, X, K, stride=1, padding=0):
    H, W = X.shape[2:]
    C_out, C, kh, kw = K.shape
    dY, X, K = dY.tolist(), X.tolist(), K.tolist()
    dX, dK, db = [], zeros(C_out, C, kh, kw), zeros(C_out)
    for d_maps, sample in zip(dY, X, strict=True):
        framed = [pad(image, padding) for image in sample]
        d_framed = zeros(C, H + 2 * padding, W + 2 * padding)
        for o, d_map in enumerate(d_maps):
            for h, row in enumerate(d_map):
                for w, d in enumerate(row):
                    db[o] += d
                    for c in range(C):
                        for i in range(kh):
                            for j in range(kw):
                                y, x = h * stride + i, w * stride + j
                                dK[o][c][i][j] += d * framed[c][y][x]
                                d_framed[c][y][x] += d * K[o][c][i][j]
        dX.append([crop(image, padding, H, W) for image in d_framed])
    return dX, dK, db


def each_image(X, f):
    return [[f(image) for image in sample] for sample in X]


def max_pool2d(X, size, stride):
    return each_image(
        X.tolist(), lambda image: slide(image, size, size, stride, lambda p: max(map(max, p)))
    )


def avg_pool2d(X, size, stride):
    return each_image(
        X.tolist(),
        lambda image: slide(image, size, size, stride, lambda p: sum(map(sum, p)) / size**2),
    )


def spread(dY, X, size, stride, share):
    """share(patch, i, j) is the part of a window's gradient that its entry i, j receives."""
    dX = zeros(*X.shape)
    X = X.tolist()
    for n, sample in enumerate(dY.tolist()):
        for c, d_map in enumerate(sample):
            for h, row in enumerate(d_map):
                for w, d in enumerate(row):
                    patch = window(X[n][c], h * stride, w * stride, size, size)
                    for i in range(size):
                        for j in range(size):
                            dX[n][c][h * stride + i][w * stride + j] += d * share(patch, i, j)
    return dX


def max_pool2d_backward(dY, X, size, stride):
    def last_of_the_largest(patch, i, j):
        return (patch[i][j], i, j) == max(
            (v, r, s) for r, line in enumerate(patch) for s, v in enumerate(line)
        )

    return spread(dY, X, size, stride, last_of_the_largest)


def avg_pool2d_backward(dY, X, size, stride):
    return spread(dY, X, size, stride, lambda patch, i, j: 1 / size**2)
