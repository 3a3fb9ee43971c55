//! What follows when work has ended.

use std::sync::Arc;

use ombrelle_core::plan;
use ombrelle_core::plan::consent::{Audience, Book, Export, Wish, rule};
use ombrelle_i18n::{Value, Words};

use super::closed::Closed;
use super::fault::Fault;
use super::open::{Open, Panel};
use super::person::missing_parents;
use super::work::{Ended, Event};
use super::{Message, SCREEN, Stage, State};
use crate::screen::{Action, Context};
use crate::widget::{self, Notice, Tone};

impl State {
    /// Work has ended.
    pub(super) fn ended(
        &mut self,
        turn: u32,
        ended: Ended,
        context: &Context<'_>,
    ) -> Action<Message> {
        self.running = self.running.saturating_sub(1);
        if turn != self.turn {
            // The book was locked meanwhile: no name comes back, but a file that was not written is told.
            return match ended.event {
                Err(fault) if !fault.names_somebody() && fault != Fault::Lost => {
                    Action::Notify(Notice::bad(fault.advice(context.words)))
                }
                _ => Action::None,
            };
        }
        self.fault = None;
        if let (Stage::Open(open), Some(book)) = (&mut self.stage, &ended.book) {
            open.renew(book.clone());
        }
        match ended.event {
            Ok(event) => self.did(event, ended.book, context),
            Err(fault) => {
                if let Stage::Closed(closed) = &mut self.stage
                    && fault.is_damage()
                {
                    closed.is_damaged();
                }
                self.fault = Some(fault);
                match self.stage {
                    // What was typed is gone: the cursor is where it is typed again.
                    Stage::Closed(_) => Action::Run(widget::reset_focus(SCREEN)),
                    Stage::Open(_) => Action::None,
                }
            }
        }
    }

    fn did(
        &mut self,
        event: Event,
        book: Option<Arc<Book>>,
        context: &Context<'_>,
    ) -> Action<Message> {
        match (event, book) {
            (Event::Destroyed, _) => {
                self.turn += 1;
                self.stage = Stage::Closed(Closed::look(context.places.book.clone()));
                let notice = good(context.words, "book-destroyed", &[]);
                Action::Run(widget::reset_focus(SCREEN)).and(Action::Notify(notice))
            }
            (event @ (Event::Made(_) | Event::Opened | Event::Restored), Some(book)) => {
                self.turn += 1;
                let told = opened(&event, &book, context.words);
                self.stage = Stage::Open(Box::new(Open::new(book)));
                Action::Run(widget::reset_focus(SCREEN))
                    .and(told.map_or(Action::None, Action::Notify))
            }
            (event, _) => match &mut self.stage {
                Stage::Open(open) => {
                    let notice = open.did(event, context.words);
                    let told = notice.map_or(Action::None, Action::Notify);
                    Action::Run(widget::reset_focus(SCREEN)).and(told)
                }
                Stage::Closed(_) => Action::None,
            },
        }
    }
}

