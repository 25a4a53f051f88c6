"""What Akismet is told: all that is true, nothing that is not, and never what it must not know."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qsl

from hypothesis import given

from filtering import SITE, SUBMISSION, submissions
from weekpress.comments.filters.akismet.parameters import check, encoded, feedback
from weekpress.comments.filters.protocol import Feedback
from weekpress.comments.states import Verdict
from weekpress.comments.submission import Submission

SENT = {
    "blog": SITE,
    "user_ip": "203.0.113.7",
    "user_agent": "Mozilla/5.0 (X11; Linux x86_64)",
    "referrer": f"{SITE}bins/",
    "permalink": f"{SITE}bins/",
    "comment_type": "comment",
    "comment_author": "Zoë Okonkwo-Łuk",
    "comment_author_email": "zoe@example.org",
    "comment_author_url": "https://zoe.example/",
    "comment_content": "Thank you, this is what our street needed.",
    "comment_date_gmt": "2026-11-27T11:58:03Z",
    "comment_post_modified_gmt": "2026-11-20T09:30:00Z",
    "comment_parent": "01JDPQ6V8GZ3X5Y7A9BCDEFGHK",
    "blog_lang": "en-GB",
    "blog_charset": "UTF-8",
    "comment_context[0]": "bins",
    "comment_context[1]": "recycling",
    "honeypot_field_name": "r3",
    "r3": "",
    "POST_r3": "",
    "POST_name": "Zoë Okonkwo-Łuk",
    "POST_email": "zoe@example.org",
    "POST_website": "https://zoe.example/",
    "POST_comment": "Thank you, this is what our street needed.",
    "POST_parent": "01JDPQ6V8GZ3X5Y7A9BCDEFGHK",
    "REMOTE_ADDR": "203.0.113.7",
    "REQUEST_METHOD": "POST",
    "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64)",
    "HTTP_REFERER": f"{SITE}bins/",
    "HTTP_ACCEPT": "text/html",
    "HTTP_ACCEPT_LANGUAGE": "cy,en",
    "HTTP_ACCEPT_ENCODING": "gzip",
}


def sent(submission: Submission, again: str = "", test: bool = False) -> dict[str, str]:
    return dict(check(submission, SITE, "en-GB", again, test))


def test_everything_that_is_true_is_sent_once() -> None:
    assert sent(SUBMISSION) == SENT
    assert len(check(SUBMISSION, SITE, "en-GB", "", False)) == len(SENT)


def test_what_is_not_known_is_left_out_but_an_empty_agent_is_told() -> None:
    bare = replace(
        SUBMISSION, agent="", referrer="", website="", parent="", post_modified="", tags=()
    )
    left = sent(bare)
    assert left["user_agent"] == ""
    for key in ("referrer", "comment_author_url", "comment_parent", "comment_post_modified_gmt"):
        assert key not in left


def test_the_decoy_is_told_with_what_was_in_it() -> None:
    said = sent(replace(SUBMISSION, decoy="cheap"))
    assert (said["honeypot_field_name"], said["r3"], said["POST_r3"]) == ("r3", "cheap", "cheap")


def test_a_trial_and_a_reason_are_told() -> None:
    assert sent(SUBMISSION, "edit", True) == {**SENT, "recheck_reason": "edit", "is_test": "1"}


@given(submissions)
def test_no_input_becomes_a_role_a_trial_a_call_back_or_a_cookie(submission: Submission) -> None:
    tried = replace(submission, headers={**submission.headers, "Cookie": "a=b", "cookie2": "c"})
    names = {name for name, _ in check(tried, SITE, "en-GB", "retry", False)}
    allowed = {*SENT, "recheck_reason", "comment_context[2]"}
    assert names <= allowed
    assert not {name for name in names if re.search("role|is_test|callback|cookie", name, re.I)}


@given(submissions)
def test_any_text_comes_back_from_the_form_as_it_went_in(submission: Submission) -> None:
    pairs = check(submission, SITE, "en-GB", "", False)
    back = parse_qsl(encoded(pairs).decode("ascii"), keep_blank_values=True)
    assert back == [(key, value) for key, value in pairs]


def test_markup_and_separators_go_through_encoded() -> None:
    hostile = replace(
        SUBMISSION, name="<script>alert(1)</script>&api_key=x\r\nHost: y\x00", body="%00"
    )
    body = encoded(check(hostile, SITE, "en-GB", "", False))
    assert not set(body) & set(b'<>\r\n\0" ')
    assert dict(parse_qsl(body.decode()))["comment_author"] == hostile.name
    assert body.count(b"api_key=") == 0


def test_half_a_surrogate_pair_harms_nothing() -> None:
    assert b"comment_author=%3F&" in encoded(
        check(replace(SUBMISSION, name="\ud800"), SITE, "en-GB", "", False)
    )


def test_feedback_is_the_same_again_and_who_decided() -> None:
    told = Feedback(True, "Ada", Verdict.HAM, "guid-7")
    said = dict(feedback(SUBMISSION, told, SITE, "en-GB", False))
    extra = {"reporter": "Ada", "site_domain": "notes.example.org"}
    assert said == {**SENT, **extra, "comment_check_response": "false", "guid": "guid-7"}
