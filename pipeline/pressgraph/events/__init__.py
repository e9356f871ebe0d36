"""Events: who did what to what, when, how certain, and who says so.

The recipe: words name actions (``actions``), the parse gives the participants (``syntax``, ``slots``, ``roles``,
``participants``), cues the status (``status``), speech the speaker (``attribution``) and the speaker's own demands and judgements
(``opinions``), time expressions the date (``dates``). What is only the content of a demand or a promise is no event of its own
(``content``), nor is what players (``games``) or figures in a film (``plots``) do. ``confidence`` rates each reading.
"""

from pressgraph.events.actions import ActionTable, load_actions
from pressgraph.events.finding import find_events
from pressgraph.events.own_table import Actions, action_table, parse_actions, read_actions

__all__ = ["ActionTable", "Actions", "action_table", "find_events", "load_actions", "parse_actions", "read_actions"]
