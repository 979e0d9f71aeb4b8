"""Built pages as trees of elements, by the standard library's parser: what a test asks of a page, it asks here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


@dataclass
class Element:
    """One element: its attributes with their text, and what stands in it, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """An attribute's text, empty where there is none."""
        return self.attributes.get(name, "")

    def classes(self) -> set[str]:
        """The words of `class`."""
        return set(self.get("class").split())

    def walk(self) -> Iterator[Element]:
        """This element and every element in it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, *tags: str) -> list[Element]:
        """Every element in it with one of these names."""
        return [element for element in self.walk() if element.tag in tags]

    def one(self, tag: str) -> Element:
        """The only element in it with this name."""
        (found,) = self.all(tag)
        return found

    def above(self) -> Iterator[Element]:
        """This element and those that hold it, inside out."""
        element: Element | None = self
        while element:
            yield element
            element = element.parent

    def texts(self) -> Iterator[tuple[Element, str]]:
        """Every piece of text in it, with the element that it stands in."""
        for child in self.children:
            if isinstance(child, Element):
                yield from child.texts()
            else:
                yield self, child

    def text(self) -> str:
        """Its words, with single spaces."""
        return " ".join("".join(text for _, text in self.texts()).split())


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#document")
        self.here = self.root

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attributes}, self.here)
        self.here.children.append(element)
        if tag not in _VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.here.children.append(Element(tag, {name: value or "" for name, value in attributes}, self.here))

    def handle_endtag(self, tag: str) -> None:
        # A stray end tag closes nothing; the validity test names it.
        if any(element.tag == tag for element in self.here.above()):
            while self.here.tag != tag:
                self.here = self.here.parent or self.root
            self.here = self.here.parent or self.root

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def parsed(page: str) -> Element:
    """The document of a page."""
    builder = _Builder()
    builder.feed(page)
    builder.close()
    return builder.root
