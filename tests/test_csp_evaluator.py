"""What Google's CSP Evaluator, a program that looks for ways around a policy, finds in ours: nothing, of no severity."""

import re
from pathlib import Path

from editorial.site.server.hosts import folder_beside
from editorial.site.server.policy import DRAWING, FILE, page_policy
from support.node import csp_findings

DIGEST = "'sha256-m84cvbb0J/KUaw3aOZq0pfL6w0YKSAEwTSqBKUw3Go0='"


def told(policies: dict[str, str]) -> dict[str, list[str]]:
    """The policies of which something was found."""
    return {name: findings for name, findings in csp_findings(policies).items() if findings}


def test_no_policy_has_a_way_around_it():
    policies = {
        "a page": page_policy("statement", [DIGEST]),
        "a page without a form": page_policy("root", [DIGEST]),
        "search": page_policy("search", [DIGEST]),
        "a file": FILE,
        "a drawing": DRAWING,
    }
    assert told(policies) == {}


def test_no_policy_that_a_host_sends_has_a_way_around_it(real_site: Path):
    text = (real_site / "_headers").read_text(encoding="utf-8") + (
        folder_beside(real_site) / "nginx.conf"
    ).read_text(encoding="utf-8")
    policies = {policy: policy for policy in re.findall(r'default-src [^"\n]+', text)}
    assert len(policies) >= 8
    assert told(policies) == {}


def test_the_program_does_find_what_is_wrong():
    found = csp_findings(
        {
            "self": "default-src 'none'; script-src 'self'; base-uri 'none'",
            "inline": "script-src 'unsafe-inline'",
        }
    )
    assert len(found["self"]) == 1 and len(found["inline"]) >= 2
