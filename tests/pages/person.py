"""Somebody who visits the pages in Streamlit's own simulation, without a browser."""

import re
from html import unescape
from pathlib import Path

from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest

from db import attempts, drafts, learners, sign_ins
from db.secret import server_secret
from learning.tokens import new_token
from learning.vocabulary import Occasion
from ui import clock
from ui.places import script

APP = Path(__file__).resolve().parents[2] / "app.py"
PATIENCE = 60
# How ``ui.style.typed`` writes what somebody typed.
_TYPED = re.compile(r'<p class="typed" dir="auto"(?: lang="([^"]*)")?>([^<>]*)</p>')


class Person:
    """Somebody at the screen: a visitor, a learner once they came in, a tutor once signed in."""

    def __init__(self, database, reading):
        self.database, self.reading, self.say = database, reading, reading.phrases
        self.edition = reading.instrument
        self.learner_id = self.tutor_id = None
        self.app = AppTest.from_file(APP, default_timeout=PATIENCE)
        self.run()

    def run(self):
        """Let the page run once more; an error in it is an error here."""
        self.app.run()
        assert [error.message for error in self.app.exception] == []
        return self

    def open(self, place, **query):
        self.app.switch_page(script(place))
        self.app.query_params = query
        return self.run()

    def forgotten(self, key, value):
        """The server has forgotten this window, and its browser says what a widget holds."""
        self.app.session_state["window"].visit = None
        self.app.session_state[key] = value
        return self

    def come_in(self, cohort=None, group=None):
        """Become a new learner, and come in with the code as everybody may."""
        with self.database.writing() as session:
            learner, code = learners.join(
                session,
                language=self.reading.language,
                secret=server_secret(),
                today=clock.today(),
                cohort_id=cohort.id if cohort else None,
                group_id=group,
            )
        self.learner_id = learner.id
        self.choose("join.way", "back").type("join.back", code).click("join.resume.go")
        return self

    def sign_in(self, tutor_id):
        """Be a tutor who is signed in in this window, without going through the form."""
        key = new_token()
        with self.database.writing() as session:
            sign_ins.begin(session, tutor_id, key, server_secret(), now=clock.now())
        self.app.session_state["window"].tutor_key = key
        self.tutor_id = tutor_id
        return self.run()

    # What is shown

    @property
    def title(self):
        return self.app.title[0].value

    @property
    def shown(self):
        """Every text on the page, for people and of its links and charts."""
        parts = []
        for element in self.app.main:
            message = MessageToDict(element.proto) if element.proto else {}
            if "jsContent" in message:
                continue  # a script, and the words that it may need
            parts.extend(_texts(message))
            parts.append(str(getattr(element, "value", "")))
        return "\n".join(parts)

    @property
    def typed(self):
        """What people typed and the page shows in its language: pairs of language and text."""
        bodies = [MessageToDict(e.proto).get("body", "") for e in self.app.get("html")]
        written = [_TYPED.fullmatch(body) for body in bodies if 'class="typed"' in body]
        return [(found[1], unescape(found[2])) for found in written]

    def sees(self, key, **values):
        """Whether a phrase stands on the page."""
        return self.say(key, **values) in self.shown

    def has(self, key):
        """Whether a widget with this key is on the page."""
        return any(getattr(element, "key", None) == key for element in self.app.main)

    # What they do

    def click(self, key):
        self.app.button(key=key).click()
        return self.run()

    def choose(self, key, option):
        self.app.radio(key=key).set_value(option)
        return self.run()

    def type(self, key, text):
        self.app.text_input(key=key).set_value(text)
        return self.run()

    def go_on(self):
        """Leave a step of the questionnaire for the next one."""
        return self.click(next(b.key for b in self.app.button if b.key.startswith("ask.on.")))

    def press(self, label, form):
        """Send a form off with its button."""
        (button,) = (b for b in self.app.button if b.form_id == form and b.label == self.say(label))
        button.click()
        return self.run()

    # What they gave earlier

    def draft(self, occasion=Occasion.SELF, responses=None, reflections=None):
        """Open or go on with a draft and put answers into it; gives the attempt's id."""
        with self.database.writing() as session:
            attempt = attempts.resume_or_open(
                session,
                self.learner_id,
                self.edition,
                occasion,
                in_cohort=occasion is not Occasion.SELF,
                now=clock.now(),
            )
            given = session, self.learner_id, attempt.id, self.edition
            for item, option in (responses or {}).items():
                drafts.save_response(*given, item, option)
            for prompt, text in (reflections or {}).items():
                drafts.save_reflection(*given, prompt, text)
        return attempt.id

    def submitted(self, occasion=Occasion.SELF, option=1, given=None, reflections=None):
        """Submit an attempt: these responses, or every item's option at one place."""
        items = (item for item in self.edition.on(occasion) if item.options)
        responses = {item.id: item.options[min(option, len(item.options) - 1)] for item in items}
        attempt_id = self.draft(occasion, given or responses, reflections)
        with self.database.writing() as session:
            attempt = attempts.get(session, self.learner_id, attempt_id)
            drafts.submit(
                session,
                self.learner_id,
                attempt_id,
                self.reading.editions,
                seen_revision=attempt.revision,
                now=clock.now(),
            )
        return attempt_id


def _texts(value):
    """Every string in a message."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
