"""In which encoding a text is, by its beginning."""

import codecs
import re

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
UTF32 = codecs.BOM_UTF32_LE
ERRORS = {"utf-16": "replace"}
"""How bytes that are no text are kept, where not as `BAD_BYTE`."""
MULTIBYTE = re.compile("[^\x00-\x7f\udc80-\udcff]")
BAD_BYTE = re.compile("[\udc80-\udcff]")
"""A byte that is no text in the encoding of its file."""


def encoding_of(head: bytes) -> str:
    """The encoding of a text by its beginning; the empty one where it has none that is read.

    Korean spreadsheets and the KMA's downloads are CP949; all else is UTF-8, from Excel with a byte order mark, or
    UTF-16 with one. A text that is UTF-8 but for a few bytes is UTF-8.
    """
    if head.startswith(UTF16) and not head.startswith(UTF32):
        return "utf-16"
    if head.count(0) * 10 > len(head):
        return ""
    text = decoded(head, "utf-8")
    bad = len(BAD_BYTE.findall(text))
    if bad <= len(MULTIBYTE.findall(text)):
        return "utf-8-sig"
    return "cp949" if len(BAD_BYTE.findall(decoded(head, "euc_kr"))) * 2 < bad else "utf-8-sig"


def decoded(head: bytes, encoding: str) -> str:
    """The beginning of a text, without the sign that it may end within."""
    return codecs.getincrementaldecoder(encoding)(ERRORS.get(encoding, "surrogateescape")).decode(head)


def beginning(head: bytes) -> str:
    """The beginning as text, from the first sign that is to be seen."""
    return decoded(head, encoding_of(head) or "utf-8").lstrip("\ufeff \t\r\n")
