"""A toll as a bar: from the lowest to the highest figure, each voice a stroke, the best a dot."""

from markupsafe import Markup

from tocsin.model.incident import Figure
from tocsin.model.words import say_figure

WIDTH, LEFT, RIGHT = 400, 40, 340
OPEN_END = 390


def toll_bar(figure: Figure | None, harm: str) -> Markup:
    """The bar of a toll; nothing where there is none, or no more than one figure."""
    if figure is None or (figure.low == figure.high and len(figure.voices) < 2):
        return Markup("")
    numbers = sorted({figure.low, *(voice.low for voice in figure.voices), *_highs(figure)})
    least, most = numbers[0], numbers[-1]

    def at(number: int) -> int:
        return LEFT + round((RIGHT - LEFT) * (number - least) / max(1, most - least))

    high = most if figure.high is None else figure.high
    words = f"{say_figure(figure)} {harm}" + (f", best {figure.best}" if figure.best is not None else "")
    parts = [Markup('<line class="axis" x1="0" x2="400" y1="20" y2="20"/>')]
    wide = max(2, at(high) - at(figure.low))
    parts.append(
        Markup('<rect class="range" x="{}" y="13" width="{}" height="14" rx="2"/>').format(
            at(figure.low), wide
        )
    )
    if figure.high is None:
        parts.append(
            Markup('<line class="open" x1="{}" x2="{}" y1="20" y2="20"/>').format(at(high), OPEN_END)
        )
    parts += [
        Markup('<line class="voice" x1="{0}" x2="{0}" y1="9" y2="31"/>').format(at(one)) for one in numbers
    ]
    if figure.best is not None:
        parts.append(Markup('<circle class="best" cx="{}" cy="20" r="6"/>').format(at(figure.best)))
    parts += [
        Markup('<text x="{}" y="42" text-anchor="middle">{}</text>').format(at(one), f"{one:,}")
        for one in dict.fromkeys((least, most))
    ]
    return Markup('<svg class="toll-bar" viewBox="0 0 400 44" role="img" aria-label="{}">{}</svg>').format(
        words, Markup("").join(parts)
    )


def _highs(figure: Figure) -> set[int]:
    highs = {voice.high for voice in figure.voices} | {figure.high, figure.best}
    return {high for high in highs if high is not None}
