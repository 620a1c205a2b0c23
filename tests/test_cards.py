"""The share card: it fits, it says what it must, it is small, and it is the same every time."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from editorial.site.print.cards import (
    BAND,
    INNER,
    NOTE,
    SIZE,
    TITLE_SIZES,
    Card,
    _font,
    _pieces,
    balanced,
    wrapped,
)
from editorial.site.print.typefaces import TITLE, lacking
from support.examples import examples

OFFICE = "Oficina de las Naciones Unidas sobre la Prevención del Genocidio y la Responsabilidad de Proteger"
NOTICE = "Édition de démonstration. Ce site n’est pas un site officiel des Nations Unies."
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
FONT = _font(TITLE, TITLE_SIZES[-1])


def card(
    title: str = "Sudan: one year of fighting",
    status: str = "",
    notice: str = NOTICE,
    code: str = "Código: 7K3M-Q9TD-2XVB",
) -> Card:
    """A card of which only this matters."""
    return Card(
        office=OFFICE,
        kind="Nota a los corresponsales · 30 de septiembre de 2015",
        title=title,
        status=status,
        language="Español",
        notice=notice,
        code=code,
    )


def drawn(each: Card) -> Image.Image:
    """The picture of a card."""
    return Image.open(io.BytesIO(each.made())).convert("RGB")


def colours(image: Image.Image, box: tuple[int, int, int, int]) -> set[tuple[int, int, int]]:
    """The colours in a part of a picture."""
    return {colour for _, colour in image.crop(box).getcolors(1_000_000)}


@pytest.mark.parametrize("title", ["Aleppo", "W" * 140, f"{LONG} {LONG[:50]}", "words " * 23, "é" * 140])
def test_every_title_fits_into_a_small_picture(title: str):
    content = card(title, "Sustituida").made()
    assert len(content) < 60_000
    image = Image.open(io.BytesIO(content)).convert("RGB")
    assert image.size == SIZE
    ground = image.getpixel((5, 5))
    assert colours(image, (0, 0, 60, 540)) == colours(image, (1140, 0, 1200, 540)) == {ground}
    assert colours(image, (60, 494, 1140, 508)) == {ground}, "a title reaches into the line below it"


def test_the_demonstration_edition_says_so_on_a_ground_of_its_own():
    def near(colour: tuple[int, int, int], wanted: str) -> bool:
        return all(
            abs(one - int(wanted[at : at + 2], 16)) <= 3 for one, at in zip(colour, (1, 3, 5), strict=True)
        )

    assert near(drawn(card()).getpixel((10, 620)), NOTE)
    assert near(drawn(card(notice="")).getpixel((10, 620)), BAND)


def test_a_status_is_seen():
    with_status, without = drawn(card(status="Retirada")), drawn(card())
    assert with_status.crop((72, 180, 300, 260)).tobytes() != without.crop((72, 180, 300, 260)).tobytes()


def test_the_code_stands_at_the_foot_within_the_margin():
    with_code, without = drawn(card()), drawn(card(code=""))
    foot = (600, 508, 1200, 560)
    assert with_code.crop(foot).tobytes() != without.crop(foot).tobytes()
    assert colours(with_code, (1130, 508, 1200, 560)) == colours(without, (1130, 508, 1200, 560))


def test_the_same_card_is_the_same_bytes_and_another_has_another_digest():
    assert card().made() == card().made()
    assert card().depends_on == card().depends_on != card("Another").depends_on
    assert (
        Card(office="a", kind="b", title="", status="", language="", notice="").depends_on
        != Card(office="", kind="ab", title="", status="", language="", notice="").depends_on
    )


@examples(60)
@given(st.text("abcWé’ \u00a0«»", min_size=1, max_size=140))
def test_no_word_is_lost_when_a_title_is_put_into_lines(title: str):
    for lines in (wrapped(title, FONT, INNER), balanced(title, FONT, INNER)):
        assert " ".join(lines) == title
    assert "".join(_pieces(title, FONT, 300)) == title
    assert all(FONT.getlength(piece) <= 300 for piece in _pieces(title, FONT, 300))


def test_lines_are_about_equally_long():
    font = _font(TITLE, 36)
    first, last = balanced(
        "Bureau de la prévention du génocide et de la responsabilité de protéger partout", font, INNER
    )
    assert font.getlength(last) > font.getlength(first) / 2


def test_a_script_that_the_typeface_does_not_have_is_told():
    assert card().cannot_show == "" and lacking("Ševčenko ő ş Ł ¿« »—…’ № €") == ""
    assert card("السودان: عام").cannot_show == "السودنعم"
