//! For parents: what is already out there, how to begin the conversation, a family agreement, what to do when a child tells, what to look for.
//! Nothing is kept, but for the audit, in the album book, where somebody asks for that.

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::{Space, column, row};
use iced::{Element, Task};
use ombrelle_core::calendar;
use ombrelle_core::consent::{Age, AuditItem, Audited, Book};
use ombrelle_core::error::{Error, ErrorKind};
use ombrelle_core::help::Country;
use ombrelle_core::paper::{Line, Paper};
use ombrelle_core::parents::Guide;
use ombrelle_core::register::export;
use ombrelle_i18n::{Advice, Language, Words};
use strum::VariantArray;

use super::help::usual_country;
use super::settings::no_dialog;
use super::{Action, Context, Screen};
use crate::dialog::{self, Picked};
use crate::job::{self, Job, JobEvent};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{ButtonStyle, Notice, Ui};

/// What the person can do, and what comes back.
#[derive(Debug, Clone)]
pub enum Message {
    /// Opens a guide.
    Guide(Guide),
    /// Says how old the child is.
    Age(Age),
    /// Says where the family lives.
    Near(Option<Country>),
    /// Looked at something, or not yet.
    Tick(AuditItem),
    /// Keeps the audit in the album book, or takes it out of it.
    Keep(bool),
    /// It is kept, or not; none where the book is locked.
    Kept(JobEvent<Option<Result<(), ErrorKind>>>),
    /// Asks where a paper goes.
    Save,
    /// Where the paper of this guide goes.
    Picked(Guide, Picked),
    /// Written, or not.
    Written(JobEvent<Option<Result<PathBuf, Error>>>),
    /// Goes to another screen.
    Go(Screen),
}

/// Which guide is open, and what was said in it.
#[derive(Debug)]
pub struct State {
    guide: Guide,
    age: Age,
    country: Option<Country>,
    audited: Vec<Audited>,
    /// Whether the album book is open.
    book_is_open: bool,
    /// Whether the audit is kept in it.
    kept: bool,
    /// The audit being written, and whether it changed meanwhile.
    keeping: Option<Job>,
    changed: bool,
    /// Papers that are being written: more than one dialog may be open at once.
    writing: Vec<Job>,
}

impl State {
    /// The audit of nobody yet; French starts with the help lines of France, as the screen of help does.
    pub fn new(language: Language) -> Self {
        Self {
            guide: Guide::Audit,
            age: Age::Under7,
            country: usual_country(language),
            audited: Vec::new(),
            book_is_open: false,
            kept: false,
            keeping: None,
            changed: false,
            writing: Vec::new(),
        }
    }

    /// The language changed: a country that somebody chose stays.
    pub fn language_changed(&mut self, before: Language, now: Language) {
        if self.country == usual_country(before) {
            self.country = usual_country(now);
        }
    }

    /// The book as it is now, or that it is closed: what it kept goes with it. Whether something was ticked while it was closed that it is to keep with
    /// what it keeps already.
    pub fn take_book(&mut self, book: Option<Arc<Book>>) -> bool {
        let was_open = std::mem::replace(&mut self.book_is_open, book.is_some());
        // What is being written is newer than what was read.
        if self.keeping.is_some() {
            return false;
        }
        let there = book.as_ref().map_or(&[][..], |book| book.audited());
        if there.is_empty() {
            if self.kept {
                self.audited.clear();
                self.kept = false;
            }
            return false;
        }
        let own = !was_open && !self.kept;
        let before = std::mem::replace(&mut self.audited, there.to_vec());
        for one in before.iter().filter(|_| own) {
            match self.audited.iter_mut().find(|kept| kept.item == one.item) {
                Some(kept) => kept.on = one.on,
                None => self.audited.push(*one),
            }
        }
        self.kept = true;
        self.audited != there
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        match message {
            Message::Guide(guide) => self.guide = guide,
            Message::Age(age) => self.age = age,
            Message::Near(country) => self.country = country,
            Message::Go(screen) => return Action::Go(screen),
            Message::Tick(item) => {
                match self.audited.iter().position(|there| there.item == item) {
                    Some(at) => drop(self.audited.remove(at)),
                    None => self.audited.push(Audited {
                        item,
                        on: calendar::today(),
                    }),
                }
                if self.kept {
                    return self.keep(context);
                }
            }
            Message::Keep(keep) => {
                self.kept = keep;
                return self.keep(context);
            }
            Message::Kept(event) => {
                let Some(kept) = self.keeping.as_ref().and_then(|job| job.accept(event)) else {
                    return Action::None;
                };
                self.keeping = None;
                return self.was_kept(kept, context);
            }
            Message::Save => {
                let title = context.words.guide(self.guide);
                let name = format!("app-parents-file-{}", self.guide.code());
                let name = format!("{}.pdf", context.words.say(&name, &[]));
                // Another guide may be open by the time that a place is chosen.
                let guide = self.guide;
                let picked = move |picked| Message::Picked(guide, picked);
                return Action::Run(Task::perform(dialog::save(title, name), picked));
            }
            Message::Picked(guide, Picked::Paths(paths)) => {
                if let Some(path) = paths.into_iter().next() {
                    return self.write(guide, path, context);
                }
            }
            Message::Picked(_, Picked::Nothing) => {}
            Message::Picked(_, Picked::NoDialog) => return Action::Notify(no_dialog(context)),
            Message::Written(event) => {
                let Some(written) = job::take(&mut self.writing, event) else {
                    return Action::None;
                };
                return match written {
                    Some(Ok(path)) => {
                        let path = path.display().to_string();
                        let told = context.words.say("paper-written", &[("path", path.into())]);
                        Action::Notify(Notice::good(told))
                    }
                    Some(Err(error)) => Action::Notify(Notice::bad(context.words.error(&error))),
                    None => Action::None,
                };
            }
        }
        Action::None
    }

