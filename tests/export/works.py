"""Made-up works that have everything a reference can have."""

from evidence_site.model import PartialDate, PersonName, Reference

ARTICLE = Reference.model_validate(
    {
        "id": "hall2021",
        "type": "article-journal",
        "title": "Trust <i>in situ</i>: the {NHS} & CO<sub>2</sub> at 5% of $9_a ~ 50`s",
        "author": (
            PersonName(family="Hall", given="Ada B."),
            PersonName(family="Berg", given="Jo", particle="van der", suffix="Jr"),
            PersonName(literal="Night Work and Trust"),
        ),
        "et_al": True,
        "issued": PartialDate(year=2021, month=3, day=9),
        "container_title": "Journal of Night & Day",
        "container_title_short": "J. Night & Day",
        "volume": "7",
        "issue": "Suppl 1",
        "page": "279–284",  # noqa: RUF001
        "publisher": "Fictional Press",
        "doi": "10.5555/a_b(c)<d>",
        "pmid": "123",
        "pmcid": "PMC1",
        "url": "https://example.org/?a=1&b=2%20c~d_e#f",
        "accessed": PartialDate(year=2026, month=11, day=24),
        "issn": "1234-5678",
        "language": "en-GB",
        "note": "Online <b>first</b>",
        "licence": "CC BY 4.0",
    }
)
CHAPTER = Reference.model_validate(
    {
        "id": "a:b/c.d",
        "type": "chapter",
        "title": "What the tray says",
        "author": (PersonName(family="étienne", given="Zoë"), PersonName(family="Neiva Ganga", given="")),
        "editor": (PersonName(family="King", given="Martin", suffix="III"),),
        "editor_et_al": True,
        "translator": (PersonName(family="Grün", given="Åse", particle="Von"),),
        "issued": PartialDate(year=2017, circa=True, until=PartialDate(year=2019)),
        "container_title": "Quiet trades",
        "collection_title": "Trades",
        "collection_number": "9",
        "edition": "2",
        "publisher": "Nowhere Press",
        "publisher_place": "Brod",
        "isbn": "978-0-00-000000-2",
    }
)
THESIS = Reference.model_validate(
    {
        "id": "obrien2020",
        "type": "thesis",
        "title": "Salt and sound",
        "author": (PersonName(family="O'Brien", given="Éilís"),),
        "issued": PartialDate(year=2020, season=1),
        "genre": "PhD thesis",
        "publisher": "University of Sarenia",
        "status": "forthcoming",
        "version": "3",
        "event_title": "Night <i>school</i>",
        "event_place": "York",
    }
)
WORKS = (ARTICLE, CHAPTER, THESIS)
