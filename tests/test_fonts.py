import io

import pytest
from fontTools.ttLib import TTFont

from build_scripts.fonts import BASE, FACES, SANS, SANS_BOLD, SANS_NAME, drawing_faces, subset_font


@pytest.mark.parametrize("face", FACES.values(), ids=FACES)
def test_the_same_characters_give_the_same_bytes(face):
    assert subset_font(face, "Ğé") == subset_font(face, ["é", "Ğ", "é"])


def test_the_letters_asked_for_are_in_the_font_beside_the_basic_ones():
    font = TTFont(io.BytesIO(subset_font(SANS, "Ğжω")))
    drawn = {chr(code) for code in font.getBestCmap()}
    assert drawn == BASE | set("Ğжω")
    assert font.flavor == "woff2"


def test_a_letter_that_no_face_has_is_left_to_the_reader_s_own_fonts():
    assert subset_font(SANS, "ثعلب🦦") == subset_font(SANS, "")


def test_the_reserved_name_is_gone_and_the_licence_stays():
    # The SIL Open Font License keeps "Source" for the unchanged fonts.
    names = {record.nameID: str(record) for record in TTFont(io.BytesIO(subset_font(SANS, "")))["name"].names}
    assert not names.keys() & {1, 3, 4, 6, 16}
    assert "SIL Open Font License" in names[13]


def test_the_faces_that_pictures_are_drawn_in_have_every_letter_and_width_and_a_name_of_their_own():
    for face, original, weight in zip(drawing_faces().values(), (SANS, SANS_BOLD), (400, 600), strict=True):
        with TTFont(io.BytesIO(face)) as drawn, TTFont(original) as came:
            assert drawn.getBestCmap() == came.getBestCmap()
            assert drawn["hmtx"].metrics == came["hmtx"].metrics
            assert drawn["OS/2"].usWeightClass == weight
            names = {(record.nameID, str(record)) for record in drawn["name"].names}
            assert {name for number, name in names if number in {1, 4, 16}} == {SANS_NAME}
            assert {name for number, name in names if number == 6} == {f"ExplainerSans-{weight}"}


def test_fewer_letters_are_fewer_bytes():
    assert len(subset_font(SANS, "")) < len(subset_font(SANS, map(chr, range(0x100, 0x500)))) < SANS.stat().st_size