    /// Writes the whole audit into the book, or takes it out of both versions; what changes meanwhile is written after that.
    fn keep(&mut self, context: &Context<'_>) -> Action<Message> {
        if self.keeping.is_some() {
            self.changed = true;
            return Action::None;
        }
        self.changed = false;
        let (album, kept) = (context.album.clone(), self.kept);
        let audited = self.audited.clone();
        let job = Job::default();
        let task = job.run(None, move |_| {
            let mut place = album.lock();
            let album = place.as_mut()?;
            Some(match kept {
                true => album.change(|book| {
                    book.forget_audit();
                    audited.iter().for_each(|one| book.audit(one.item, one.on));
                    Ok(())
                }),
                false => album.change_for_good(|book| {
                    book.forget_audit();
                    Ok(())
                }),
            })
        });
        self.keeping = Some(job);
        Action::Run(task.map(Message::Kept))
    }

    fn was_kept(
        &mut self,
        kept: Option<Result<(), ErrorKind>>,
        context: &Context<'_>,
    ) -> Action<Message> {
        let advice = match kept {
            Some(Ok(())) if self.changed => return self.keep(context),
            Some(Ok(())) => return Action::None,
            Some(Err(reason)) => context.words.error(&Error::from(reason)),
            None => {
                self.book_is_open = false;
                Advice {
                    what_happened: context.words.say("app-parents-locked", &[]),
                    what_to_do: context.words.say("app-parents-locked-advice", &[]),
                }
            }
        };
        self.kept = false;
        Action::Notify(Notice::bad(advice))
    }

    fn paper(&self, guide: Guide, words: &Words) -> Paper {
        match guide {
            Guide::Audit => words.audit(&self.audited),
            Guide::Talk => words.talk(self.age),
            Guide::Agreement => words.family_agreement(),
            Guide::WhenTold => words.when_told(self.country),
            Guide::Watch => words.watch(None),
        }
    }

    fn write(&mut self, guide: Guide, path: PathBuf, context: &Context<'_>) -> Action<Message> {
        let paper = self.paper(guide, context.words);
        let (language, size) = (context.words.language().code(), context.settings.paper);
        let job = Job::default();
        let task = job.run(None, move |_| {
            let pdf = ombrelle_papers::pdf(&paper, language, size);
            let pdf = pdf.map_err(|error| Error::at(&path, error));
            // The dialog asks before another file is replaced.
            Some(pdf.and_then(|pdf| export::save(&pdf, &path, true).map(|()| path)))
        });
        self.writing.push(job);
        Action::Run(task.map(Message::Written))
    }

    /// Whether something is being written.
    pub fn is_busy(&self) -> bool {
        self.keeping.is_some() || !self.writing.is_empty()
    }

