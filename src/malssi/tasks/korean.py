"""Korean as tasks write it; `malssi.korean` decides it."""

from malssi.korean.particles import DIGIT_FINALS as DIGIT_FINALS
from malssi.korean.particles import FINAL_B as FINAL_B
from malssi.korean.particles import FINAL_L as FINAL_L
from malssi.korean.particles import PIECE as PIECE
from malssi.korean.particles import Piece as Piece
from malssi.korean.particles import attach as attach
from malssi.korean.particles import fill as fill
from malssi.korean.particles import final_consonant as final_consonant
from malssi.korean.particles import join as join
from malssi.korean.particles import number_final as number_final
from malssi.korean.particles import particle as particle
from malssi.korean.particles import pieces as pieces
from malssi.korean.sentences import count as count
from malssi.korean.sentences import ends_in_noun as ends_in_noun
from malssi.korean.sentences import is_polite as is_polite
from malssi.korean.sentences import sentences as sentences