impl Open {
    /// Goes where what was done is seen: what is told of it.
    fn did(&mut self, event: Event, words: &Words) -> Option<Notice> {
        match event {
            Event::Added(number) => {
                self.go_to(number);
                let person = self.book.person(number)?;
                let alone = person.age.is_child() && person.parents.is_empty();
                let values = [("name", person.name.as_str().into())];
                Some(match alone {
                    true => Notice {
                        tone: Tone::Warn,
                        what: words.say("app-people-added", &values),
                        advice: words.say("app-people-no-parents", &values),
                    },
                    false => good(words, "app-people-added", &values),
                })
            }
            Event::Changed(number) => {
                self.go_to(number);
                let name = self.book.person(number)?.name.as_str();
                Some(good(words, "people-changed", &[("name", name.into())]))
            }
            Event::Removed(name, exports) => {
                self.go_home();
                let name = [("name", name.as_str().into())];
                let notice = good(words, "people-removed", &name);
                self.take_down(exports);
                Some(notice)
            }
            Event::Recorded(number, audience, wish) => {
                self.go_to(number);
                let (shows, mut notice) = now(&self.book, number, audience, words)?;
                if wish == Wish::Shown && !shows {
                    notice.tone = Tone::Warn;
                }
                Some(notice)
            }
            Event::Answered(number, audience, reply) => {
                self.go_to(number);
                let (_, mut notice) = now(&self.book, number, audience, words)?;
                let name = self.book.person(number)?.name.as_str();
                let values = [("name", name.into()), ("answer", words.reply(reply).into())];
                notice.advice = std::mem::take(&mut notice.what);
                notice.what = words.say("consent-answered", &values);
                Some(notice)
            }
            Event::Withdrawn(exports) => {
                self.close_panel();
                let notice = good(words, "app-people-withdrawn", &[]);
                self.take_down(exports);
                Some(notice)
            }
            Event::Imported(imported) => {
                self.go_home();
                let values = [
                    ("people", imported.people.into()),
                    ("decisions", imported.decisions.into()),
                    ("answers", imported.answers.into()),
                ];
                Some(good(words, "class-imported", &values))
            }
            Event::Listed(path, count) => {
                let path = ombrelle_i18n::visible(&path.to_string_lossy());
                let values = [("count", count.into()), ("path", path.into())];
                Some(unsealed(words, "class-exported", &values))
            }
            Event::Written(path, named) => {
                self.close_panel();
                let path = ombrelle_i18n::visible(&path.to_string_lossy());
                let values = [("path", path.into())];
                Some(match named {
                    true => unsealed(words, "paper-written", &values),
                    false => good(words, "paper-written", &values),
                })
            }
            Event::PassphraseChanged => {
                self.close_panel();
                Some(Notice {
                    tone: Tone::Good,
                    what: words.say("book-passphrase-changed", &[]),
                    advice: words.say("book-keep-passphrase", &[]),
                })
            }
            Event::Made(_) | Event::Opened | Event::Restored | Event::Destroyed => None,
        }
    }

    /// Shows which photos are to be taken down, where there are any.
    fn take_down(&mut self, exports: Vec<Export>) {
        if !exports.is_empty() {
            self.panel = Some(Panel::TakeDown(exports));
        }
    }
}

/// What now holds for somebody and an audience, and whose word is missing.
fn now(book: &Book, number: u32, audience: Audience, words: &Words) -> Option<(bool, Notice)> {
    let person = book.person(number)?;
    let ruling = rule(book, Some(number), audience, plan::today());
    let missing = missing_parents(book, person, &ruling);
    let advice = match missing.is_empty() {
        true => String::new(),
        false => words.say(
            "app-people-missing",
            &[("names", missing.join(", ").into())],
        ),
    };
    let notice = Notice {
        tone: Tone::Good,
        what: words.ruling(person, audience, &ruling),
        advice,
    };
    Some((ruling.shows(), notice))
}

/// What is told when a book opens; nothing where it was only unlocked.
fn opened(event: &Event, book: &Book, words: &Words) -> Option<Notice> {
    match event {
        Event::Made(path) => {
            let path = ombrelle_i18n::visible(&path.to_string_lossy());
            let mut notice = good(words, "book-made", &[("path", path.into())]);
            notice.advice = words.say("book-keep-passphrase", &[]);
            Some(notice)
        }
        Event::Restored => {
            let values = [("count", book.people().len().into())];
            Some(good(words, "book-restored", &values))
        }
        _ => None,
    }
}

fn good(words: &Words, key: &str, values: &[(&str, Value)]) -> Notice {
    Notice::good(words.say(key, values))
}

/// A file that holds names and is not encrypted.
fn unsealed(words: &Words, key: &str, values: &[(&str, Value)]) -> Notice {
    Notice {
        tone: Tone::Warn,
        what: words.say(key, values),
        advice: words.say("class-not-encrypted", &[]),
    }
}
