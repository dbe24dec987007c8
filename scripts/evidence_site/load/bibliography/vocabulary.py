"""What BibTeX and biblatex call the types of works, the fields of a reference, genres and languages."""

TYPES_IN_BIBTEX = {
    "article-journal": ("article", "suppperiodical"),
    "periodical": ("periodical",),
    "book": (
        *("book", "collection", "commentary", "manual", "mvbook", "mvcollection", "mvproceedings", "mvreference"),
        *("proceedings", "reference"),
    ),
    "pamphlet": ("booklet",),
    "chapter": ("incollection", "bookinbook", "inbook", "inreference", "suppbook", "suppcollection"),
    "paper-conference": ("inproceedings", "conference"),
    "report": ("techreport", "report"),
    "manuscript": ("unpublished",),
    "thesis": ("thesis", "mastersthesis", "mathesis", "phdthesis"),
    "dataset": ("dataset",),
    "software": ("software",),
    "webpage": ("online", "electronic", "www"),
    "document": ("misc",),
    "legislation": ("legislation", "legal"),
    "legal_case": ("jurisdiction",),
    "patent": ("patent",),
    "standard": ("standard",),
    "review": ("review",),
    "personal_communication": ("letter",),
    "graphic": ("artwork", "image"),
    "song": ("audio", "music"),
    "motion_picture": ("movie", "video"),
    "performance": ("performance",),
}
"""The types of entries that each CSL type is read from. The first is the one that we write."""
OTHER_TYPES = {
    "article-journal": ("journal_article", "journalarticle"),
    "article-magazine": ("magazine_article", "magazinearticle"),
    "article-newspaper": ("newspaper_article", "newspaperarticle"),
    "book": ("edited_book", "editedbook", "ebook", "conference_proceedings"),
    "chapter": ("book_section", "booksection", "book_chapter", "bookchapter", "encyclopedia_article"),
    "paper-conference": ("conference_paper", "conferencepaper", "presentation", "poster", "speech"),
    "report": ("working_paper", "workingpaper", "government_document", "whitepaper"),
    "thesis": ("bachelorthesis", "bachelorsthesis", "masterthesis", "dissertation"),
    "dataset": ("data", "artifactdataset"),
    "software": ("computer_program", "computerprogram", "artifactsoftware", "softwareversion", "softwaremodule"),
    "webpage": ("web_page", "webpage", "website", "web_site", "web", "internet", "blog", "blogpost"),
    "document": ("generic", "preprint", "other", "document", "bibnote"),
    "legislation": ("statute", "legmaterial", "legadminmaterial", "constitution"),
    "legal_case": ("case",),
    "motion_picture": ("film", "television_broadcast"),
    "personal_communication": ("email", "personal_communication"),
}
"""Types that Mendeley, Zotero, ACM and the styles of biblatex write. They are read, and never written."""
TYPES = {name: csl for types in (TYPES_IN_BIBTEX, OTHER_TYPES) for csl, names in types.items() for name in names}
"""The CSL type of each type of entry."""

SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
"""The CSL type of an article whose `entrysubtype` is one of these."""

IN_JOURNALS = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical"})
"""The CSL types whose `number` is that of an issue."""

NAMES_IN_BIBTEX = {
    "issued": ("date", "year"),
    "container_title": ("journal", "journaltitle", "booktitle"),
    "container_title_short": ("shortjournal",),
    "collection_title": ("series",),
    "issue": ("number", "issue"),
    "page": ("pages", "eid", "art_number", "article-number", "article_number", "articlenumber", "articleno"),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher_place": ("address", "location"),
    "genre": ("type",),
    "event_title": ("eventtitle",),
    "event_place": ("venue",),
    "status": ("pubstate",),
    "accessed": ("urldate",),
    "language": ("langid", "language"),
    "licence": ("copyright", "licence", "license"),
}
"""The fields of an entry that a field of a reference comes from, where the names differ; the first that is there."""

FIELDS = frozenset(
    {"author", "editor", "translator", "title", "subtitle", "titleaddon", "crossref", "xdata", "entrysubtype"}
    | {f"{whole}{part}" for whole in ("main", "book", "journal") for part in ("title", "subtitle", "titleaddon")}
    | {"year", "month", "day", "volume", "edition", "version", "howpublished", "eventtitleaddon"}
    | {"doi", "url", "eprint", "eprinttype", "archiveprefix", "pmid", "pmcid", "isbn", "issn", "note", "addendum"}
    | {each for names in NAMES_IN_BIBTEX.values() for each in names}
)
"""All fields that a reference takes anything from. What stands in others need not be sound."""

GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "mathesis": "Master’s thesis"}  # noqa: RUF001
"""What the type of an entry says of a thesis."""

GENRE_KEYS = {
    **GENRES,
    "bathesis": "Bachelor’s thesis",  # noqa: RUF001 - a typographic apostrophe
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Software",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
    "patent": "Patent",
}
"""What the keys mean that biblatex knows in the field `type`."""

LANGUAGE_NAMES = {
    "cs": ("czech",),
    "cy": ("welsh",),
    "da": ("danish",),
    "de": ("german", "ngerman", "ger"),
    "el": ("greek",),
    "en": ("english", "eng"),
    "en-GB": ("british", "ukenglish"),
    "en-US": ("american", "usenglish"),
    "es": ("spanish", "spa"),
    "fi": ("finnish",),
    "fr": ("french", "fra", "fre"),
    "ga": ("irish",),
    "hu": ("hungarian",),
    "it": ("italian",),
    "ja": ("japanese",),
    "la": ("latin",),
    "nb": ("norsk", "norwegian"),
    "nl": ("dutch",),
    "pl": ("polish",),
    "pt": ("portuguese",),
    "ru": ("russian",),
    "sv": ("swedish",),
    "tr": ("turkish",),
    "zh": ("chinese",),
}
LANGUAGES = {name: tag for tag, names in LANGUAGE_NAMES.items() for name in names}
"""The tag of each language that biblatex and babel, or PubMed, have a name for (BCP 47)."""
