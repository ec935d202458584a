"""One line that says which layers hold, to be printed and kept with every result."""

import dataclasses
import errno


@dataclasses.dataclass
class Report:
    """The layers in force, by name, in the order in which they were put on."""

    kind: str = "core"
    layers: dict[str, str] = dataclasses.field(default_factory=dict)

    def note(self, layer: str, state: object) -> None:
        self.layers[layer] = str(state)

    def refused(self, layer: str, error: OSError) -> None:
        """The kernel said no; say which no."""
        self.note(layer, f"no({errno.errorcode.get(error.errno or 0, error.errno)})")

    def holds(self, layer: str) -> bool:
        return self.layers.get(layer, "no").split("(")[0] not in ("no", "off", "unneeded")

    def line(self) -> str:
        words = [f"sandbox={self.kind}", *(f"{k}={v}" for k, v in self.layers.items())]
        return " ".join(words)
