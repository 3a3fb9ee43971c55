//! Recording a decision: for which audience, what may be seen, who agreed, until when.

use iced::Element;
use iced::widget::{Row, column};
use ombrelle_core::calendar;
use ombrelle_core::consent::{
    Audience, Book, By, Ground, NewDecision, Person, Ruling, Visibility, rule,
};
use ombrelle_core::error::ErrorKind;
use ombrelle_i18n::Words;
use strum::VariantArray;

use super::day::{read_day, read_until, retype, until};
use super::jobs::{Change, Done};
use super::notices::Failure;
use super::view::PageContext;
use super::{Message as Above, open};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{ButtonStyle, Tone, Ui};

/// What the person can do.
#[derive(Clone)]
pub enum Message {
    /// Chooses the audience.
    For(Audience),
    /// Chooses what may be seen.
    Visibility(Visibility),
    /// Somebody agreed, or did not.
    Agreed(usize),
    /// Types or chooses the last day.
    Until(String),
    /// Types the day of the agreement.
    On(String),
    /// Saves it.
    Keep,
}

/// What is filled in.
pub struct Record {
    person: u32,
    audience: Option<Audience>,
    wish: Visibility,
    /// Whose agreement counts, and whether they agreed.
    say: Vec<(String, bool)>,
    until: String,
    on: String,
    /// What would hold if this were recorded.
    outlook: Option<Result<(Ruling, Vec<String>), ErrorKind>>,
}

/// All audiences, as choices.
pub fn audiences(ui: &Ui<'_>) -> Vec<(Audience, String)> {
    let one = |audience: &Audience| {
        // "For" does not go before "between us" in every language.
        let words = match audience {
            Audience::OnlyUs => ui.text("app-people-for-us"),
            Audience::FamilyChat | Audience::ClosedGroup | Audience::Public => {
                let values = [("audience", ui.words.audience(*audience).into())];
                ui.text_with("app-people-for", &values)
            }
        };
        (*audience, words)
    };
    Audience::VARIANTS.iter().map(one).collect()
}

/// The parents who still have to agree, if that is all that is missing.
pub fn missing_parents(book: &Book, person: &Person, ruling: &Ruling) -> Vec<String> {
    let decision = ruling
        .decision
        .filter(|_| ruling.ground == Ground::ParentMissing);
    let decision = decision.and_then(|number| book.decisions().find(|d| d.number == number));
    let Some(decision) = decision else {
        return Vec::new();
    };
    let agreed = |parent: &&String| {
        let by = By::Parent((*parent).clone());
        decision.agreed.iter().any(|agreed| agreed.by == by)
    };
    let missing = person.parents.iter().filter(|parent| !agreed(parent));
    missing.cloned().collect()
}

impl Record {
    /// A decision about somebody that nobody has agreed to yet.
    pub fn new(person: &Person, words: &Words) -> Self {
        let say = match person.age.is_child() {
            true => person.parents.clone(),
            false => vec![person.name.clone()],
        };
        Self {
            person: person.number,
            audience: None,
            wish: Visibility::Shown,
            say: say.into_iter().map(|name| (name, false)).collect(),
            until: String::new(),
            on: words.typed_day(calendar::today()),
            outlook: None,
        }
    }

    /// Handles a message; returns the change of the book once it is to be made.
    ///
    /// # Errors
    /// [`Failure::Day`].
    pub fn update(
        &mut self,
        message: Message,
        book: &Book,
        words: &Words,
    ) -> Result<Option<Change>, Failure> {
        match message {
            Message::For(audience) => self.audience = Some(audience),
            Message::Visibility(wish) => self.wish = wish,
            Message::Agreed(at) => {
                if let Some((_, agreed)) = self.say.get_mut(at) {
                    *agreed = !*agreed;
                }
            }
            Message::Until(day) => self.until = day,
            Message::On(day) => self.on = day,
            Message::Keep => {
                let (person, new) = (self.person, self.decision(words)?);
                let Some(new) = new else { return Ok(None) };
                return Ok(Some(Box::new(move |book: &mut Book| {
                    book.record(person, &new)?;
                    Ok(Done::Recorded(person, new.audience, new.wish))
                })));
            }
        }
        self.outlook = self.look_ahead(book, words);
        Ok(None)
    }

    /// The language changed: the days are the same in this one.
    pub fn retype_days(&mut self, before: &Words, now: &Words) {
        retype(&mut self.on, before, now);
        retype(&mut self.until, before, now);
    }

    fn decision(&self, words: &Words) -> Result<Option<NewDecision>, Failure> {
        let shown = self.wish == Visibility::Shown;
        let agreed = self.say.iter().filter(|(_, agreed)| *agreed && shown);
        let Some(audience) = self.audience else {
            return Ok(None);
        };
        Ok(Some(NewDecision {
            audience,
            wish: self.wish,
            until: match shown {
                true => read_until(&self.until, words)?,
                false => None,
            },
            agreed: agreed.map(|(name, _)| name.clone()).collect(),
            on: match shown {
                true => read_day(&self.on, words)?,
                false => calendar::today(),
            },
        }))
    }

