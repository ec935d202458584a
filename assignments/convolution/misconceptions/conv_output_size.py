"""Known mistakes in `conv_output_size`. Each docstring is what the student reads."""

from autograder.examiner import misconception_of


@misconception_of("conv_output_size")
def one_place_too_few(n, k, stride=1, padding=0):
    """The + 1 is missing: the window also stands at the very beginning, before any step."""
    return (n + 2 * padding - k) // stride


@misconception_of("conv_output_size")
def rounded_up(n, k, stride=1, padding=0):
    """The division is rounded up (the ceil mode of some frameworks): here a rest too short for a
    whole step is dropped, so round down."""
    return -((k - n - 2 * padding) // stride) + 1


@misconception_of("conv_output_size")
def not_rounded(n, k, stride=1, padding=0):
    """The division is not rounded: a number of places is whole, and a rest is dropped: ⌊ ⌋."""
    return (n + 2 * padding - k) / stride + 1


@misconception_of("conv_output_size")
def padding_counted_once(n, k, stride=1, padding=0):
    """The padding is counted once: it is added at both ends, so n grows by 2·padding."""
    return (n + padding - k) // stride + 1


@misconception_of("conv_output_size")
def one_added_before_dividing(n, k, stride=1, padding=0):
    """The 1 is added before the division by the stride: it comes after, ⌊(n + 2p − k)/s⌋ + 1."""
    return (n + 2 * padding - k + 1) // stride


@misconception_of("conv_output_size")
def size_without_padding(n, k, stride=1, padding=0):
    """The padding is left out: it makes the axis 2·padding longer."""
    return (n - k) // stride + 1


@misconception_of("conv_output_size")
def size_without_stride(n, k, stride=1, padding=0):
    """The stride is left out: with stride s only every s-th place is taken."""
    return n + 2 * padding - k + 1


@misconception_of("conv_output_size")
def size_kept(n, k, stride=1, padding=0):
    """This is the rule of "same" padding, ⌈n/s⌉, where the framework chooses the padding; here
    the padding is given, and the size follows from it and from k."""
    return -(-n // stride)


@misconception_of("conv_output_size")
def rounded_to_the_nearest(n, k, stride=1, padding=0):
    """The division is rounded to the nearest number: a rest too short for a whole step is dropped,
    so round down, with // or floor."""
    return round((n + 2 * padding - k) / stride) + 1


@misconception_of("conv_output_size")
def padding_added_at_the_end(n, k, stride=1, padding=0):
    """The padding is added after the division: it lengthens the axis, so n + 2·padding − k is
    divided by the stride."""
    return (n - k) // stride + 1 + 2 * padding


@misconception_of("conv_output_size")
def padding_subtracted(n, k, stride=1, padding=0):
    """The padding is subtracted: it lengthens the axis, n + 2·padding."""
    return (n - 2 * padding - k) // stride + 1


@misconception_of("conv_output_size")
def stride_before_the_window(n, k, stride=1, padding=0):
    """The axis is divided by the stride before k is subtracted: subtract first, then divide."""
    return (n + 2 * padding) // stride - k + 1


@misconception_of("conv_output_size")
def only_k_divided(n, k, stride=1, padding=0):
    """Only k is divided by the stride, for lack of parentheses:
    (n + 2·padding − k) // stride + 1."""
    return n + 2 * padding - k // stride + 1


@misconception_of("conv_output_size")
def divided_by_the_stride_plus_one(n, k, stride=1, padding=0):
    """The 1 is added to the stride: divide by the stride, then add 1."""
    return (n + 2 * padding - k) // (stride + 1)


@misconception_of("conv_output_size")
def one_added_twice(n, k, stride=1, padding=0):
    """The 1 is added both before and after the division: add it once, after."""
    return (n + 2 * padding - k + 1) // stride + 1


@misconception_of("conv_output_size")
def padding_by_half_the_kernel(n, k, stride=1, padding=0):
    """The padding is taken to be k // 2, as "same" padding has it: here `padding` says how much
    there is."""
    return (n + 2 * (k // 2) - k) // stride + 1


@misconception_of("conv_output_size")
def size_of_the_transposed_layer(n, k, stride=1, padding=0):
    """This is the size that a transposed convolution gives, the way back: here it is
    ⌊(n + 2·padding − k)/stride⌋ + 1."""
    return (n - 1) * stride - 2 * padding + k


@misconception_of("conv_output_size")
def rest_not_allowed(n, k, stride=1, padding=0):
    """A stride that leaves a rest is refused: the rest is dropped, round down."""
    if (n + 2 * padding - k) % stride:
        raise ValueError("the stride must divide n + 2·padding − k")
    return (n + 2 * padding - k) // stride + 1
