"""Made-up works as real programs export them, with the oddities of each."""

ZOTERO_BIBTEX = """
@article{lampWickTrustNight2021,
	title = {Wick and trust: {A} night study of 50\\% of {NHS} keepers},
	volume = {4},
	copyright = {© Author(s) 2021. Re-use permitted under CC BY.},
	issn = {2398-631X},
	shorttitle = {Wick and trust},
	url = {https://journal.example.org/content/4/2/3},
	doi = {10.5555/wick.2021.3},
	abstract = {BACKGROUND: nobody knows.},
	language = {en},
	number = {2},
	urldate = {2024-01-15},
	journal = {Journal of Imaginary Crafts},
	author = {Lamp, Ada B. and {Guild of Keepers} and van der Berg, Jo},
	month = dec,
	year = {2021},
	pmid = {99000001},
	note = {Publisher: Imaginary Press
Section: Original research},
	keywords = {keepers, lamps},
	pages = {3--9},
	file = {Full Text PDF:storage/AB12/lamp.pdf:application/pdf},
}
"""
ZOTERO = """@article{lamp2021,
  author    = {Lamp, Ada B. and {Guild of Keepers} and van der Berg, Jo},
  title     = {Wick and trust: {A} night study of 50\\% of {NHS} keepers},
  journal   = {Journal of Imaginary Crafts},
  year      = {2021},
  month     = dec,
  volume    = {4},
  number    = {2},
  pages     = {3--9},
  doi       = {10.5555/wick.2021.3},
  pmid      = {99000001},
  issn      = {2398-631X},
  url       = {https://journal.example.org/content/4/2/3},
  urldate   = {2024-01-15},
  langid    = {en},
  copyright = {© Author(s) 2021. Re-use permitted under CC BY.}
}
"""

ENDNOTE_BIBTEX = """\ufeff@article{RN12,
   author = {Lamp, A. and Berg, J.},
   title = {Wick and trust},
   journal = {Journal of Imaginary Crafts},
   volume = {4},
   number = {2},
   pages = {3-9},
   ISSN = {2398-631X},
   DOI = {10.5555/wick.2021.3},
   url = {https://doi.org/10.5555/wick.2021.3},
   year = {2021},
   type = {Journal Article}
}
"""
SCIENCEDIRECT_BIBTEX = """@article{LAMP2021,
title = {Wick and trust},
journal = {Journal of Imaginary Crafts},
volume = {4},
pages = {3-9},
year = {2021},
issn = {2398-631X},
doi = {https://doi.org/10.5555/wick.2021.3},
url = {https://www.sciencedirect.com/science/article/pii/S000000},
author = {Ada Lamp and Jo {van der Berg}},
keywords = {Keepers, Lamps},
abstract = {Nobody knows.}
}"""

ZOTERO_RIS = """\
TY  - JOUR
TI  - Wick and trust: A night study
AU  - Lamp, Ada B.
AU  - van der Berg, Jo
T2  - Journal of Imaginary Crafts
AB  - Nobody knows.
DA  - 2021/12/01/
PY  - 2021
DO  - 10.5555/wick.2021.3
DP  - PubMed
VL  - 4
IS  - 2
SP  - 3
EP  - 9
J2  - J Imag Crafts
LA  - eng
SN  - 2398-631X
UR  - http://www.ncbi.nlm.nih.gov/pubmed/99000001
Y2  - 2024/01/15/10:20:30
L2  - http://www.ncbi.nlm.nih.gov/pubmed/99000001
KW  - Lamps
ER  -\x20

"""
ENDNOTE_RIS = """\
TY  - JOUR
AU  - Lamp, A.
AU  - Guild of Keepers,
AD  - Nowhere
AN  - 99000001
C2  - PMC9000001
DA  - Dec 5
DB  - MEDLINE
DO  - https://doi.org/10.5555/WICK.2021.3.
ET  - 2021/11/30
IS  - 2
J2  - J. Imag. Crafts
KW  - Lamps
   and wicks
L1  - internal-pdf://0123456789/lamp.pdf
N1  - 1234-5678
Lamp, A
M3  - Journal Article
PY  - 2021
SN  - 2398631X (Print)
SP  - 3-9
ST  - Wick and trust
T2  - Journal of Imaginary
 Crafts
TI  - Wick & trust: 50% of "keepers"\x20
UR  - <Go to ISI>://MEDLINE:99000001
VL  - 4
ID  - 407
ER  -\x20

TY  - CHAP
A2  - Wood, Kit
A2  - Stone, Lee, Jr.
AU  - Lamp, Ada
CY  - Brod
ET  - 2nd ed.
PB  - Imaginary Press
PY  - 2019
SN  - 978-0-00-000000-2
SP  - 12
EP  - 30
T2  - Quiet trades
T3  - Trades
TI  - What the wick says
ER  -
"""
PROVIDER_RIS = """Provider: Imaginary Library
Database: Keepers
Content: text/plain; charset="utf-8"

1.
TY - JOUR
T1 - Online wicks
A1 - Lamp J
Y1 - 2022///
JO - Journal of Imaginary Crafts
SP - DOI: 10.5555/online.1
M1 - Query date: 2026-02-08
"""