    /// What would hold if this were recorded.
    fn look_ahead(
        &self,
        book: &Book,
        words: &Words,
    ) -> Option<Result<(Ruling, Vec<String>), ErrorKind>> {
        let new = self.decision(words).ok()??;
        let mut book = book.clone();
        let recorded = book.record(self.person, &new);
        Some(recorded.map(|_| {
            let number = Some(self.person);
            let ruling = rule(&book, number, new.audience, calendar::today());
            let person = book.person(self.person);
            // Recorded, so the person is in the book.
            let missing = person.map(|person| missing_parents(&book, person, &ruling));
            (ruling, missing.unwrap_or_default())
        }))
    }

    /// The page.
    pub fn view<'a>(&'a self, page: PageContext<'a>, book: &Book) -> Element<'a, Above> {
        let ui = &page.ui;
        let Some(person) = book.person(self.person) else {
            return column![].into();
        };
        let wishes = [
            (Visibility::Shown, ui.text("app-people-wish-shown")),
            (Visibility::Covered, ui.text("app-people-wish-covered")),
        ];
        let for_whom = |audience| wrap(Message::For(audience));
        let wish = |wish| wrap(Message::Visibility(wish));
        let keep = self.audience.map(|_| wrap(Message::Keep));
        let enter = keep.clone().filter(|_| !page.busy);
        let mut form = column![
            part(
                ui,
                "app-people-what",
                ui.choice(wishes, Some(self.wish), wish)
            ),
            part(
                ui,
                "app-people-for-whom",
                ui.choice(audiences(ui), self.audience, for_whom)
            ),
        ];
        form = match self.wish {
            Visibility::Shown => {
                let until = until(
                    ui,
                    &self.until,
                    |day| wrap(Message::Until(day)),
                    enter.clone(),
                );
                form.push(self.agreement(ui, person, enter)).push(until)
            }
            Visibility::Covered => form.push(ui.quiet(ui.text("app-people-covering"))),
        };
        if let (Some(audience), Some(outlook)) = (self.audience, &self.outlook) {
            form = form.push(ahead(ui, person, audience, outlook));
        }
        let ends = page.ends_for(
            self.audience,
            ButtonStyle::First,
            Icon::Tick,
            ui.text("app-people-keep"),
            keep,
        );
        let title = ui.text_with(
            "app-people-record-title",
            &[("name", person.name.as_str().into())],
        );
        let form = form.push(ends).spacing(APART);
        column![ui.title(title), ui.card(form)]
            .spacing(APART)
            .into()
    }

    /// Who agreed, and when; Enter keeps the decision.
    fn agreement<'a>(
        &'a self,
        ui: &Ui<'a>,
        person: &Person,
        enter: Option<Above>,
    ) -> Element<'a, Above> {
        let mut buttons = Row::new().spacing(NEAR);
        for (at, (name, agreed)) in self.say.iter().enumerate() {
            let words = ui.text_with("app-people-agrees", &[("name", name.as_str().into())]);
            let words = ui.words.elided(&words, name);
            let said = wrap(Message::Agreed(at));
            buttons = buttons.push(ui.switch(words, *agreed, said));
        }
        let mut all = column![ui.body(ui.text("app-people-agreed"))].spacing(NEAR);
        if self.say.is_empty() {
            let values = [("name", person.name.as_str().into())];
            let words = ui.text_with("app-people-no-parents", &values);
            return all.push(ui.note(Tone::Warn, words)).into();
        }
        all = all.push(buttons.wrap().vertical_spacing(NEAR));
        if person.age.is_child() {
            let key = match person.ours {
                true => "app-people-agreed-ours",
                false => "app-people-agreed-theirs",
            };
            all = all.push(ui.quiet(ui.text(key)));
        }
        let on = |day| wrap(Message::On(day));
        all.push(ui.field(ui.text("app-people-agreed-on"), &self.on, false, on, enter))
            .into()
    }
}

fn part<'a>(ui: &Ui<'a>, name: &str, inside: Element<'a, Above>) -> Element<'a, Above> {
    column![ui.body(ui.text(name)), inside].spacing(NEAR).into()
}

/// What would hold, or why it cannot be recorded.
fn ahead<'a>(
    ui: &Ui<'a>,
    person: &Person,
    audience: Audience,
    outlook: &Result<(Ruling, Vec<String>), ErrorKind>,
) -> Element<'a, Above> {
    match outlook {
        Ok((ruling, missing)) => {
            let tone = match ruling.shows() {
                true => Tone::Good,
                false => Tone::Warn,
            };
            let mut words = ui.words.ruling(person, audience, ruling);
            if !missing.is_empty() {
                let values = [("names", missing.join(", ").into())];
                words = format!("{words}\n{}", ui.text_with("app-people-missing", &values));
            }
            let told = ui.note(tone, words);
            column![ui.quiet(ui.text("app-people-ahead")), told]
                .spacing(4)
                .into()
        }
        Err(reason) => ui.note(Tone::Warn, ui.words.reason(reason)).into(),
    }
}

fn wrap(message: Message) -> Above {
    Above::Open(open::Message::Record(message))
}
