"""Words that the tool never says of a side: silence is not denial, and no side is right."""

from __future__ import annotations

import re

JUDGING = re.compile(
    r"\b(den(y|ies|ied)|omit\w*|hid(e|es|den|ing)|claim\w*|fail\w*|ignor\w*|refus\w*|conceal\w*|admit\w*"
    r"|contradict\w*)\b",
    re.IGNORECASE,
)
