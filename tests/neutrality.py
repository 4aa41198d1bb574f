"""What the tool never says of a side: it takes none, and silence is no more than silence."""

from __future__ import annotations

import re

# A side that denies, hides or admits something, and whoever is right. Readouts may say so of each other; the tool not.
JUDGING = re.compile(
    r"\b(den(y|ies|ied)|omit\w*|hid(e|es|den|ing)|claim\w*|fail\w*|ignor\w*|refus\w*|conceal\w*|admit\w*"
    r"|contradict\w*)\b",
    re.IGNORECASE,
)
# Only in what is nothing but the tool's own words: in those of a readout it may mean something else.
TAKES_A_SIDE = re.compile(
    r"\b(right(ly)?|wrong(ly)?|true|truth\w*|untrue|false\w*|correctly|incorrect\w*|li(es|ed|ar)|alleg\w*|distort\w*"
    r"|mislead\w*|biased|propaganda|honest\w*|evad\w*|dodg\w*|downplay\w*|exaggerat\w*|insist\w*|accus\w*|blam\w*)\b",
    re.IGNORECASE,
)
MORE_THAN_SILENCE = re.compile(
    r"\b(silent|did not|didn['’]t|never (said|says|raised|raises|mentioned|mentions)|not (raised|discussed|said|told)"
    r"|(leaves?|leaving) out|pass(es|ed) over|skip(s|ped)|avoid\w*|suppress\w*|with(holds?|held|holding)"
    r"|no mention|without mention\w*)\b",
    re.IGNORECASE,
)
