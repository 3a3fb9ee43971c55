//! Blur is not gone: a word is hidden before everybody's eyes, and the program tries to bring it back.

use iced::Element;
use iced::widget::image::Handle;
use iced::widget::{Row, column};
use ombrelle_workshop::blur::{Back, Grey, Hiding, WORDS};
use strum::VariantArray;

use super::Action;
use super::picture::{larger, picture_of_squares};
use crate::job::{Job, JobEvent};
use crate::theme::{APART, NEAR, Size};
use crate::widget::{ButtonStyle, Ui};

/// How large a pixel of the drawing is shown.
const SCALE: f32 = 2.0;

/// What can happen in this room.
#[derive(Debug, Clone)]
pub enum Message {
    /// Picks a word, in secret.
    Word(usize),
    /// Hides it in this way.
    Hide(Hiding),
    /// Lets the program try.
    Try,
    /// What came back; none where it broke off.
    Job(JobEvent<Option<Back>>),
    /// Another word.
    Again,
}

/// A word, hidden.
#[derive(Debug, Default)]
pub struct State {
    hidden: Option<Hidden>,
    /// Words that were picked so far: each stands somewhere else.
    picked: u64,
}

#[derive(Debug)]
struct Hidden {
    word: usize,
    how: Hiding,
    seen: Grey,
    shown: Handle,
    job: Option<Job>,
    back: Option<(Back, Option<Handle>)>,
}

impl Hidden {
    fn new(word: usize, how: Hiding, seed: u64) -> Option<Self> {
        let seen = how.hide(word, seed)?;
        Some(Self {
            word,
            how,
            shown: handle(&seen),
            seen,
            job: None,
            back: None,
        })
    }
}

fn handle(grey: &Grey) -> Handle {
    let side = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
    let pixels = grey.pixels().iter().flat_map(|g| [*g, *g, *g, u8::MAX]);
    Handle::from_rgba(
        side(grey.width()),
        side(grey.height()),
        pixels.collect::<Vec<u8>>(),
    )
}

impl State {
    /// Handles a message.
    pub fn update(&mut self, message: Message) -> Action<Message> {
        match message {
            Message::Word(word) => {
                self.picked += 1;
                self.hidden = Hidden::new(word, Hiding::Mosaic, self.seed());
            }
            Message::Hide(how) => {
                let word = self.hidden.as_ref().map(|hidden| hidden.word);
                self.hidden = word.and_then(|word| Hidden::new(word, how, self.seed()));
            }
            Message::Try => return self.try_it(),
            Message::Job(event) => {
                let Some(hidden) = &mut self.hidden else {
                    return Action::None;
                };
                if let Some(back) = hidden.job.as_ref().and_then(|job| job.accept(event)) {
                    hidden.job = None;
                    hidden.back = back.map(|back| {
                        let shown = back.picture.as_ref().map(handle);
                        (back, shown)
                    });
                }
            }
            Message::Again => self.hidden = None,
        }
        Action::None
    }

    /// Whoever guesses does not know where the word begins.
    fn seed(&self) -> u64 {
        self.picked.wrapping_mul(29)
    }

    fn try_it(&mut self) -> Action<Message> {
        let Some(hidden) = &mut self.hidden else {
            return Action::None;
        };
        let job = Job::default();
        let (how, seen) = (hidden.how, hidden.seen.clone());
        let task = job.run(None, move |_| Some(how.bring_back(&seen)));
        hidden.job = Some(job);
        Action::Run(task.map(Message::Job))
    }

    /// Whether the program is trying.
    pub fn is_busy(&self) -> bool {
        self.hidden.as_ref().is_some_and(|one| one.job.is_some())
    }

    /// The page.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        match &self.hidden {
            None => {
                let words = WORDS.iter().enumerate();
                let words = words.map(|(number, word)| (number, (*word).to_owned()));
                column![
                    ui.label(Size::Lead, ui.text("app-workshop-pick-word")),
                    ui.choice(words, None, Message::Word),
                ]
                .spacing(APART)
                .into()
            }
            Some(hidden) => hidden.view(ui),
        }
    }
}

impl Hidden {
    fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let ways = Hiding::VARIANTS.iter().map(|how| {
            let code: &'static str = how.into();
            (*how, ui.text(&format!("app-workshop-hide-{code}")))
        });
        let tries = ui.button(ButtonStyle::First, ui.text("app-workshop-try"));
        let idle = self.job.is_none().then_some(Message::Try);
        let again = ui.button(ButtonStyle::Quiet, ui.text("app-workshop-other-word"));
        let hidden = "app-workshop-blur-hidden";
        let mut pictures = Row::new().push(picture(ui, &self.shown, &self.seen, hidden));
        let mut told = column![].spacing(APART);
        if let Some((back, shown)) = &self.back {
            let word = [("word", back.word.as_str().into())];
            let key = match self.how {
                Hiding::Patch => "workshop-word-covered",
                Hiding::Mosaic => "workshop-word-pixelated",
                Hiding::Blur => "app-workshop-word-blurred",
            };
            told = told.push(ui.label(Size::Title, ui.text_with(key, &word)));
            let back = "app-workshop-blur-back";
            let shown = shown.as_ref();
            pictures = pictures.extend(shown.map(|shown| picture(ui, shown, &self.seen, back)));
        }
        column![
            ui.choice(ways, Some(self.how), Message::Hide),
            pictures.spacing(NEAR).wrap().vertical_spacing(NEAR),
            ui.body(ui.text("app-workshop-can-you-read")),
            tries.on_press_maybe(idle),
            told,
            again.on_press(Message::Again),
        ]
        .spacing(APART)
        .into()
    }
}

/// A picture as large as the hidden word. What it is called does not tell the word: whoever guesses may listen.
fn picture<'a>(ui: &Ui<'a>, shown: &Handle, seen: &Grey, key: &str) -> Element<'a, Message> {
    let scale = SCALE * larger(&ui.look);
    let sides = [seen.width(), seen.height()].map(|side| side as f32 * scale);
    picture_of_squares(shown, sides, ui.text(key))
}
