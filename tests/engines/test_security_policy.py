"""What the policy of a page lets a browser run, told by its text; `browser/test_policy.py` has a browser obey it."""

import re

import pytest

from evidence_site.engines.security_policy import with_policy

pytestmark = pytest.mark.slow

PAGE = """<!doctype html>
<html>
<head>
<meta charset="utf-8">
<title>x</title>
<script>let a = 1 < 2</script>
<script type="application/ld+json">{"a": 1}</script>
<script src="assets/a.js"></script>
</head>
<body>TEXT<script>let a = 1 < 2</script><!-- <script>never()</script> --><script TYPE=module>b()</script></body>
</html>"""
A = "'sha256-gYF2tc+qsWyTSgvpNYYASEqUcuXvrs4/YAvyb9S+GQI='"


def script_source(html: str) -> list[str]:
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    return policy.split("script-src ")[1].split(";")[0].split()


def test_the_policy_allows_each_inline_script_of_the_theme_once() -> None:
    page = with_policy(PAGE)
    assert script_source(page) == ["'self'", A, "'sha256-cf242PFc/kb7xD0Qzhsmd9vvRkc+cWFmbi+k+YvtdKc='"]
    assert page.startswith('<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n<meta http-equiv=')


def test_line_breaks_of_any_kind_give_the_hash_that_a_browser_takes() -> None:
    unix = "<head><script>one()\ntwo()</script></head>"
    assert script_source(with_policy(unix.replace("\n", "\r\n"))) == script_source(with_policy(unix))


def test_no_script_in_the_text_of_a_page_is_allowed() -> None:
    text = "<p>Words</p><script>alert(1)</script>"
    html = PAGE.replace("TEXT", text)
    assert script_source(with_policy(html, text)) == script_source(with_policy(PAGE))
    assert len(script_source(with_policy(html))) == 4


def test_the_policy_starts_from_nothing_and_never_leaves_the_site() -> None:
    (policy,) = re.findall(r'Policy" content="([^"]*)"', with_policy(PAGE))
    assert policy.startswith("default-src 'none'; script-src 'self' ")
    assert "http" not in policy
    assert "unsafe" not in policy


def test_what_is_no_page_stays_as_it_is() -> None:
    assert with_policy('<?xml version="1.0"?><urlset/>') == '<?xml version="1.0"?><urlset/>'
