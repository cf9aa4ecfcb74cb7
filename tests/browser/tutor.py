"""What a tutor does at the entrance, in a browser."""

import re

from playwright.sync_api import expect

EMAIL, PASSWORD = "ann@example.org", "four words and more"


def printed_link(server):
    """The path of the setup link that the server printed at its start."""
    (link,) = re.findall(r"http://localhost:\d+(/tutor\?setup=\S+)", server.printed())
    return link


def fill(visit, key, text):
    visit.at(key).locator("input").fill(text)


def set_up(visit, link, password=PASSWORD, **first):
    """Open a setup link and set the password; the first tutor also gives e-mail and name."""
    visit.open(link)
    for key, text in {**first, "first": password, "second": password}.items():
        fill(visit, f"setup.{key}", text)
    press(visit, "sign_in.setup.go")
    is_in(visit)


def sign_in(visit, email=EMAIL, password=PASSWORD, *, shared=False):
    """Send the form off, whatever comes of it."""
    fill(visit, "sign_in.email", email)
    fill(visit, "sign_in.password", password)
    if shared:
        visit.tick("sign_in.shared")
    press(visit, "sign_in.go")


def press(visit, key):
    visit.page.get_by_role("button", name=visit.say(key), exact=True).click()


def is_in(visit):
    visit.sees("sign_in.in")
    visit.settle()


def is_out(visit):
    expect(visit.at("sign_in.password").or_(visit.at("provider-card"))).to_be_visible()
    visit.settle()