    /// The guides, and the one that is open.
    pub fn view<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let guides = Guide::all()
            .iter()
            .map(|guide| (*guide, ui.words.guide(*guide)));
        let mut all = column![ui.choice(guides, Some(self.guide), Message::Guide)].spacing(APART);
        if self.guide == Guide::Talk {
            let ages = Age::VARIANTS.iter().filter(|age| age.is_child());
            let ages = ages.map(|age| {
                let name = ui.text(&format!("age-{}", age.code()));
                (*age, ui.capital(&name))
            });
            all = all
                .push(ui.body(ui.text("app-parents-age")))
                .push(ui.choice(ages, Some(self.age), Message::Age));
        }
        let save = ui
            .with_icon(
                ButtonStyle::First,
                Icon::Save,
                ui.text("app-people-write-pdf"),
            )
            .on_press_maybe(self.writing.is_empty().then_some(Message::Save));
        all = match self.guide {
            Guide::Audit => all.push(self.audit(ui)),
            // On paper who helps is written by hand where no country is chosen.
            Guide::WhenTold => {
                let told = ui.words.when_told_in_window(self.country);
                all.push(ui.card(lines(ui, &told)))
            }
            guide => all.push(ui.card(lines(ui, &self.paper(guide, ui.words)))),
        };
        if self.guide == Guide::WhenTold {
            let help = ui.with_icon(ButtonStyle::Plain, Icon::Help, ui.text("app-parents-help"));
            all = all.push(help.on_press(Message::Go(Screen::Help)));
            let countries = ui.words.countries().into_iter();
            let mut countries: Vec<(Option<Country>, String)> = countries
                .map(|(country, name)| (Some(country), name))
                .collect();
            countries.push((None, ui.text("app-help-world")));
            all = all
                .push(row![save])
                .push(ui.section(ui.text("app-help-where")))
                .push(ui.choice(countries, Some(self.country), Message::Near));
            return ui.page(all);
        }
        ui.page(all.push(row![save]))
    }

    /// The audit: a card for each thing, with a switch.
    fn audit<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let intro = ui.text("parents-audit-intro");
        let mut all = column![ui.title(ui.words.guide(Guide::Audit)), ui.body(intro)];
        for item in AuditItem::VARIANTS {
            let text = ui.words.audit_item(*item, &self.audited);
            let looked = self.audited.iter().any(|there| there.item == *item);
            let tick = ui
                .switch(ui.text("app-parents-looked"), looked, Message::Tick(*item))
                .described(text.clone());
            all = all.push(ui.card(column![ui.body(text), tick].spacing(NEAR)));
        }
        let found = Paper {
            template: ombrelle_core::paper::Template::Audit,
            title: String::new(),
            lines: ui.words.audit_found(),
        };
        all.push(ui.card(lines(ui, &found)))
            .push(self.keeping(ui))
            .spacing(APART)
            .into()
    }

    /// Whether the audit is kept; it is not unless somebody says so.
    fn keeping<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        if !self.book_is_open {
            let open = ui.with_icon(ButtonStyle::Quiet, Icon::People, ui.text("app-home-people"));
            return column![
                ui.quiet(ui.text("app-parents-open-book")),
                open.on_press(Message::Go(Screen::People)),
            ]
            .spacing(NEAR)
            .into();
        }
        let keep = Message::Keep(!self.kept);
        column![
            ui.switch(ui.text("app-parents-keep"), self.kept, keep),
            ui.quiet(ui.text("app-parents-keep-why")),
        ]
        .spacing(NEAR)
        .into()
    }
}

/// A paper on the screen; lines to write on are for the printed one.
fn lines<'a>(ui: &Ui<'a>, paper: &Paper) -> Element<'a, Message> {
    let mut all = column![].spacing(NEAR);
    for line in &paper.lines {
        let [first, second] = line.said().map(str::to_owned);
        all = match line {
            Line::Title(_) => all.push(ui.title(first)),
            Line::Heading(_) => all.push(ui.section(first)),
            Line::Item(_) | Line::Choice { .. } => all.push(ui.body(ui.item(&first))),
            Line::Fact { .. } => all.push(ui.body(first)).push(ui.quiet(second)),
            Line::Blank { .. } => all.push(ui.quiet(format!("{first} …"))),
            // To be written on: without it, the heading above would stand over nothing.
            Line::Ruled => all.push(Space::new().height(APART)).push(ui.rule()),
            Line::Page | Line::Drawing { .. } => all,
            _ => all.push(ui.body(first)),
        };
    }
    all.into()
}

#[cfg(test)]
mod tests;
