"""The code of a record."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from editorial.register.verification_code import ALPHABET, code_of, codes_in, grouped, read_code


@given(st.binary())
def test_a_code_is_the_first_sixty_bits_of_the_digest_and_reads_back(content: bytes):
    code = code_of(content)
    bits = "".join(f"{ALPHABET.index(sign):05b}" for sign in code)
    assert bits == f"{int(hashlib.sha256(content).hexdigest(), 16):0256b}"[:60]
    assert read_code(grouped(code)) == read_code(grouped(code).lower()) == read_code(f" {code} ") == code


def test_what_people_write_for_a_figure_is_that_figure():
    assert read_code("o01I-l234-5678") == "001112345678"


def test_what_is_no_code_is_none():
    assert read_code("7K3M-Q9TD-2XV") is None
    assert read_code("7K3M-Q9TD-2XVU") is None


def test_codes_are_found_in_a_text_and_addresses_and_longer_words_are_not():
    assert codes_in("Code: 7K3M-Q9TD-2XVB, again 7k3m-q9td-2xvb. 2024-2024-20241 x-7K3M-Q9TD-2XVB") == (
        "7K3MQ9TD2XVB",
    )
